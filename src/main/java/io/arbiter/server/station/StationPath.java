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
public record StationPath(StationLine line, Viewer viewer, Set<String> solved) {
  /** What has to be solved to open a puzzle; nothing when it is open. */
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
