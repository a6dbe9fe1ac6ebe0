package io.arbiter.server.station;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL of what opens stations. */
@ApplicationScoped
public class StationStatements {
  private static final String SOLVED_OF =
      """
      select s.player_id, p.slug from puzzle p join solved s on s.puzzle_id = p.id
      where s.player_id = any(:players) and p.slug = any(:slugs)
      """;

  private record Solved(UUID player, String slug) {}

  private final Session session;

  StationStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * Those of the puzzles that each player has solved; players who have solved none are left out.
   */
  Map<UUID, Set<String>> solvedOf(Collection<UUID> players, Collection<String> slugs) {
    return session
        .createNativeQuery(SOLVED_OF, Solved.class)
        .setParameter("players", players.toArray(UUID[]::new))
        .setParameter("slugs", slugs.toArray(String[]::new))
        .getResultStream()
        .collect(groupingBy(Solved::player, mapping(Solved::slug, toSet())));
  }
}
