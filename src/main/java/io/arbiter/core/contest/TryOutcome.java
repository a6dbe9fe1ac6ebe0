package io.arbiter.core.contest;

import io.arbiter.core.judging.Verdict;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a try at a puzzle means for the standings. */
public enum TryOutcome {
  /** Solves the puzzle. */
  ACCEPTED,
  /** Costs a penalty if the puzzle is solved later. */
  WRONG,
  /** Costs nothing. */
  FREE,
  /** Is judged at the moment, or hidden by the freeze. */
  PENDING;

  /**
   * The verdicts of free tries, as the database stores them: the source did not compile, or it was
   * not the player's fault.
   */
  public static final List<String> FREE_VERDICTS =
      Arrays.stream(Verdict.values())
          .filter(verdict -> of(verdict) == FREE)
          .map(Verdict::name)
          .toList();

  /** The outcome of a verdict; null means that there is no verdict yet. */
  public static TryOutcome of(@Nullable Verdict verdict) {
    if (verdict == null) {
      return PENDING;
    }
    return switch (verdict) {
      case ACCEPTED -> ACCEPTED;
      case SYNTAX_ERROR, AUTHOR_ERROR, JUDGE_ERROR -> FREE;
      case WRONG_ANSWER,
          RUNTIME_ERROR,
          MISSING_FUNCTION,
          TIME_LIMIT,
          MEMORY_LIMIT,
          OUTPUT_LIMIT,
          FORBIDDEN ->
          WRONG;
    };
  }
}
