package io.arbiter.server.station;

import io.arbiter.core.bundle.Station;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stations in their order, and the rule of what is open: the first station, and each one after a
 * station of which enough is solved. A puzzle that is solved, or of no station, is open too.
 *
 * <p>That follows from what is solved, so there is no state beside it that could become wrong: what
 * is open stays open with all that is solved further, and closes only when a rejudging takes
 * solutions back. Immutable.
 */
public final class StationLine {
  /** Of puzzles that are all open. */
  public static final StationLine NONE = new StationLine(List.of());

  /** A sentence names so many puzzles at most. */
  private static final int MOST_NAMED = 10;

  private final List<Station> stations;

  /** The place of each puzzle's station. */
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

  /** All puzzles of all stations. */
  Set<String> puzzles() {
    return places.keySet();
  }

  /** The puzzles of which solved ones may open a puzzle; none when it is open to all. */
  Set<String> deciding(String puzzle) {
    int place = places.getOrDefault(puzzle, 0);
    if (place == 0) {
      return Set.of();
    }
    Set<String> deciding = new HashSet<>(stations.get(place - 1).puzzles());
    deciding.add(puzzle);
    return deciding;
  }

  /** What has to be solved to open a puzzle; nothing when it is open. */
  Optional<String> whatOpens(String puzzle, Set<String> solved) {
    int place = places.getOrDefault(puzzle, 0);
    if (isOpen(place, solved) || solved.contains(puzzle)) {
      return Optional.empty();
    }
    Station before = stations.get(place - 1);
    List<String> left = before.puzzles().stream().filter(p -> !solved.contains(p)).toList();
    String named = left.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return Optional.of(
        "%s is locked: solve %d more of %s (%s%s)"
            .formatted(
                puzzle,
                before.enough() - count(before, solved),
                before.title(),
                named,
                left.size() > MOST_NAMED ? ", …" : ""));
  }

  /**
   * The station that a puzzle opens.
   *
   * @param solved what is solved of the puzzle's station; the puzzle itself was just now
   */
  Optional<Station> openedBy(String puzzle, Set<String> solved) {
    int place = places.getOrDefault(puzzle, stations.size());
    return place + 1 < stations.size()
            && count(stations.get(place), solved) == stations.get(place).enough()
        ? Optional.of(stations.get(place + 1))
        : Optional.empty();
  }
}
