package io.arbiter.server.rejudging;

import io.arbiter.core.judging.Verdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rejudging changes, computed once when all its results were in.
 *
 * @param changed how many submissions get another verdict
 * @param changes the first of them, in the order of submission
 * @param playersChanged how many players' points or solved puzzles change
 * @param players the first of them, by their rank before
 * @param othersMoved how many other players' ranks change
 * @param compared how often each verdict became which, equal ones included
 */
public record RejudgingReport(
    int changed,
    List<Change> changes,
    int playersChanged,
    List<PlayerChange> players,
    long othersMoved,
    List<Compared> compared) {
  /** A list in a report ends here; the counts go on. */
  static final int LISTED = 1_000;

  public RejudgingReport {
    changes = List.copyOf(changes);
    players = List.copyOf(players);
    compared = List.copyOf(compared);
  }

  /** A submission whose verdict changes; the player of a deleted account is null. */
  public record Change(UUID submission, @Nullable String player, Verdict before, Verdict after) {}

  /** A player's place as it is and as it will be; a rank is null without a solved puzzle. */
  public record PlayerChange(
      @Nullable String player,
      long pointsBefore,
      long pointsAfter,
      @Nullable Long rankBefore,
      @Nullable Long rankAfter) {}

  /**
   * So many submissions went from one verdict to the other. One whose new verdict is the author's
   * or the judge's fault keeps its old judgement.
   */
  public record Compared(Verdict before, Verdict after, long count) {}
}
