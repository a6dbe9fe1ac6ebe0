package io.arbiter.sandbox.kernel;

/** A processor architecture that Arbiter has system-call numbers for. */
enum Architecture {
  X86_64(0xC000003E),
  AARCH64(0xC00000B7);

  private final int audit;

  Architecture(int audit) {
    this.audit = audit;
  }

  /**
   * {@code AUDIT_ARCH_…} of {@code linux/audit.h}: the number by which a filter recognises the
   * architecture.
   */
  int audit() {
    return audit;
  }

  /** The architecture of this machine. */
  static Architecture here() throws KernelException {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64", "arm64" -> AARCH64;
      default ->
          throw new KernelException(
              "the architecture " + System.getProperty("os.arch"), KernelException.ENOSYS);
    };
  }
}
