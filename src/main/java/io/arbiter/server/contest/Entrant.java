package io.arbiter.server.contest;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.arbiter.server.contest.ContestQueries.Contestant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom a row of the standings belongs, and why it is outside the ranking, if it is. */
record Entrant(StandingsView.Who who, @Nullable Outside outside) {
  /** The entrants by the ids of their rows, the earliest registration first. */
  static Map<UUID, Entrant> of(List<Contestant> contestants) {
    Map<UUID, Entrant> entrants = new LinkedHashMap<>();
    contestants.stream()
        .collect(groupingBy(Contestant::row, LinkedHashMap::new, toList()))
        .forEach((row, members) -> entrants.put(row, entrant(members)));
    return entrants;
  }

  /** The rows outside the ranking. */
  static Set<UUID> outside(Map<UUID, Entrant> entrants) {
    return entrants.entrySet().stream()
        .filter(one -> one.getValue().outside() != null)
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** A row is outside the ranking if one of its members is. */
  private static Entrant entrant(List<Contestant> members) {
    List<String> names = members.stream().map(Contestant::name).filter(Objects::nonNull).toList();
    ContestQueries.Team team = members.getFirst().team();
    return new Entrant(
        new StandingsView.Who(
            names.isEmpty() ? null : names.getFirst(),
            team == null ? null : new StandingsView.Team(team.name(), names)),
        members.stream()
            .map(Contestant::outside)
            .filter(Objects::nonNull)
            .max(naturalOrder())
            .orElse(null));
  }
}
