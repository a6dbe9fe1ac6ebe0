package io.arbiter.server.station;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL of what opens stations. */
@ApplicationScoped
public class StationStatements {
  static final String SOLVED_OF =
      """
      select p.slug from puzzle p join solved s on s.puzzle_id = p.id
      where s.player_id = :player and p.slug = any(:slugs)
      """;

  private final Session session;

  StationStatements(@Current Session session) {
    this.session = session;
  }

  /** Those of the puzzles that the player has solved. */
  Set<String> solvedOf(UUID player, Collection<String> slugs) {
    return Set.copyOf(
        session
            .createNativeQuery(SOLVED_OF, String.class)
            .setParameter("player", player)
            .setParameter("slugs", slugs.toArray(String[]::new))
            .getResultList());
  }
}
