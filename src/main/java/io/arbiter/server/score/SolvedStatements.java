package io.arbiter.server.score;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.puzzle.catalog.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL that reads which puzzles players have solved. */
@ApplicationScoped
class SolvedStatements implements Progress {
  private static final String SOLVED_OF =
      """
      select s.player_id, p.slug from named_puzzle p join solved s on s.puzzle_id = p.id
      where s.player_id = any(:players) and p.slug = any(:slugs)
      """;

  private static final String HAS_SOLVED =
      "select exists (select from solved where player_id = :player and puzzle_id = :puzzle)";

  private record Solved(UUID player, String slug) {}

  private final Session session;

  SolvedStatements(@Current Session session) {
    this.session = session;
  }

  @Override
  public Map<UUID, Set<String>> solvedOf(Collection<UUID> players, Collection<String> slugs) {
    return session
        .createNativeQuery(SOLVED_OF, Solved.class)
        .setParameter("players", players.toArray(UUID[]::new))
        .setParameter("slugs", slugs.toArray(String[]::new))
        .getResultStream()
        .collect(groupingBy(Solved::player, mapping(Solved::slug, toSet())));
  }

  boolean hasSolved(UUID player, UUID puzzle) {
    return Column.query(session, HAS_SOLVED, Boolean.class)
        .setParameter("player", player)
        .setParameter("puzzle", puzzle)
        .getSingleResult();
  }
}
