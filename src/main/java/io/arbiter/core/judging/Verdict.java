package io.arbiter.core.judging;

/** The outcome of a submission: that of its first failing test case in order. */
public enum Verdict {
  /** Every test case passed. */
  ACCEPTED(Blame.NOBODY),
  /** A test case's value differs, or is no plain value. */
  WRONG_ANSWER(Blame.PLAYER),
  /** An exception left the player's code, {@code SystemExit} included. */
  RUNTIME_ERROR(Blame.PLAYER),
  /** The source does not compile. */
  SYNTAX_ERROR(Blame.PLAYER),
  /** The source does not define the function, or defines it as something not callable. */
  MISSING_FUNCTION(Blame.PLAYER),
  /** CPU time, wall time or steps ran out. */
  TIME_LIMIT(Blame.PLAYER),
  /** The live heap grew over the limit. */
  MEMORY_LIMIT(Blame.PLAYER),
  /** Too many bytes were printed or returned. */
  OUTPUT_LIMIT(Blame.PLAYER),
  /** The code tried what the sandbox denies: file, process, thread, network, native code. */
  FORBIDDEN(Blame.PLAYER),
  /** The puzzle's checker, referee or generator failed; never counted. */
  AUTHOR_ERROR(Blame.AUTHOR),
  /** The judge's own fault, after its retries; never counted. */
  JUDGE_ERROR(Blame.JUDGE);

  private final Blame blame;

  Verdict(Blame blame) {
    this.blame = blame;
  }

  public Blame blame() {
    return blame;
  }
}
