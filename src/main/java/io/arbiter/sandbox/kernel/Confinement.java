package io.arbiter.sandbox.kernel;

import io.arbiter.sandbox.kernel.SeccompRule.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The restrictions of a process, each only if it was seen to take effect.
 *
 * @param noNewPrivileges no file that the process executes can give it a privilege
 * @param landlock the version of Landlock that restricts the files, from 1; 0 without Landlock
 * @param seccomp the kernel allows only the listed system calls, on every thread
 * @param resourceLimits no core file, no growing file, few open files
 */
public record Confinement(
    boolean noNewPrivileges, int landlock, boolean seccomp, boolean resourceLimits) {
  /** Not confined at all. */
  public static final Confinement NONE = new Confinement(false, 0, false, false);

  /** Placeholder in a command for a folder that the program inherits as an open descriptor. */
  public static final String FOLDER = "@folder@";

  private static final int O_PATH = 0x200000;

  /**
   * Replaces this process by another program, which can read only the listed files. The program
   * must still {@link #lock} itself. Returns only by throwing.
   *
   * @param command the program and its arguments; {@link #FOLDER} in it becomes a path that reveals
   *     nothing about the host
   * @param folder the folder for {@link #FOLDER}; which of its files are readable depends on {@code
   *     readable}
   * @param readable files and folders; missing ones are skipped
   * @param strict true: a layer that this kernel lacks throws; false: the program starts without
   *     the layer
   */
  public static void execute(
      List<String> command, Path folder, Collection<Path> readable, boolean strict)
      throws KernelException {
    attempt(strict, Kernel::closeDescriptorsOnExecute);
    // Opened after the step above, so the new program inherits this descriptor.
    String open = "/proc/self/fd/" + Kernel.openPath(folder, O_PATH);
    attempt(strict, ResourceLimits::lowerAll);
    attempt(strict, Kernel::giveUpPrivileges);
    attempt(strict, () -> Landlock.confine(readable));
    Kernel.execute(command.stream().map(word -> word.replace(FOLDER, open)).toList());
  }

  /**
   * From now on allows only the system calls that a warm JVM needs.
   *
   * @param strict as in {@link #execute}
   * @return the layers that were seen to take effect
   */
  public static Confinement lock(boolean strict) throws KernelException {
    int process = (int) Kernel.call("getpid", SystemCall.GETPID);
    // Before the filter, which forbids the calls that observe the other layers.
    Confinement before = observed();
    attempt(strict, () -> Seccomp.install(GuestFilter.rules(process), Refusal.KILL));
    return new Confinement(
        before.noNewPrivileges, before.landlock, Kernel.isFiltered(), before.resourceLimits);
  }

  /** Loads the classes that {@link #lock} needs and restricts nothing; for a training run. */
  public static void rehearse() throws KernelException {
    observed();
    Seccomp.compile(GuestFilter.rules(0), Refusal.KILL, Architecture.here());
  }

  private static Confinement observed() throws KernelException {
    return new Confinement(
        Kernel.hasGivenUpPrivileges(),
        Landlock.isEffective() ? Landlock.abi() : 0,
        Kernel.isFiltered(),
        ResourceLimits.areLowered());
  }

  /** The names of the layers that are not in effect. */
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

  private static void attempt(boolean strict, KernelException.Step step) throws KernelException {
    try {
      step.take();
    } catch (KernelException e) {
      if (strict) {
        throw e;
      }
    }
  }
}
