package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.Confinement;
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
    SandboxSettings shared = SharedSandbox.settings(1, 50);
    SandboxSettings settings =
        new SandboxSettings(
            shared.installation(),
            1,
            50,
            shared.maxMemoryBytes(),
            0,
            shared.startTimeout(),
            ConfinementMode.valueOf(arguments[0]));
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
