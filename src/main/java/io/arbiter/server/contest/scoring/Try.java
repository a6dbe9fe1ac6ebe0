package io.arbiter.server.contest.scoring;

import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission of a contest.
 *
 * @param puzzle the position of the puzzle in the contest, from 0
 * @param at when it was submitted
 */
public record Try(UUID player, int puzzle, Instant at, Outcome outcome) {
  /** What a try at a puzzle means for the standings. */
  public enum Outcome {
    /** Solves the puzzle. */
    ACCEPTED,
    /** Costs a penalty if the puzzle is solved later. */
    WRONG,
    /** Costs nothing. */
    FREE,
    /** Is judged at the moment, or hidden by the freeze. */
    PENDING;

    /**
     * The verdicts of free tries, as the database stores them: the source did not compile, or it
     * was not the player's fault.
     */
    public static final List<String> FREE_VERDICTS =
        Arrays.stream(Verdict.values())
            .filter(verdict -> of(verdict) == FREE)
            .map(Verdict::name)
            .toList();

    /** The outcome of a verdict; null means that there is no verdict yet. */
    public static Outcome of(@Nullable Verdict verdict) {
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
}
