package io.arbiter.core.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreboardTest {
  private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
  private static final UUID ADA = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);
  private static final UUID CLEO = new UUID(0, 3);
  private static final Set<UUID> ALL = Set.of(ADA, BOB, CLEO);
  private static final Rules ICPC = new Rules(ContestScoring.ICPC, 20, START, List.of(1, 1, 1));
  private static final Rules POINTS =
      new Rules(ContestScoring.POINTS, 20, START, List.of(100, 300, 500));

  private static Try at(UUID player, int puzzle, int second, Try.Outcome outcome) {
    return new Try(player, puzzle, START.plusSeconds(second), outcome);
  }

  private static Row row(Scoreboard board, UUID player) {
    return board.rows().stream()
        .filter(row -> row.player().equals(player))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> ranks(Scoreboard board, UUID... players) {
    return List.of(players).stream().map(player -> row(board, player).rank()).toList();
  }

  @Test
  void aPenaltyHasTheMinutesOfTheSolutionAndTwentyForEachWrongTryBefore() {
    Scoreboard board =
        Scoreboard.replay(
            ICPC,
            ALL,
            List.of(
                at(ADA, 0, 60, Try.Outcome.WRONG),
                at(ADA, 0, 120, Try.Outcome.FREE),
                at(ADA, 0, 200, Try.Outcome.WRONG),
                at(ADA, 0, 659, Try.Outcome.ACCEPTED),
                at(ADA, 0, 700, Try.Outcome.WRONG),
                at(ADA, 1, 60, Try.Outcome.WRONG)));
    Row row = row(board, ADA);
    assertThat(row.solved()).isEqualTo(1);
    assertThat(row.penaltyMinutes()).as("10 whole minutes and two wrong tries").isEqualTo(50);
    assertThat(row.lastAt()).isEqualTo(START.plusSeconds(659));
    assertThat(row.cells().getFirst().tries()).isEqualTo(3);
    assertThat(row.cells().getLast().wrong()).as("an unsolved puzzle costs nothing").isEqualTo(1);
  }

  @Test
  void moreSolvedPuzzlesBeatASmallerPenaltyAndThenThePenaltyDecides() {
    Scoreboard board =
        Scoreboard.replay(
            ICPC,
            ALL,
            List.of(
                at(ADA, 0, 60, Try.Outcome.ACCEPTED),
                at(BOB, 0, 3000, Try.Outcome.ACCEPTED),
                at(BOB, 1, 3600, Try.Outcome.ACCEPTED),
                at(CLEO, 2, 30, Try.Outcome.WRONG),
                at(CLEO, 2, 120, Try.Outcome.ACCEPTED)));
    assertThat(board.rows().stream().map(Row::player)).containsExactly(BOB, ADA, CLEO);
    assertThat(row(board, CLEO).penaltyMinutes()).isEqualTo(22);
  }

  @Test
  void equalPenaltiesAreOrderedByTheLastSolutionAndEqualResultsShareARank() {
    Scoreboard ordered =
        Scoreboard.replay(
            ICPC,
            ALL,
            List.of(
                at(ADA, 0, 90, Try.Outcome.ACCEPTED),
                at(BOB, 0, 70, Try.Outcome.ACCEPTED),
                at(CLEO, 1, 70, Try.Outcome.ACCEPTED)));
    assertThat(ranks(ordered, BOB, CLEO, ADA)).containsExactly(1, 1, 3);
    Scoreboard empty = Scoreboard.replay(ICPC, ALL, List.of());
    assertThat(ranks(empty, ADA, BOB, CLEO)).containsExactly(1, 1, 1);
  }

  @Test
  void pointsAreThoseOfTheSolvedPuzzlesAndTheEarlierSumIsBetter() {
    Scoreboard board =
        Scoreboard.replay(
            POINTS,
            ALL,
            List.of(
                at(ADA, 2, 900, Try.Outcome.ACCEPTED),
                at(BOB, 0, 10, Try.Outcome.ACCEPTED),
                at(BOB, 1, 20, Try.Outcome.ACCEPTED),
                at(CLEO, 2, 800, Try.Outcome.ACCEPTED)));
    assertThat(board.rows().stream().map(Row::points)).containsExactly(500, 500, 400);
    assertThat(ranks(board, CLEO, ADA, BOB)).containsExactly(1, 2, 3);
  }

  @Test
  void theFirstSolutionIsKnownOnlyWhenNoOlderTryIsPending() {
    List<Try> tries =
        List.of(
            at(ADA, 0, 100, Try.Outcome.ACCEPTED),
            at(BOB, 0, 90, Try.Outcome.PENDING),
            at(BOB, 1, 300, Try.Outcome.ACCEPTED),
            at(ADA, 1, 301, Try.Outcome.PENDING));
    assertThat(Scoreboard.replay(ICPC, ALL, tries).firstSolutions())
        .isEqualTo(Map.of(1, START.plusSeconds(300)));
  }

  @Test
  void triesCountByTheirTimeNotByTheOrderInWhichTheyWereJudged() {
    List<Try> tries =
        List.of(
            at(ADA, 0, 300, Try.Outcome.ACCEPTED),
            at(ADA, 0, 100, Try.Outcome.WRONG),
            at(ADA, 0, 400, Try.Outcome.ACCEPTED),
            at(ADA, 0, 200, Try.Outcome.ACCEPTED));
    Row row = row(Scoreboard.replay(ICPC, ALL, tries), ADA);
    assertThat(row.penaltyMinutes()).isEqualTo(23);
    assertThat(row.cells()).hasSize(1);
    assertThat(row.cells().getFirst().tries()).isEqualTo(2);
  }

  @Test
  void aPendingTryAfterTheSolutionIsNotShown() {
    List<Try> tries =
        List.of(at(ADA, 0, 100, Try.Outcome.ACCEPTED), at(ADA, 0, 200, Try.Outcome.PENDING));
    Scoreboard board = Scoreboard.replay(ICPC, ALL, tries);
    assertThat(board.pendingCells()).isZero();
  }

  @Test
  void theFreezeHidesTriesFromItsMomentOn() {
    var freeze = new Freeze(START.plusSeconds(100), Set.of(new Freeze.Place(BOB, 0)));
    assertThat(freeze.seen(at(ADA, 0, 99, Try.Outcome.WRONG)).outcome())
        .isEqualTo(Try.Outcome.WRONG);
    assertThat(freeze.seen(at(ADA, 0, 100, Try.Outcome.ACCEPTED)).outcome())
        .isEqualTo(Try.Outcome.PENDING);
    assertThat(freeze.seen(at(BOB, 0, 100, Try.Outcome.ACCEPTED)).outcome())
        .as("revealed")
        .isEqualTo(Try.Outcome.ACCEPTED);
    assertThat(Freeze.NONE.seen(at(ADA, 0, 100, Try.Outcome.WRONG)).outcome())
        .isEqualTo(Try.Outcome.WRONG);
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void verdictsThatAreNotThePlayersFaultCostNothing(Verdict verdict) {
    Set<Verdict> free = Set.of(Verdict.SYNTAX_ERROR, Verdict.AUTHOR_ERROR, Verdict.JUDGE_ERROR);
    Try.Outcome expected =
        verdict == Verdict.ACCEPTED
            ? Try.Outcome.ACCEPTED
            : free.contains(verdict) ? Try.Outcome.FREE : Try.Outcome.WRONG;
    assertThat(Try.Outcome.of(verdict)).isEqualTo(expected);
    assertThat(Try.Outcome.of(null)).isEqualTo(Try.Outcome.PENDING);
    assertThat(Try.Outcome.FREE_VERDICTS)
        .containsExactlyInAnyOrder("SYNTAX_ERROR", "AUTHOR_ERROR", "JUDGE_ERROR");
  }
}
