package io.arbiter.server.station;

import io.arbiter.core.bundle.Station;
import io.arbiter.server.player.Viewer;
import java.util.Optional;
import java.util.Set;

/**
 * A viewer's progress along the stations.
 *
 * @param viewer counts as somebody who has solved nothing if there is no token
 * @param solved the solved puzzles; at least those that decide about the requested puzzles
 */
public record StationPath(StationLine line, Viewer viewer, Set<String> solved) {
  /** What the viewer must solve to open a puzzle; empty if it is open. */
  public Optional<String> whatOpens(StationLock lock) {
    return viewer.admin() || lock.isOpenTo(viewer.player())
        ? Optional.empty()
        : line.whatOpens(lock.slug(), solved);
  }

  /** The name of a puzzle's station. */
  public Optional<String> station(StationLock lock) {
    return line.of(lock.slug()).map(Station::name);
  }
}
