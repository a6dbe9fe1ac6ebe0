package io.arbiter.core.contest;

import static io.arbiter.core.contest.Boards.ADA;
import static io.arbiter.core.contest.Boards.BOB;
import static io.arbiter.core.contest.Boards.CLEO;
import static io.arbiter.core.contest.Boards.ICPC;
import static io.arbiter.core.contest.Boards.POINTS;
import static io.arbiter.core.contest.Boards.START;
import static io.arbiter.core.contest.Boards.board;
import static io.arbiter.core.contest.Boards.oneTry;
import static io.arbiter.core.contest.Boards.row;
import static io.arbiter.core.contest.Boards.tries;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreboardTest {
  private static List<Integer> ranks(Scoreboard board, UUID... players) {
    return List.of(players).stream().map(player -> row(board, player).rank()).toList();
  }

  @Test
  void aPenaltyHasTheMinutesOfTheSolutionAndTwentyForEachWrongTryBefore() {
    Row row =
        row(
            board(
                ICPC,
                tries(
                    """
                    ada 0 60 wrong, ada 0 120 free, ada 0 200 wrong, ada 0 659 accepted,
                    ada 0 700 wrong, ada 1 60 wrong
                    """)),
            ADA);
    assertThat(row.solved()).isEqualTo(1);
    assertThat(row.penaltyMinutes()).as("10 whole minutes and two wrong tries").isEqualTo(50);
    assertThat(row.lastAt()).isEqualTo(START.plusSeconds(659));
    assertThat(row.cells().getFirst().tries()).isEqualTo(3);
    assertThat(row.cells().getLast().wrong()).as("an unsolved puzzle costs nothing").isEqualTo(1);
  }

  @Test
  void solvedPuzzlesThenThePenaltyThenTheLastSolutionDecide() {
    Scoreboard board =
        board(
            ICPC,
            tries(
                """
                ada 0 60 accepted, bob 0 3000 accepted, bob 1 3600 accepted, cleo 2 30 wrong,
                cleo 2 120 accepted
                """));
    assertThat(ranks(board, BOB, ADA, CLEO)).containsExactly(1, 2, 3);
    assertThat(row(board, CLEO).penaltyMinutes()).isEqualTo(22);
    Scoreboard equal =
        board(ICPC, tries("ada 0 90 accepted, bob 0 70 accepted, cleo 1 70 accepted"));
    assertThat(ranks(equal, BOB, CLEO, ADA)).containsExactly(1, 1, 3);
    assertThat(ranks(board(ICPC, List.of()), ADA, BOB, CLEO)).containsExactly(1, 1, 1);
  }

  @Test
  void pointsAreThoseOfTheSolvedPuzzlesAndTheEarlierSumIsBetter() {
    Scoreboard board =
        board(
            POINTS,
            tries("ada 2 900 accepted, bob 0 10 accepted, bob 1 20 accepted, cleo 2 800 accepted"));
    assertThat(board.rows()).extracting(Row::points).containsExactly(500, 500, 400);
    assertThat(ranks(board, CLEO, ADA, BOB)).containsExactly(1, 2, 3);
  }

  @Test
  void theFirstSolutionIsKnownOnlyWhenNoOlderTryIsPending() {
    List<Try> tries =
        tries("ada 0 100 accepted, bob 0 90 pending, bob 1 300 accepted, ada 1 301 pending");
    assertThat(board(ICPC, tries).firstSolutions()).isEqualTo(Map.of(1, START.plusSeconds(300)));
  }

  @Test
  void triesCountByTheirTimeNotByTheOrderInWhichTheyWereJudged() {
    List<Try> tries =
        tries("ada 0 300 accepted, ada 0 100 wrong, ada 0 400 accepted, ada 0 200 accepted");
    Row row = row(board(ICPC, tries), ADA);
    assertThat(row.penaltyMinutes()).isEqualTo(23);
    assertThat(row.cells()).singleElement().satisfies(c -> assertThat(c.tries()).isEqualTo(2));
  }

  @Test
  void aPendingTryAfterTheSolutionIsNotShown() {
    assertThat(board(ICPC, tries("ada 0 100 accepted, ada 0 200 pending")).pendingCells()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "ada 0 99 wrong, WRONG",
    "ada 0 100 accepted, PENDING",
    "bob 0 100 accepted, ACCEPTED",
    "bob 1 100 accepted, PENDING"
  })
  void theFreezeHidesTriesFromItsMomentOnUnlessTheyAreRevealed(String one, Try.Outcome seen) {
    var freeze = new Freeze(START.plusSeconds(100), Set.of(new Freeze.Place(BOB, 0)));
    assertThat(freeze.seen(oneTry(one)).outcome()).isEqualTo(seen);
    assertThat(Freeze.NONE.seen(oneTry(one))).isEqualTo(oneTry(one));
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void verdictsThatAreNotThePlayersFaultCostNothing(Verdict verdict) {
    Try.Outcome expected =
        switch (verdict) {
          case ACCEPTED -> Try.Outcome.ACCEPTED;
          case SYNTAX_ERROR, AUTHOR_ERROR, JUDGE_ERROR -> Try.Outcome.FREE;
          default -> Try.Outcome.WRONG;
        };
    assertThat(Try.Outcome.of(verdict)).isEqualTo(expected);
    assertThat(Try.Outcome.FREE_VERDICTS.contains(verdict.name()))
        .isEqualTo(expected == Try.Outcome.FREE);
    assertThat(Try.Outcome.of(null)).isEqualTo(Try.Outcome.PENDING);
  }
}
