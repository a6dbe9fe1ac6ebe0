package io.arbiter.server.score;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a board are spread.
 *
 * @param players on the board
 * @param ranges best first; ranges without players are listed too
 * @param mine the viewer's place; null if the viewer has none
 */
record Spread(long players, List<Range> ranges, @Nullable Mine mine) {
  /** The players with a value from {@code from}, which is the best, to {@code to}. */
  public record Range(long from, long to, long players) {}

  /** A place on the board. */
  public record Mine(long rank, long value) {}
}
