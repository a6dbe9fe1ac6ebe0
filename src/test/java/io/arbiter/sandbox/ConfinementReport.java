package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.Confinement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Opens a sandbox in its own process and prints the confinement of its children; the argument is
 * the mode.
 */
public final class ConfinementReport {
  private ConfinementReport() {}

  public static void main(String... arguments) throws Exception {
    SandboxSettings settings =
        SharedSandbox.settings(1, 50, Duration.ofMinutes(3), ConfinementMode.valueOf(arguments[0]));
    try (Sandbox sandbox = new Sandbox(settings)) {
      Confinement held = sandbox.confinement().get(90, TimeUnit.SECONDS);
      List<String> failures = sandbox.test();
      System.out.println("missing " + held.missing() + ", went through " + failures);
    } catch (ExecutionException e) {
      System.out.println("refused: " + e.getCause().getMessage());
    }
    System.exit(0);
  }
}
