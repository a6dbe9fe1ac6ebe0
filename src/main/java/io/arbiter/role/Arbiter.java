package io.arbiter.role;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program: prepares what is embedded, then runs the roles until it is told to stop. */
@QuarkusMain
public final class Arbiter {
  private Arbiter() {}

  public static void main(String... arguments) {
    try {
      Embedded.start();
    } catch (StartFailure e) {
      System.err.println("arbiter: " + e.getMessage());
      System.exit(1);
    }
    Quarkus.run(
        null,
        (status, failure) -> {
          // After a failed start nobody else would stop them.
          Embedded.stop();
          System.exit(status);
        },
        arguments);
  }
}
