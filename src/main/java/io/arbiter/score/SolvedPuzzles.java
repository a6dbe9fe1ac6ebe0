package io.arbiter.score;

import io.arbiter.station.Stations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What players have solved, as verdicts come: the first accepted solution of a puzzle that is
 * scored counts, with its points, and may open a station.
 */
@ApplicationScoped
public class SolvedPuzzles {
  private final Standings standings;
  private final Stations stations;

  public SolvedPuzzles(Standings standings, Stations stations) {
    this.standings = standings;
    this.stations = stations;
  }

  /**
   * What a judgement brings its player.
   *
   * @param first whether it solves the puzzle, which was not solved before
   * @param unlocked the names of the stations that it opens
   */
  record Gain(boolean first, int points, List<String> unlocked) {
    static final Gain NONE = new Gain(false, 0, List.of());
  }

  /** Takes an accepted submission; the caller holds its player's lock. */
  Gain add(Handle transaction, UUID submission, Scorekeeper.Entry entry) {
    boolean first =
        standings.addSolved(
            transaction,
            entry.player(),
            entry.puzzle(),
            submission,
            entry.points(),
            entry.submittedAt());
    if (!first) {
      return Gain.NONE;
    }
    return new Gain(
        true, entry.points(), stations.openedBy(transaction, entry.player(), entry.slug()));
  }

  /** Whether the puzzle counts as solved by a later submission than this one. */
  static boolean isEarlier(Handle transaction, UUID submission, Scorekeeper.Entry entry) {
    return transaction
        .createQuery(
            """
            select exists (select from solved where player_id = :player and puzzle_id = :puzzle
              and (solved_at, submission_id) > (:at, :submission))
            """)
        .bind("player", entry.player())
        .bind("puzzle", entry.puzzle())
        .bind("at", entry.submittedAt())
        .bind("submission", submission)
        .mapTo(Boolean.class)
        .one();
  }
}
