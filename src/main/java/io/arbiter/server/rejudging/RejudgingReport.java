package io.arbiter.server.rejudging;

import io.arbiter.core.judging.Verdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rejudging changes, computed once when all its results were in.
 *
 * @param changed how many submissions get another verdict
 * @param changes the first of these submissions, in the order of submission
 * @param playersChanged how many players' points or solved puzzles change
 * @param players the first of these players, by their rank before
 * @param othersMoved how many other players' ranks change
 * @param compared the number of submissions for each pair of old and new verdict, equal verdicts
 *     included
 */
record RejudgingReport(
    int changed,
    List<Change> changes,
    int playersChanged,
    List<PlayerChange> players,
    long othersMoved,
    List<Compared> compared) {
  /** The most entries of a list in a report. The counts cover all. */
  static final int LISTED = 1_000;

  public RejudgingReport {
    changes = List.copyOf(changes);
    players = List.copyOf(players);
    compared = List.copyOf(compared);
  }

  /** A submission whose verdict changes; the player of a deleted account is null. */
  public record Change(UUID submission, @Nullable String player, Verdict before, Verdict after) {}

  /**
   * A player's points and rank before and after; a rank is null for a player with no solved puzzle.
   */
  public record PlayerChange(
      @Nullable String player,
      long pointsBefore,
      long pointsAfter,
      @Nullable Long rankBefore,
      @Nullable Long rankAfter) {}

  /**
   * The number of submissions with this old and this new verdict. If the new verdict is the
   * author's or the judge's fault, the submission keeps its old judgement.
   */
  public record Compared(Verdict before, Verdict after, long count) {}
}
