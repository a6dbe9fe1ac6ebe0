package io.arbiter.app;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;

/** Starts this process's roles, with the services that it brings along, until it is stopped. */
public final class Startup {
  private Startup() {}

  /** Runs until the process ends; a start that fails ends it with the status 1 and a message. */
  public static void run() {
    try {
      Embedded.start();
    } catch (StartFailure e) {
      System.err.println("arbiter: " + e.getMessage());
      System.exit(1);
    }
    Quarkus.run(
        null,
        (status, failure) -> {
          if (failure != null) {
            report(failure);
          }
          // After a failed start nobody else would stop them.
          Embedded.stop();
          // In development mode Quarkus goes on, and starts the program again when it has changed.
          if (!LaunchMode.current().isDev()) {
            System.exit(status);
          }
        });
  }

  /** Quarkus logs nothing when it hands the failure to a handler. */
  private static void report(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    System.err.println("arbiter: the start failed: " + cause.getMessage());
    failure.printStackTrace();
  }
}
