package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.bundle.Station;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.StationLock;
import java.util.Optional;
import java.util.Set;

/**
 * A viewer's progress along the stations.
 *
 * @param viewer counts as somebody who has solved nothing if there is no token
 * @param solved the solved puzzles; at least those that decide about the requested puzzles
 * @param given puzzles that are open to the viewer although their stations are not
 */
public record StationPath(StationLine line, Viewer viewer, Set<String> solved, Set<String> given) {
  /** What the viewer must solve to open a puzzle; empty if it is open. */
  public Optional<ProblemException> whatOpens(StationLock lock) {
    return viewer.admin() || lock.isOpenTo(viewer.player()) || given.contains(lock.slug())
        ? Optional.empty()
        : line.whatOpens(lock.slug(), solved);
  }

  /** The name of a puzzle's station. */
  public Optional<String> station(StationLock lock) {
    return line.of(lock.slug()).map(Station::name);
  }
}
