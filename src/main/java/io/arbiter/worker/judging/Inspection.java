package io.arbiter.worker.judging;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import java.math.BigDecimal;

/** What the inspection of a solution's text led to. */
sealed interface Inspection {
  /**
   * The text may be judged.
   *
   * @param points that the inspector gave
   */
  record Passed(BigDecimal points) implements Inspection {}

  /** The inspector refused the text, or failed. */
  record Ended(Judgement judgement) implements Inspection {}

  /**
   * The text does not compile, so the inspector has not seen it.
   *
   * @param refused the judgement if the text compiles after all
   */
  record Uncompiled(Judgement refused) implements Inspection {
    /**
     * The judgement of the run. It must find the syntax error, too: nothing that the inspector has
     * not seen may be accepted.
     */
    Judgement confirm(Judgement judged) {
      boolean confirmed =
          judged.verdict() == Verdict.SYNTAX_ERROR || judged.verdict() == Verdict.JUDGE_ERROR;
      return confirmed ? judged : refused;
    }
  }
}
