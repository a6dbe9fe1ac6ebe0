package io.arbiter.server.score;

import io.arbiter.server.database.Current;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * A player's scores. An account's deletion removes them first, since the scorekeeper and rejudgings
 * lock standings before anything else that names players. Thread-safe.
 */
@ApplicationScoped
@Priority(1)
public class ScoreData implements PlayerData {
  private final Session session;
  private final Withdrawal withdrawal;

  ScoreData(@Current Session session, Withdrawal withdrawal) {
    this.session = session;
    this.withdrawal = withdrawal;
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
   * points.
   */
  public record Best(
      String puzzle, String measure, long value, UUID submission, Instant reachedAt) {}

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("standings", () -> standings(player));
    out.write("solved", () -> solved(player));
    out.write("best", () -> best(player));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    withdrawal.of(player);
  }

  private List<Place> standings(UUID player) {
    return list(
        """
        select board, 1 + places_above(board, loss, reached_at, player_id), points, solved,
          reached_at
        from standing s where player_id = :player order by board
        """,
        Place.class,
        player);
  }

  private List<Solved> solved(UUID player) {
    return list(
        """
        select p.slug, s.submission_id, s.points + coalesce((select sum(m.points) from improvement m
          where m.player_id = s.player_id and m.puzzle_id = s.puzzle_id), 0)::int as points,
          s.solved_at
        from solved s join named_puzzle p on p.id = s.puzzle_id
        where s.player_id = :player order by s.solved_at
        """,
        Solved.class,
        player);
  }

  private List<Best> best(UUID player) {
    return list(
        """
        select p.slug, b.measure, abs(b.value), b.submission_id, b.reached_at from solved s
        join best b on b.puzzle_id = s.puzzle_id and b.player_id = s.player_id
          and b.measure in ('size', 'steps', 'time', 'points')
        join named_puzzle p on p.id = s.puzzle_id
        where s.player_id = :player order by p.slug, b.measure
        """,
        Best.class,
        player);
  }

  private <T> List<T> list(String sql, Class<T> type, UUID player) {
    return session.createNativeQuery(sql, type).setParameter("player", player).getResultList();
  }
}
