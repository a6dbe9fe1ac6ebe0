package io.arbiter.server.score;

import static io.arbiter.server.puzzle.PuzzleRelations.PUZZLES;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads a player's scores, for the export of the account. Thread-safe. */
@ApplicationScoped
@Transactional
public class ScoreExport {
  private final Session session;

  ScoreExport(@Current Session session) {
    this.session = session;
  }

  /**
   * A place in the standings.
   *
   * @param board all, a month such as 2026-11 or a week such as 2026-W48
   */
  public record Place(String board, long rank, long points, int solved, Instant reachedAt) {}

  /** A puzzle that the player has solved, with all its points and its first solution. */
  public record Solved(String puzzle, UUID submission, int points, Instant solvedAt) {}

  /** The player's best solution of a puzzle, by steps, time (CPU milliseconds), size (bytes) or
   * points. */
  public record Best(
      String puzzle, String measure, long value, UUID submission, Instant reachedAt) {}

  public List<Place> standings(UUID player) {
    return list(
        """
        select board, 1 + places_above(board, loss, reached_at, player_id), points, solved,
          reached_at
        from standing where player_id = :player order by board
        """,
        Place.class,
        player);
  }

  public List<Solved> solved(UUID player) {
    return list(
        """
        select p.slug, s.submission_id, s.points + coalesce((select sum(m.points) from improvement m
          where m.player_id = s.player_id and m.puzzle_id = s.puzzle_id), 0)::int as points,
          s.solved_at
        from solved s join %s p on p.id = s.puzzle_id
        where s.player_id = :player order by s.solved_at
        """
            .formatted(PUZZLES),
        Solved.class,
        player);
  }

  public List<Best> best(UUID player) {
    return list(
        """
        select p.slug, b.measure, abs(b.value), b.submission_id, b.reached_at from solved s
        join best b on b.puzzle_id = s.puzzle_id and b.player_id = s.player_id
          and b.measure in ('size', 'steps', 'time', 'points')
        join %s p on p.id = s.puzzle_id
        where s.player_id = :player order by p.slug, b.measure
        """
            .formatted(PUZZLES),
        Best.class,
        player);
  }

  private <T> List<T> list(String sql, Class<T> type, UUID player) {
    return session.createNativeQuery(sql, type).setParameter("player", player).getResultList();
  }
}
