package io.arbiter.sandbox.kernel;

import io.arbiter.sandbox.kernel.SeccompRule.Refusal;
import java.io.IOException;
import java.util.List;

/** Runs a command as if the kernel had no Landlock; nothing else changes. */
public final class WithoutLandlock {
  private static final Refusal ALLOW = new Refusal(0x7fff0000);

  /**
   * The lock of tests that start a process with this, and of tests that look for such processes: a
   * guest that escaped would have its filters, too.
   */
  public static final String LOCK = "processes with filters of system calls";

  private WithoutLandlock() {}

  public static void main(String... command)
      throws KernelException, IOException, InterruptedException {
    Kernel.giveUpPrivileges();
    Seccomp.install(
        List.of(
            SeccompRule.refuse(
                SystemCall.LANDLOCK_CREATE_RULESET, KernelException.ENOSYS, "an older kernel")),
        ALLOW);
    Process process = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    System.exit(process.waitFor());
  }

  /** Ends the command and waits for its end: a test deletes the command's files when this ends. */
  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
