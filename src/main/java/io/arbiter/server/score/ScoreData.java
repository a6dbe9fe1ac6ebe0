package io.arbiter.server.score;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/**
 * A player's scores. An account's deletion removes them first, since the scorekeeper and rejudgings
 * lock standings before anything else that names players. Thread-safe.
 */
@ApplicationScoped
@Priority(1)
class ScoreData implements PlayerData {
  private final RankingQueries rankings;
  private final RecountQueries scores;
  private final SubmissionStore submissions;

  ScoreData(RankingQueries rankings, RecountQueries scores, SubmissionStore submissions) {
    this.rankings = rankings;
    this.scores = scores;
    this.submissions = submissions;
  }

  /**
   * A place in the standings.
   *
   * @param board all, a month such as 2026-11 or a week such as 2026-W48
   */
  public record Place(String board, long rank, long points, int solved, Instant reachedAt) {}

  /** A puzzle that the player has solved, with all its points and its first solution. */
  public record Solved(String puzzle, UUID submission, int points, Instant solvedAt) {}

  /**
   * The player's best solution of a puzzle, by steps, time (CPU milliseconds), size (bytes) or
   * points; in JavaScript by {@code steps-javascript} and so on.
   */
  public record Best(
      String puzzle, String measure, long value, UUID submission, Instant reachedAt) {}

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("standings", () -> rankings.standingsOf(player));
    out.write("solved", () -> rankings.solvedOf(player));
    out.write("best", () -> rankings.bestOf(player));
  }

  /**
   * Removes a player, whose lock the caller holds, from all rankings. The submissions still count
   * as attempts, but no longer as a solver's. {@link Recount} makes sure that later judgements do
   * not bring the player back.
   */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    scores.deleteScores(player);
    submissions.clearPoints(player);
  }
}
