package io.arbiter.server.puzzle.catalog;

import java.util.Set;
import java.util.UUID;

/** Knows which puzzles are open to a player although their stations are not. Thread-safe. */
@FunctionalInterface
public interface GivenPuzzles {
  /** The slugs of the puzzles that somebody has given to a player. */
  Set<String> givenTo(UUID player);
}
