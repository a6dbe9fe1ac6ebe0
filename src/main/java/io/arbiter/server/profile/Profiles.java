package io.arbiter.server.profile;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.player.Account;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.ProfileRule;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.profile.rating.Ratings;
import io.arbiter.server.puzzle.catalog.Stations;
import io.arbiter.server.score.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts profiles together. Thread-safe. */
@ApplicationScoped
class Profiles {
  /** The number of recent submissions in a profile. GET /api/submissions?player= lists all. */
  private static final int RECENT = 20;

  private final PlayerStore players;
  private final ProfileRule rule;
  private final Standings standings;
  private final ProfileQueries queries;
  private final Stations stations;
  private final Badges badges;
  private final Ratings ratings;

  Profiles(
      PlayerStore players,
      ProfileRule rule,
      Standings standings,
      ProfileQueries queries,
      Stations stations,
      Badges badges,
      Ratings ratings) {
    this.players = players;
    this.rule = rule;
    this.standings = standings;
    this.queries = queries;
    this.stations = stations;
    this.badges = badges;
    this.ratings = ratings;
  }

  /**
   * The profile of the player with this name, as it is at a moment; empty if the viewer must not
   * see it. One transaction reads and gives badges, so a request never needs two connections.
   */
  @Transactional
  Optional<Profile> of(String name, Viewer viewer, LanguagePreference languages, Instant now) {
    Optional<Account> found = players.account(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    UUID player = found.get().id();
    ProfileRule.Choice choice = rule.of(player);
    return found
        .filter(_ -> choice.showsProfile(viewer, player))
        .map(account -> of(account, choice.showsActivity(viewer, player), languages, now));
  }

  private Profile of(
      Account player, boolean activityShown, LanguagePreference languages, Instant now) {
    Optional<Standings.Place> place = standings.of(player.id());
    long points = place.map(Standings.Place::points).orElse(0L);
    int level = Level.of(points);
    List<Profile.Solved> solved = queries.solved(player.id());
    TimeZone zone = TimeZone.ofAccount(player.zone());
    LocalDate today = zone.date(now);
    Activity activity =
        activityShown
            ? activity(player, zone, today)
            : new Activity(List.of(), new Streak(0, 0), List.of(), List.of());
    return new Profile(
        player.name(),
        points,
        place.map(Standings.Place::rank).orElse(null),
        ratings.of(player.id()).orElse(null),
        level,
        Level.start(level),
        Level.start(level + 1),
        place.map(Standings.Place::solved).orElse(0),
        activityShown ? solved : withoutTimes(solved),
        byDifficulty(solved),
        byStation(solved, languages),
        activity.recent(),
        activityShown,
        today,
        activity.streak(),
        activity.days(),
        activity.badges());
  }

  private record Activity(
      List<Profile.Recent> recent, Streak streak, List<Day> days, List<Badge> badges) {}

  private Activity activity(Account player, TimeZone zone, LocalDate today) {
    DayHistory history = queries.days(player.id(), zone);
    return new Activity(
        queries.recent(player.id(), RECENT).stream().map(ProfileQueries.Judged::shown).toList(),
        history.streak(today),
        history.since(today.minusYears(1).plusDays(1)),
        badges.of(player.id(), history, zone));
  }

  /** The order of times would say when a puzzle was solved. */
  private static List<Profile.Solved> withoutTimes(List<Profile.Solved> solved) {
    return solved.stream()
        .map(Profile.Solved::withoutTime)
        .sorted(Comparator.comparing(Profile.Solved::slug))
        .toList();
  }

  private List<Profile.OfDifficulty> byDifficulty(List<Profile.Solved> solved) {
    Map<Integer, Long> puzzles =
        queries.puzzlesByLevel().stream()
            .collect(
                Collectors.toMap(ProfileQueries.OfLevel::level, ProfileQueries.OfLevel::puzzles));
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
