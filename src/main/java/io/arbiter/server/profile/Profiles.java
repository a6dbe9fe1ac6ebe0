package io.arbiter.server.profile;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.player.Account;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.ProfileVisibility;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.catalog.Stations;
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
  /** The number of recent submissions in a profile. GET /api/submissions?player=me lists all. */
  private static final int RECENT = 20;

  private final PlayerStore players;
  private final Scores scores;
  private final ProfileQueries queries;
  private final Stations stations;
  private final Badges badges;

  Profiles(
      PlayerStore players,
      Scores scores,
      ProfileQueries queries,
      Stations stations,
      Badges badges) {
    this.players = players;
    this.scores = scores;
    this.queries = queries;
    this.stations = stations;
    this.badges = badges;
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
    ProfileVisibility visibility = players.visibility(player);
    return found
        .filter(_ -> visibility.showsProfile(viewer, player))
        .map(
            account ->
                of(account, viewer, visibility.showsActivity(viewer, player), languages, now));
  }

  private Profile of(
      Account player,
      Viewer viewer,
      boolean activityShown,
      LanguagePreference languages,
      Instant now) {
    List<Profile.Solved> solved = queries.solved(player.id());
    TimeZone zone = TimeZone.ofAccount(player.zone());
    LocalDate today = zone.date(now);
    return new Profile(
        player.name(),
        player.avatar(),
        scores.of(player.id()),
        activityShown ? solved : withoutTimes(solved),
        byDifficulty(solved),
        byStation(solved, languages),
        activityShown
            ? activity(player.id(), viewer, zone, today)
            : Profile.Activity.hidden(today));
  }

  private Profile.Activity activity(UUID player, Viewer viewer, TimeZone zone, LocalDate today) {
    DayHistory history = queries.days(player, zone);
    return new Profile.Activity(
        true,
        today,
        viewer.seesAllOf(player)
            ? queries.recent(player, RECENT).stream().map(ProfileQueries.Judged::shown).toList()
            : List.of(),
        history.streak(today),
        history.since(today.minusYears(1).plusDays(1)),
        badges.of(player, history, zone));
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
    Map<String, Long> solvedOnes =
        solved.stream()
            .collect(Collectors.groupingBy(Profile.Solved::difficulty, Collectors.counting()));
    return Arrays.stream(Difficulty.values())
        .map(
            difficulty ->
                new Profile.OfDifficulty(
                    difficulty.label(),
                    solvedOnes.getOrDefault(difficulty.label(), 0L).intValue(),
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
