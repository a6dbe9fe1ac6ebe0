package io.arbiter.app;

import io.arbiter.app.command.AuthorCommand;
import io.arbiter.worker.attack.AttackCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The program: prepares what is embedded, then runs the roles until it is told to stop. */
@QuarkusMain
public final class Arbiter {
  private Arbiter() {}

  public static void main(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals("attack")) {
      List<Path> folders = Arrays.stream(arguments).skip(1).map(Path::of).toList();
      System.exit(AttackCommand.run(folders, System.out));
    }
    if (arguments.length > 0 && arguments[0].equals("author")) {
      List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
      System.exit(AuthorCommand.run(rest, System.out));
    }
    if (arguments.length > 0 && arguments[0].equals("standings")) {
      List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
      System.exit(StandingsCommand.run(rest, System.out));
    }
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
            tell(failure);
          }
          // After a failed start nobody else would stop them.
          Embedded.stop();
          System.exit(status);
        },
        arguments);
  }

  /** Nobody else does: Quarkus leaves it to the handler, and logs nothing. */
  private static void tell(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    System.err.println("arbiter: the start failed: " + cause.getMessage());
    failure.printStackTrace();
  }
}
