package io.arbiter.server.profile;

import io.arbiter.core.bundle.yaml.Difficulty;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.badge.Badges;
import io.arbiter.server.calendar.DayHistory;
import io.arbiter.server.calendar.Days;
import io.arbiter.server.calendar.TimeZone;
import io.arbiter.server.player.Account;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.rating.Ratings;
import io.arbiter.server.score.Standings;
import io.arbiter.server.station.Stations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts profiles together. Thread-safe. */
@ApplicationScoped
class Profiles {
  /** The number of recent submissions in a profile. GET /api/submissions?player= lists all. */
  private static final int RECENT = 20;

  private final PlayerStore players;
  private final Standings standings;
  private final ProfileStatements statements;
  private final Stations stations;
  private final Days days;
  private final Badges badges;
  private final Ratings ratings;

  Profiles(
      PlayerStore players,
      Standings standings,
      ProfileStatements statements,
      Stations stations,
      Days days,
      Badges badges,
      Ratings ratings) {
    this.players = players;
    this.standings = standings;
    this.statements = statements;
    this.stations = stations;
    this.days = days;
    this.badges = badges;
    this.ratings = ratings;
  }

  /**
   * The profile of the player with this name, as it is at a moment. One transaction reads and gives
   * badges, so a request never needs two connections.
   */
  @Transactional
  Optional<Profile> of(String name, LanguagePreference languages, Instant now) {
    return players.account(name).map(player -> of(player, languages, now));
  }

  private Profile of(Account player, LanguagePreference languages, Instant now) {
    Optional<Standings.Place> place = standings.of(player.id());
    long points = place.map(Standings.Place::points).orElse(0L);
    int level = Level.of(points);
    List<Profile.Solved> solved = statements.solved(player.id());
    TimeZone zone = TimeZone.ofAccount(player.zone());
    LocalDate today = zone.date(now);
    DayHistory history = days.of(player.id(), zone);
    return new Profile(
        player.name(),
        points,
        place.map(Standings.Place::rank).orElse(null),
        ratings.of(player.id()).orElse(null),
        level,
        Level.start(level),
        Level.start(level + 1),
        place.map(Standings.Place::solved).orElse(0),
        solved,
        byDifficulty(solved),
        byStation(solved, languages),
        statements.recent(player.id(), RECENT),
        today,
        history.streak(today),
        history.since(today.minusYears(1).plusDays(1)),
        badges.of(player.id(), history, zone));
  }

  private List<Profile.OfDifficulty> byDifficulty(List<Profile.Solved> solved) {
    Map<Integer, Long> puzzles = statements.puzzlesByLevel();
    return Arrays.stream(Difficulty.values())
        .map(
            difficulty ->
                new Profile.OfDifficulty(
                    difficulty.label(),
                    (int)
                        solved.stream()
                            .filter(puzzle -> puzzle.difficulty().equals(difficulty.label()))
                            .count(),
                    puzzles.getOrDefault(difficulty.level(), 0L)))
        .toList();
  }

  private List<Profile.OfStation> byStation(
      List<Profile.Solved> solved, LanguagePreference languages) {
    Set<String> slugs = solved.stream().map(Profile.Solved::slug).collect(Collectors.toSet());
    return stations.all().stream()
        .map(
            station ->
                new Profile.OfStation(
                    station.name(),
                    station.title(languages),
                    (int) station.puzzles().stream().filter(slugs::contains).count(),
                    station.puzzles().size()))
        .toList();
  }
}
