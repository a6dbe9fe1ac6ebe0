package io.arbiter.sandbox.kernel;

import java.util.List;

/**
 * Which uses of one system call a filter allows; it refuses all other uses.
 *
 * @param check the condition on the arguments
 * @param refusal what happens when the check fails
 * @param reason why the call is needed, or why it is refused with an error instead of a kill
 */
record SeccompRule(SystemCall call, Check check, Refusal refusal, String reason) {
  /** A condition on the lower 32 bits of one argument. */
  sealed interface Check {
    /** Every call is allowed. */
    record Any() implements Check {}

    /** No call is allowed. */
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

  /** What happens to a call that the filter refuses. */
  record Refusal(int action) {
    /** {@code SECCOMP_RET_KILL_PROCESS}: the process dies by SIGSYS. */
    static final Refusal KILL = new Refusal(0x80000000);

    /** {@code SECCOMP_RET_ERRNO}: the caller gets the error and continues. */
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
