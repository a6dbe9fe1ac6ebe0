package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.profile.Badge.EarningPuzzle;
import io.arbiter.server.profile.DayHistory.Day;
import io.arbiter.server.profile.DayHistory.Streak;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ProfilesTest extends DatabaseTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant AT = Instant.parse("2026-01-01T22:30:00Z");
  private static final TimeZone KYIV = TimeZone.require("Europe/Kyiv");

  @Inject Profiles profiles;
  @Inject Badges badges;
  @Inject ProfileQueries queries;

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
    return submit(puzzle, verdict, Instant.parse(at));
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

  private List<Badge> of(UUID player, TimeZone zone) {
    return badges.of(player, queries.days(player, zone), zone);
  }

  private List<Badge> adas() {
    return of(ada, TimeZone.UTC);
  }

  private List<String> ids(TimeZone zone) {
    return of(ada, zone).stream().map(Badge::id).toList();
  }

  private UUID submit(UUID puzzle, String verdict, Instant at) {
    UUID id = addSubmission(new UUID(3, ++submissions), "SUBMISSION", ada, puzzle, at);
    judge(id, verdict);
    return id;
  }

  private void solve(UUID puzzle, Instant at) {
    addSolved(ada, puzzle, submit(puzzle, "ACCEPTED", at), 10, at);
  }

  @Test
  void aBadgeIsGivenOnceAndStaysWhenARejudgingTakesTheSolutionAway() {
    solve(easy, AT);
    EarningPuzzle puzzle = new EarningPuzzle("easy", "t");
    Badge first = new Badge("first-solution", "First solution", "solved a puzzle", AT, puzzle);
    assertThat(adas()).containsExactly(first);
    database.update("delete from solved");
    database.update("update submission set verdict = 'WRONG_ANSWER'");
    assertThat(adas()).containsExactly(first);
    solve(addPuzzle("other", 10), AT.plusSeconds(5));
    assertThat(adas()).containsExactly(first);
    assertThat(count("badge")).isEqualTo(1);
    database.update("update puzzle_version set state = 'RETIRED'");
    assertThat(adas()).singleElement().extracting(Badge::puzzle).isNull();
  }

  @Test
  void onlyFailuresOfThePlayerCountAsFailures() {
    for (int i = 0; i < 9; i++) {
      submit(easy, "WRONG_ANSWER", AT.plusSeconds(i));
    }
    submit(easy, "JUDGE_ERROR", AT.plusSeconds(20));
    submit(easy, "AUTHOR_ERROR", AT.plusSeconds(21));
    solve(easy, AT.plusSeconds(30));
    submit(easy, "WRONG_ANSWER", AT.plusSeconds(40));
    assertThat(ids(TimeZone.UTC)).containsExactly("first-solution");
    UUID other = addPuzzle("other", 10);
    for (int i = 0; i < 10; i++) {
      submit(other, "TIME_LIMIT", AT.plusSeconds(50 + i));
    }
    solve(other, AT.plusSeconds(70));
    assertThat(ids(TimeZone.UTC)).containsExactly("first-solution", "persistent");
  }

  @Test
  void aPuzzleOfTheDayCountsOnItsDayInThePlayersZone() {
    database.update("insert into daily_puzzle values ('2026-01-02', ?)", easy);
    solve(easy, AT);
    // 22:30 in UTC, and half past midnight of the next day in Kyiv.
    assertThat(ids(TimeZone.UTC)).containsExactly("first-solution");
    assertThat(ids(KYIV)).containsExactly("daily-puzzle", "first-solution");
    // The zone may change; the badge stays.
    assertThat(ids(TimeZone.UTC)).containsExactly("daily-puzzle", "first-solution");
  }

  @Test
  void aPuzzleOfTheDayThatWasSolvedBeforeCountsIfItIsSolvedAgain() {
    solve(easy, AT.minus(Duration.ofDays(100)));
    database.update("insert into daily_puzzle values ('2026-01-01', ?)", easy);
    submit(easy, "WRONG_ANSWER", AT);
    assertThat(ids(TimeZone.UTC)).containsExactly("first-solution");
    submit(easy, "ACCEPTED", AT.plusSeconds(1));
    submit(easy, "ACCEPTED", AT.plusSeconds(2));
    assertThat(adas())
        .filteredOn(badge -> badge.id().equals("daily-puzzle"))
        .extracting(Badge::at)
        .containsExactly(AT.plusSeconds(1));
  }
}
