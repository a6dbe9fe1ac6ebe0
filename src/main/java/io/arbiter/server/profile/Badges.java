package io.arbiter.server.profile;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.profile.BadgeRules.DailySolution;
import io.arbiter.server.profile.BadgeRules.Earned;
import io.arbiter.server.puzzle.catalog.Stations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The badges of players. A badge is computed from the judgements when somebody looks at the player,
 * and then stored. So a verdict costs nothing for badges, and a badge stays whatever happens later:
 * a rejudging that takes a solution away, another time zone, a station that gets more puzzles. The
 * moment of a badge is that of the solution, so it does not depend on who looks when. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class Badges implements PlayerData {
  private final ProfileQueries queries;
  private final Stations stations;

  Badges(ProfileQueries queries, Stations stations) {
    this.queries = queries;
    this.stations = stations;
  }

  /**
   * Gives the player the badges that the player has earned since, and returns all, oldest first.
   *
   * @param days of this player, counted in this zone
   */
  @Transactional
  List<Badge> of(UUID player, DayHistory days, TimeZone zone) {
    List<Badge> stored = queries.badges(player);
    Set<String> ids = stored.stream().map(Badge::id).collect(Collectors.toSet());
    List<BadgeKind> missing =
        Arrays.stream(BadgeKind.values()).filter(kind -> !ids.contains(kind.id())).toList();
    if (missing.isEmpty()) {
      return stored;
    }
    BadgeRules rules =
        new BadgeRules(
            queries.firstSolutions(player, Verdict.UNCOUNTED.toArray(String[]::new)),
            daily(player, zone),
            days,
            stations.all());
    Map<BadgeKind, Earned> earned = new EnumMap<>(BadgeKind.class);
    missing.forEach(kind -> rules.earned(kind).ifPresent(when -> earned.put(kind, when)));
    if (earned.isEmpty()) {
      return stored;
    }
    queries.addBadges(
        player,
        earned.keySet().stream().map(BadgeKind::name).toArray(String[]::new),
        earned.values().stream().map(Earned::at).toArray(Instant[]::new),
        earned.values().stream().map(Earned::puzzle).toArray(UUID[]::new));
    return queries.badges(player);
  }

  /** The first solution of each puzzle of the day that was sent on its day. */
  private List<DailySolution> daily(UUID player, TimeZone zone) {
    Set<LocalDate> seen = new HashSet<>();
    return queries.aboutDaily(player).stream()
        .filter(solution -> zone.date(solution.at()).equals(solution.day()))
        .filter(solution -> seen.add(solution.day()))
        .toList();
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("badges", () -> queries.badges(player));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.deleteBadges(player);
  }
}
