package io.arbiter.server.puzzle.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows what players have solved. Thread-safe. */
@FunctionalInterface
public interface Progress {
  /** Which of the puzzles each player has solved; players who have solved none are left out. */
  Map<UUID, Set<String>> solvedOf(Collection<UUID> players, Collection<String> slugs);
}
