package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.profile.DayHistory.Day;
import io.arbiter.server.profile.DayHistory.Streak;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ProfilesTest extends DatabaseTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Inject Profiles profiles;
  @Inject PlayerStore players;

  private UUID ada;
  private UUID easy;
  private UUID hard;
  private int submissions;

  @BeforeEach
  void aPlayerAndPuzzles() {
    ada = addPlayer("ada");
    easy = addPuzzle("easy", 10);
    hard = addPuzzle("hard", 160);
    database.update("update puzzle_version set difficulty = 'scientific' where slug = 'hard'");
  }

  private Profile profile() {
    return profiles.of("ADA", NOBODY, LanguagePreference.NONE, NOW).orElseThrow();
  }

  private UUID submit(UUID puzzle, String verdict, String at) {
    UUID id = new UUID(3, ++submissions);
    addSubmission(id, "SUBMISSION", ada, puzzle, Instant.parse(at));
    judge(id, verdict);
    return id;
  }

  private void solve(UUID puzzle, int points, String at) {
    Instant moment = Instant.parse(at);
    addSolved(ada, puzzle, submit(puzzle, "ACCEPTED", at), points, moment);
    database.update(
        """
        insert into standing (board, player_id, points, solved, reached_at) values ('all', ?, ?, 1, ?)
        on conflict (player_id, board) do update set points = standing.points + excluded.points,
          solved = standing.solved + 1, reached_at = excluded.reached_at
        """,
        ada,
        points,
        moment);
  }

  @Test
  void aNewPlayerHasAnEmptyProfile() {
    Profile profile = profile();
    assertThat(profile.name()).isEqualTo("ada");
    assertThat(profile.score())
        .extracting("rank", "level", "levelStart", "nextLevelAt")
        .containsExactly(null, 1, 0L, 50L);
    assertThat(profile.history().today()).isEqualTo("2026-03-02");
    assertThat(profile.history().streak()).isEqualTo(new Streak(0, 0));
    assertThat(profile.history().activity()).isEmpty();
    assertThat(profile.history().badges()).isEmpty();
    assertThat(profile.difficulties())
        .containsExactly(
            new Profile.OfDifficulty("elementary", 0, 0),
            new Profile.OfDifficulty("simple", 0, 1),
            new Profile.OfDifficulty("moderate", 0, 0),
            new Profile.OfDifficulty("challenging", 0, 0),
            new Profile.OfDifficulty("scientific", 0, 1));
  }

  @Test
  void solvedPuzzlesCountByDifficultyAndLevelWithTheirImprovements() {
    solve(easy, 10, "2026-03-01T10:00:00Z");
    database.update(
        "insert into improvement values (?, ?, ?, 5, now())", ada, easy, new UUID(3, 1));
    solve(hard, 160, "2026-03-02T10:00:00Z");
    Profile profile = profile();
    assertThat(profile.score())
        .extracting("points", "level", "levelStart", "nextLevelAt")
        .containsExactly(170L, 3, 150L, 300L);
    assertThat(profile.solvedPuzzles())
        .containsExactly(
            new Profile.Solved(
                "hard", "t", "scientific", 160, Instant.parse("2026-03-02T10:00:00Z")),
            new Profile.Solved("easy", "t", "simple", 15, Instant.parse("2026-03-01T10:00:00Z")));
    assertThat(profile.difficulties())
        .filteredOn(difficulty -> difficulty.solved() > 0)
        .extracting(Profile.OfDifficulty::difficulty)
        .containsExactly("simple", "scientific");
    assertThat(profile.history().streak()).isEqualTo(new Streak(2, 2));
    assertThat(profile.history().badges())
        .extracting(Badge::id)
        .containsExactly("first-solution", "first-scientific");
  }

  @Test
  void theActivityIsThatOfTheLastYear() {
    submit(easy, "ACCEPTED", "2025-03-02T23:59:59Z");
    submit(easy, "WRONG_ANSWER", "2025-03-03T00:00:00Z");
    submit(easy, "ACCEPTED", "2026-03-02T09:00:00Z");
    submit(easy, "TIME_LIMIT", "2026-03-02T09:00:01Z");
    submit(easy, "JUDGE_ERROR", "2026-03-02T09:00:02Z");
    UUID run = new UUID(4, 1);
    addSubmission(run, "RUN", ada, easy, Instant.parse("2026-03-01T09:00:00Z"));
    judge(run, "ACCEPTED");
    assertThat(profile().history().activity())
        .containsExactly(
            new Day(LocalDate.parse("2025-03-03"), 0, 1),
            new Day(LocalDate.parse("2026-03-02"), 1, 2));
    assertThat(profile().history().streak()).isEqualTo(new Streak(1, 1));
  }

  @Test
  void daysAreThoseOfTheAccountsZone() {
    submit(easy, "ACCEPTED", "2026-03-01T23:00:00Z");
    assertThat(profile().history().activity())
        .containsExactly(new Day(LocalDate.parse("2026-03-01"), 1, 1));
    players.setZone(ada, "Pacific/Kiritimati");
    Profile there = profile();
    assertThat(there.history().today()).isEqualTo("2026-03-03");
    assertThat(there.history().activity())
        .containsExactly(new Day(LocalDate.parse("2026-03-02"), 1, 1));
    assertThat(there.history().streak()).isEqualTo(new Streak(1, 1));
  }

  @Test
  void aHiddenActivityDoesNotSayWhenPuzzlesWereSolved() {
    solve(hard, 160, "2026-03-01T10:00:00Z");
    solve(easy, 10, "2026-03-02T10:00:00Z");
    database.update("update player set activity_visibility = 'HIDDEN'");
    Profile seen = profile();
    assertThat(seen.score().points()).isEqualTo(170);
    assertThat(seen.solvedPuzzles())
        .containsExactly(
            new Profile.Solved("easy", "t", "simple", 10, null),
            new Profile.Solved("hard", "t", "scientific", 160, null));
    assertThat(seen.history())
        .extracting("activityShown", "activity", "recent", "badges", "streak")
        .containsExactly(false, List.of(), List.of(), List.of(), new Streak(0, 0));
    assertThat(ofAda(viewer(ada)).orElseThrow().history().badges()).isNotEmpty();
    database.update("update player set profile_visibility = 'HIDDEN'");
    assertThat(ofAda(NOBODY)).isEmpty();
    assertThat(ofAda(viewer(ada))).isPresent();
  }

  private Optional<Profile> ofAda(Viewer viewer) {
    return profiles.of("ada", viewer, LanguagePreference.NONE, NOW);
  }
}
