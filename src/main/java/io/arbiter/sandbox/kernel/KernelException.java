package io.arbiter.sandbox.kernel;

import java.util.Map;

/** The kernel refused a call, or does not know it. */
public final class KernelException extends Exception {
  private static final long serialVersionUID = 1L;

  static final int ENOENT = 2;
  static final int EACCES = 13;
  static final int EINVAL = 22;
  static final int ENOSYS = 38;

  /** From {@code errno(3)}; those that a set-up can meet. */
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

  /** The step and what the kernel answered, for people. */
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

  /** What was being done, such as "landlock_create_ruleset". */
  public String step() {
    return step;
  }

  /** The kernel's answer; 0 when the call went through but had no effect. */
  public int errno() {
    return errno;
  }
}
