package io.arbiter.server.score;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The SQL of spreads. Each statement reads the index of the board's order alone. */
@ApplicationScoped
class SpreadStatements {
  /** The values of 95 of 100 players are usual. */
  private static final String BOUNDS =
      """
      select count(*), min(b.value), max(b.value),
        percentile_disc(0.95) within group (order by b.value)
      from best b where b.puzzle_id = :puzzle and b.measure = :measure
      having count(*) > 0
      """;

  private static final String COUNTS =
      """
      select cast(least((b.value - :best) / :width, :ranges) as int) as bin, count(*)
      from best b where b.puzzle_id = :puzzle and b.measure = :measure
      group by bin
      """;

  private static final String PLACE =
      """
      select 1 + (select count(*) from best b
          where b.puzzle_id = m.puzzle_id and b.measure = m.measure
            and (b.value, b.reached_at, b.player_id) < (m.value, m.reached_at, m.player_id)),
        abs(m.value)
      from best m
      where m.puzzle_id = :puzzle and m.measure = :measure and m.player_id = :player
      """;

  private final Session session;

  SpreadStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * The bounds of a board. Points are negative here, so that the best value is the least.
   *
   * @param usual the worst value that is not far worse than all others
   */
  record Bounds(long players, long best, long worst, long usual) {}

  private record Count(int bin, long players) {}

  /** The bounds of a board; empty if nobody is on the board. */
  Optional<Bounds> bounds(UUID puzzle, String measure) {
    return session
        .createNativeQuery(BOUNDS, Bounds.class)
        .setParameter("puzzle", puzzle)
        .setParameter("measure", measure)
        .uniqueResultOptional();
  }

  /** The number of players by range, from 0; the last range has all that is worse. */
  Map<Integer, Long> counts(UUID puzzle, String measure, long best, long width) {
    return session
        .createNativeQuery(COUNTS, Count.class)
        .setParameter("puzzle", puzzle)
        .setParameter("measure", measure)
        .setParameter("best", best)
        .setParameter("width", width)
        .setParameter("ranges", (long) Spreads.RANGES)
        .getResultStream()
        .collect(Collectors.toMap(Count::bin, Count::players));
  }

  /** The place of a player on a board. */
  Optional<Spread.Mine> place(UUID puzzle, String measure, UUID player) {
    return session
        .createNativeQuery(PLACE, Spread.Mine.class)
        .setParameter("puzzle", puzzle)
        .setParameter("measure", measure)
        .setParameter("player", player)
        .uniqueResultOptional();
  }
}
