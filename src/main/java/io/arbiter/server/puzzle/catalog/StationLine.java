package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.bundle.Station;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stations in order, and the rule for what is open. The first station is open. Any other
 * station is open if enough puzzles of the station before it are solved. A solved puzzle, and a
 * puzzle of no station, is always open.
 *
 * <p>What is open is computed from the solved puzzles, so no stored state can become wrong. A
 * station closes again only if a rejudging takes solutions back. Immutable.
 */
public final class StationLine {
  /** No stations: all puzzles are open. */
  public static final StationLine NONE = new StationLine(List.of());

  /** The most puzzles that a message names. */
  private static final int MOST_NAMED = 10;

  private final List<Station> stations;

  /** By puzzle, the place of its station, from 0. */
  private final Map<String, Integer> places = new HashMap<>();

  public StationLine(List<Station> stations) {
    this.stations = List.copyOf(stations);
    for (int place = 0; place < stations.size(); place++) {
      for (String puzzle : stations.get(place).puzzles()) {
        places.put(puzzle, place);
      }
    }
  }

  List<Station> stations() {
    return stations;
  }

  /** The station of a puzzle. */
  public Optional<Station> of(String puzzle) {
    return Optional.ofNullable(places.get(puzzle)).map(stations::get);
  }

  /** Whether the station at a place, from 0, is open to somebody who has solved these puzzles. */
  boolean isOpen(int place, Set<String> solved) {
    return place == 0 || count(stations.get(place - 1), solved) >= stations.get(place - 1).enough();
  }

  static int count(Station station, Set<String> solved) {
    return (int) station.puzzles().stream().filter(solved::contains).count();
  }

  Set<String> puzzles() {
    return places.keySet();
  }

  /** All puzzles, in order. */
  List<String> slugs() {
    return stations.stream().flatMap(station -> station.puzzles().stream()).toList();
  }

  /** The puzzles that decide whether a puzzle is open; empty if it is open to all. */
  Set<String> deciding(String puzzle) {
    int place = places.getOrDefault(puzzle, 0);
    if (place == 0) {
      return Set.of();
    }
    Set<String> deciding = new HashSet<>(stations.get(place - 1).puzzles());
    deciding.add(puzzle);
    return deciding;
  }

  /** The refusal of a solution, with what opens the puzzle; empty if it is open. */
  Optional<ProblemException> whatOpens(String puzzle, Set<String> solved) {
    int place = places.getOrDefault(puzzle, 0);
    if (isOpen(place, solved) || solved.contains(puzzle)) {
      return Optional.empty();
    }
    Station before = stations.get(place - 1);
    List<String> left = before.puzzles().stream().filter(p -> !solved.contains(p)).toList();
    String named = left.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return Optional.of(
        ProblemReason.LOCKED.problem(
            puzzle,
            before.enough() - count(before, solved),
            before.title(),
            named + (left.size() > MOST_NAMED ? ", …" : "")));
  }

  /** The station that a puzzle opens, if the puzzle was solved just now. */
  Optional<Station> openedBy(String puzzle, Set<String> solved) {
    int place = places.getOrDefault(puzzle, stations.size());
    return place + 1 < stations.size()
            && count(stations.get(place), solved) == stations.get(place).enough()
        ? Optional.of(stations.get(place + 1))
        : Optional.empty();
  }
}
