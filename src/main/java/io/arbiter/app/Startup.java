package io.arbiter.app;

import io.arbiter.app.embedded.Embedded;
import io.arbiter.app.process.StartFailure;
import io.arbiter.app.process.Traces;
import io.arbiter.server.database.UnusableDatabaseException;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import java.net.BindException;

/**
 * Starts the embedded services and the roles of this process, and runs until the process is
 * stopped.
 */
public final class Startup {
  private Startup() {}

  /**
   * Runs until the process ends. If the start fails, the process ends with a message and status 1.
   */
  public static void run() {
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    try {
      Traces.configure();
      Embedded.start();
    } catch (StartFailure | IllegalArgumentException e) {
      System.err.println("arbiter: " + e.getMessage());
      System.exit(1);
    }
    Quarkus.run(
        null,
        (status, failure) -> {
          if (failure != null) {
            report(failure);
          }
          // After a failed start nothing else stops the embedded services.
          Embedded.stop();
          // In development mode Quarkus goes on, and starts the program again when it has changed.
          if (!LaunchMode.current().isDev()) {
            System.exit(status);
          }
        });
  }

  /** Prints the failure, because Quarkus does not log a failure that it passes to a handler. */
  private static void report(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    System.err.println("arbiter: the start failed: " + cause.getMessage());
    // These messages name the port or the database and need no more.
    if (!(cause instanceof BindException || cause instanceof UnusableDatabaseException)) {
      failure.printStackTrace();
    }
  }
}
