package io.arbiter.worker.judging;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;

/**
 * The limits of a program. Each run of it has the puzzle's limits. All runs of a submission
 * together have {@link Limits#HIGHEST}, so that a submission takes a worker no longer than that of
 * a function. Used by one thread.
 */
final class ProgramLimits {
  private final Limits each;
  private Usage total = Usage.NONE;
  private Usage most = Usage.NONE;

  ProgramLimits(Limits each) {
    this.each = each;
  }

  Limits next() {
    return each.atMost(Limits.HIGHEST.after(total, 0));
  }

  void spend(Usage usage) {
    total = total.plus(usage);
    most = most.max(usage);
  }

  Usage total() {
    return total;
  }

  /** The most that a run has used of each. */
  Usage most() {
    return most;
  }

  /**
   * The outcome of a run with the limits of all runs together. The sandbox allows some grace above
   * the CPU limit.
   *
   * @param given the limits of the run
   * @param used what the run has used; already spent
   */
  Outcome timed(Outcome outcome, Limits given, Usage used) {
    if (outcome instanceof Outcome.EngineFault) {
      return outcome;
    }
    if (used.cpuMillis() > given.cpuMillis()) {
      return given.cpuMillis() < each.cpuMillis()
          ? new Outcome.LimitHit(Limit.CPU, Limits.HIGHEST.cpuMillis(), total.cpuMillis())
          : new Outcome.LimitHit(Limit.CPU, given.cpuMillis(), used.cpuMillis());
    }
    if (total.wallMillis() > Limits.HIGHEST.wallMillis()) {
      return new Outcome.LimitHit(Limit.WALL, Limits.HIGHEST.wallMillis(), total.wallMillis());
    }
    if (outcome instanceof Outcome.LimitHit(Limit limit, long _, long _)
        && limit == Limit.STEPS
        && given.steps() < each.steps()) {
      return new Outcome.LimitHit(limit, Limits.HIGHEST.steps(), total.steps());
    }
    return outcome;
  }
}
