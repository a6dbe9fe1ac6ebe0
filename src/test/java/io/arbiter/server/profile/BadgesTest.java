package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.Accounts;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.profile.Badge.EarningPuzzle;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class BadgesTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-01T22:30:00Z");
  private static final TimeZone KYIV = TimeZone.require("Europe/Kyiv");

  @Inject Badges badges;
  @Inject ProfileQueries queries;
  @Inject Accounts deletion;

  private UUID ada;
  private UUID easy;
  private int submissions;

  @BeforeEach
  void aPlayerAndAPuzzle() {
    ada = addPlayer("ada");
    easy = addPuzzle("easy", 10);
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
    Badge first =
        new Badge(
            "first-solution",
            "First solution",
            "solved a puzzle",
            AT,
            new EarningPuzzle("easy", "t"));
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
    UUID hard = addPuzzle("hard", 10);
    for (int i = 0; i < 10; i++) {
      submit(hard, "TIME_LIMIT", AT.plusSeconds(50 + i));
    }
    solve(hard, AT.plusSeconds(70));
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

  @Test
  void aDeletedAccountHasNoBadgesAndGetsNone() {
    UUID bob = addPlayer("bob");
    solve(easy, AT);
    assertThat(adas()).hasSize(1);
    database.update("insert into badge values (?, 'FIRST_SOLUTION', ?, ?)", bob, AT, easy);
    deletion.delete(ada, () -> {});
    assertThat(queries.badges(ada)).isEmpty();
    assertThat(queries.badges(bob)).hasSize(1);
    solve(easy, AT);
    assertThat(adas()).isEmpty();
  }
}
