package io.arbiter.core.judging;

import java.util.Arrays;
import java.util.List;

/** The result of a submission. The first failing test case decides. */
public enum Verdict {
  /** Every test case passed. */
  ACCEPTED(Blame.NOBODY),
  /** A returned value is not the expected one, or is not plain data; or a program's output. */
  WRONG_ANSWER(Blame.PLAYER),
  /**
   * An exception left the player's code, {@code SystemExit} included. Only a program may end with
   * {@code sys.exit(0)}.
   */
  RUNTIME_ERROR(Blame.PLAYER),
  /** The source does not compile. */
  SYNTAX_ERROR(Blame.PLAYER),
  /** The source does not define the function, or the name is not callable. */
  MISSING_FUNCTION(Blame.PLAYER),
  /** CPU time, wall time or steps ran out. */
  TIME_LIMIT(Blame.PLAYER),
  /** The live heap exceeded the limit. */
  MEMORY_LIMIT(Blame.PLAYER),
  /** Too many bytes were printed or returned. */
  OUTPUT_LIMIT(Blame.PLAYER),
  /**
   * The code tried something that the sandbox denies: files, processes, threads, network, native
   * code.
   */
  FORBIDDEN(Blame.PLAYER),
  /**
   * The author's checker, referee, adapter, inspector or generator failed; never counts against the
   * player.
   */
  AUTHOR_ERROR(Blame.AUTHOR),
  /** The judge failed, also after retries; never counts against the player. */
  JUDGE_ERROR(Blame.JUDGE);

  /** The names of the verdicts that never count. */
  public static final List<String> UNCOUNTED =
      Arrays.stream(values()).filter(v -> !v.counts()).map(Verdict::name).toList();

  private final Blame blame;

  Verdict(Blame blame) {
    this.blame = blame;
  }

  public Blame blame() {
    return blame;
  }

  /** Whether this is a result of the player's code, and so counts for or against the player. */
  public boolean counts() {
    return blame != Blame.AUTHOR && blame != Blame.JUDGE;
  }
}
