package io.arbiter.sandbox.kernel;

import java.util.List;

/**
 * What a filter lets through of one system call; anything else it refuses.
 *
 * @param check of the arguments
 * @param refusal what happens when the check fails
 * @param reason why the call is needed, or why it is refused gently
 */
record SeccompRule(SystemCall call, Check check, Refusal refusal, String reason) {
  /** A condition on one argument, of which the lower 32 bits are looked at. */
  sealed interface Check {
    /** Every argument will do. */
    record Any() implements Check {}

    /** None will. */
    record Never() implements Check {}

    /** The argument is one of these. */
    record OneOf(int argument, List<Integer> values) implements Check {
      public OneOf {
        values = List.copyOf(values);
      }
    }

    /** None of these bits is set. */
    record Without(int argument, int bits) implements Check {}
  }

  /** What becomes of a call that a filter does not let through. */
  record Refusal(int action) {
    /** {@code SECCOMP_RET_KILL_PROCESS}: ends as by SIGSYS. */
    static final Refusal KILL = new Refusal(0x80000000);

    /** {@code SECCOMP_RET_ERRNO}: the caller is told and goes on. */
    static Refusal errno(int errno) {
      return new Refusal(0x00050000 | errno);
    }
  }

  static SeccompRule allow(SystemCall call, String reason) {
    return new SeccompRule(call, new Check.Any(), Refusal.KILL, reason);
  }

  static SeccompRule allow(SystemCall call, Check check, String reason) {
    return new SeccompRule(call, check, Refusal.KILL, reason);
  }

  static SeccompRule refuse(SystemCall call, int errno, String reason) {
    return new SeccompRule(call, new Check.Never(), Refusal.errno(errno), reason);
  }
}
