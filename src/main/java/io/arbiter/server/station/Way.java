package io.arbiter.server.station;

import io.arbiter.core.bundle.Station;
import io.arbiter.server.player.Viewer;
import java.util.Optional;
import java.util.Set;

/**
 * How far somebody has come on the line of stations.
 *
 * @param viewer without a token somebody who has solved nothing
 * @param solved puzzles, at least those that decide what is asked for
 */
public record Way(StationLine line, Viewer viewer, Set<String> solved) {
  /** What has to be solved to open a puzzle; nothing when it is open. */
  public Optional<String> lock(Door door) {
    return viewer.admin() || door.letsIn(viewer.player())
        ? Optional.empty()
        : line.lock(door.slug(), solved);
  }

  /** The name of a puzzle's station. */
  public Optional<String> station(Door door) {
    return line.of(door.slug()).map(Station::name);
  }
}
