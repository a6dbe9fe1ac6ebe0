package io.arbiter.sandbox.kernel;

/** The kernel refused a system call or does not have it. */
public final class KernelException extends Exception {
  private static final long serialVersionUID = 1L;

  static final int ENOENT = 2;
  static final int EACCES = 13;
  static final int EINVAL = 22;
  static final int ENOSYS = 38;

  /** Work that the kernel may refuse. */
  @FunctionalInterface
  interface Step {
    void take() throws KernelException;
  }

  private final String step;
  private final int errno;

  KernelException(String step, int errno) {
    super(describe(step, errno));
    this.step = step;
    this.errno = errno;
  }

  /** A message for people: the step and the kernel's answer. */
  public static String describe(String step, int errno) {
    return step + ": errno " + errno + name(errno);
  }

  /** The names of those {@code errno(3)} that the set-up of a confinement can return. */
  private static String name(int errno) {
    return switch (errno) {
      case 1 -> " (EPERM)";
      case ENOENT -> " (ENOENT)";
      case 3 -> " (ESRCH)";
      case 7 -> " (E2BIG)";
      case EACCES -> " (EACCES)";
      case 14 -> " (EFAULT)";
      case EINVAL -> " (EINVAL)";
      case ENOSYS -> " (ENOSYS, not in this kernel)";
      case 95 -> " (EOPNOTSUPP, switched off in this kernel)";
      default -> "";
    };
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
