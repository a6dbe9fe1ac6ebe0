package io.arbiter.sandbox.kernel;

import java.util.Map;

/** The kernel refused a system call or does not have it. */
public final class KernelException extends Exception {
  private static final long serialVersionUID = 1L;

  static final int ENOENT = 2;
  static final int EACCES = 13;
  static final int EINVAL = 22;
  static final int ENOSYS = 38;

  /** Names of {@code errno(3)} values that the set-up of a confinement can return. */
  private static final Map<Integer, String> NAMES =
      Map.of(
          1,
          "EPERM",
          ENOENT,
          "ENOENT",
          3,
          "ESRCH",
          7,
          "E2BIG",
          EACCES,
          "EACCES",
          14,
          "EFAULT",
          EINVAL,
          "EINVAL",
          ENOSYS,
          "ENOSYS, not in this kernel",
          95,
          "EOPNOTSUPP, switched off in this kernel");

  private final String step;
  private final int errno;

  KernelException(String step, int errno) {
    super(describe(step, errno));
    this.step = step;
    this.errno = errno;
  }

  /** A message for people: the step and the kernel's answer. */
  public static String describe(String step, int errno) {
    return step
        + ": errno "
        + errno
        + NAMES.entrySet().stream()
            .filter(name -> name.getKey() == errno)
            .map(name -> " (" + name.getValue() + ")")
            .findFirst()
            .orElse("");
  }

  /** The step that failed, such as "landlock_create_ruleset". */
  public String step() {
    return step;
  }

  /** The kernel's answer; 0 when the call succeeded but had no effect. */
  public int errno() {
    return errno;
  }
}
