package io.arbiter.sandbox.kernel;

import io.arbiter.sandbox.kernel.SeccompRule.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the kernel holds a process to, as far as that was seen to bite.
 *
 * @param noNewPrivileges no file that it executes gives it a privilege
 * @param landlock the version of Landlock that hides the files, from 1; 0 when none does
 * @param seccomp only the listed system calls are let through, on every thread
 * @param resourceLimits no core file, no file that grows, few open files
 */
public record Confinement(
    boolean noNewPrivileges, int landlock, boolean seccomp, boolean resourceLimits) {
  /** Not confined at all. */
  public static final Confinement NONE = new Confinement(false, 0, false, false);

  /** Stands in a command for the folder that the program finds open. */
  public static final String FOLDER = "@folder@";

  private static final int O_PATH_DIRECTORY = 0x200000 | 0x10000;

  /**
   * Replaces this process by another program that reads no more than is listed; it has yet to lock
   * itself. Returns only by throwing.
   *
   * @param command in which {@link #FOLDER} becomes a path that says nothing of the host
   * @param folder that {@link #FOLDER} stands for; what of it may be read is for the list to say
   * @param readable files and folders; those that do not exist are passed over
   * @param strict whether a layer that this kernel lacks ends the start; else the program starts
   *     without it
   */
  public static void execute(
      List<String> command, Path folder, Collection<Path> readable, boolean strict)
      throws KernelException {
    attempt(strict, Kernel::keepDescriptors);
    // Opened after that, it is handed on.
    String open = "/proc/self/fd/" + Kernel.openPath(folder, O_PATH_DIRECTORY);
    attempt(strict, ResourceLimits::lowerAll);
    attempt(strict, Kernel::giveUpPrivileges);
    attempt(strict, () -> Landlock.confine(readable));
    Kernel.execute(command.stream().map(word -> word.replace(FOLDER, open)).toList());
  }

  /**
   * Lets only those system calls through from now on that a warm JVM needs.
   *
   * @param strict as in {@link #execute}
   * @return what holds, each layer as it was seen and none taken for granted
   */
  public static Confinement lock(boolean strict) throws KernelException {
    int process = (int) Kernel.call("getpid", SystemCall.GETPID);
    // Before the filter: the calls that ask are not needed later.
    Confinement before = seen();
    attempt(strict, () -> Seccomp.install(GuestFilter.rules(process), Refusal.KILL));
    return new Confinement(
        before.noNewPrivileges, before.landlock, Kernel.isFiltered(), before.resourceLimits);
  }

  /** Loads what {@link #lock} needs and changes nothing; for a training run. */
  public static void rehearse() throws KernelException {
    seen();
    Seccomp.compile(GuestFilter.rules(0), Refusal.KILL, Architecture.here());
  }

  private static Confinement seen() throws KernelException {
    return new Confinement(
        Kernel.hasGivenUpPrivileges(),
        Landlock.bites() ? Landlock.abi() : 0,
        Kernel.isFiltered(),
        ResourceLimits.hold());
  }

  /** The layers that do not hold, in words. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!noNewPrivileges) {
      missing.add("no_new_privs");
    }
    if (landlock == 0) {
      missing.add("Landlock");
    }
    if (!seccomp) {
      missing.add("seccomp");
    }
    if (!resourceLimits) {
      missing.add("resource limits");
    }
    return missing;
  }

  @FunctionalInterface
  private interface Step {
    void take() throws KernelException;
  }

  private static void attempt(boolean strict, Step step) throws KernelException {
    try {
      step.take();
    } catch (KernelException e) {
      if (strict) {
        throw e;
      }
    }
  }
}
