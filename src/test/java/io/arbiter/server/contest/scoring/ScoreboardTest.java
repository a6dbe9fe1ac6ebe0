package io.arbiter.server.contest.scoring;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.Soon;
import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Standings, their freeze, and how they are revealed. */
class ScoreboardTest {
  private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
  private static final UUID ADA = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);
  private static final UUID CLEO = new UUID(0, 3);
  private static final Rules ICPC = new Rules(ContestScoring.ICPC, 20, START, List.of(1, 1, 1));
  private static final Rules POINTS =
      new Rules(ContestScoring.POINTS, 20, START, List.of(100, 300, 500));
  private static final int PUZZLES = 4;
  private static final Set<UUID> PLAYERS =
      LongStream.rangeClosed(1, 5).mapToObj(n -> new UUID(0, n)).collect(toSet());
  private static final Set<UUID> OUTSIDE = Set.of(new UUID(0, 5));
  private static final Freeze FREEZE = new Freeze(START.plusSeconds(3600), Set.of());

  private static Row row(Scoreboard board, UUID player) {
    return board.rows().stream()
        .filter(row -> row.player().equals(player))
        .findFirst()
        .orElseThrow();
  }

  /** The standings of all three players after these tries. */
  private static Scoreboard board(Rules rules, List<Try> tries) {
    return Scoreboard.replay(rules, Set.of(ADA, BOB, CLEO), Set.of(), tries);
  }

  private static Try oneTry(String text) {
    String[] parts = text.split(" ", -1);
    return new Try(
        Map.of("ada", ADA, "bob", BOB, "cleo", CLEO).get(parts[0]),
        Integer.parseInt(parts[1]),
        START.plusSeconds(Integer.parseInt(parts[2])),
        Try.Outcome.valueOf(parts[3].toUpperCase(Locale.ROOT)));
  }

  /** Tries as player, puzzle, second and outcome: {@code ada 0 60 wrong, bob 1 90 accepted}. */
  private static List<Try> tries(String text) {
    return Stream.of(text.strip().split(",\\s+", -1)).map(ScoreboardTest::oneTry).toList();
  }

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
    Scoreboard solved = board(ICPC, tries("ada 0 100 accepted, ada 0 200 pending"));
    assertThat(solved.pendingCells()).as("a pending try after the solution").isZero();
  }

  @Test
  void whoIsOutsideTheRankingHasNoRankAndIsFirstToSolveNothing() {
    List<Try> tries =
        tries("ada 0 60 accepted, ada 1 70 pending, bob 0 90 accepted, bob 1 99 wrong");
    Scoreboard board = Scoreboard.replay(ICPC, Set.of(ADA, BOB, CLEO), Set.of(ADA), tries);
    assertThat(board.rows()).extracting(Row::player).containsExactly(BOB, CLEO, ADA);
    assertThat(ranks(board, BOB, CLEO, ADA)).containsExactly(1, 2, 0);
    assertThat(row(board, ADA).solved()).isEqualTo(1);
    assertThat(board.firstSolutions()).isEqualTo(Map.of(0, START.plusSeconds(90)));
    assertThat(board.pendingCells()).isZero();
    assertThat(allSteps(board, board)).isEmpty();
  }

  @Test
  void triesCountByTheirTimeNotByTheOrderInWhichTheyWereJudged() {
    List<Try> tries =
        tries("ada 0 300 accepted, ada 0 100 wrong, ada 0 400 accepted, ada 0 200 accepted");
    Row row = row(board(ICPC, tries), ADA);
    assertThat(row.penaltyMinutes()).isEqualTo(23);
    assertThat(row.cells()).singleElement().satisfies(c -> assertThat(c.tries()).isEqualTo(2));
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

  private static List<Resolver.Step> allSteps(Scoreboard shown, Scoreboard full) {
    return Resolver.steps(shown, full, Comparator.naturalOrder(), Integer.MAX_VALUE);
  }

  private static Scoreboard frozen(List<Try> tries) {
    return board(ICPC, tries.stream().map(FREEZE::seen).toList());
  }

  @Test
  void theLastContestantIsFirstAndComesAgainAfterRising() {
    List<Try> tries =
        tries(
            """
            ada 0 600 accepted, ada 1 1200 accepted, ada 2 4200 wrong, bob 0 1800 accepted,
            bob 2 4800 wrong, cleo 1 3900 accepted, cleo 0 3960 accepted, cleo 2 4020 accepted
            """);
    Scoreboard shown = frozen(tries);
    assertThat(shown.rows()).extracting(Row::player).containsExactly(ADA, BOB, CLEO);
    assertThat(shown.pendingCells()).isEqualTo(5);
    assertThat(allSteps(shown, board(ICPC, tries)))
        .containsExactly(
            // With one solution at minute 66, Cleo stays behind Bob.
            new Resolver.Step(CLEO, 0, true, 3, 3),
            // The second solution lifts her above Bob, who is last then.
            new Resolver.Step(CLEO, 1, true, 3, 2),
            new Resolver.Step(BOB, 2, false, 3, 3),
            new Resolver.Step(CLEO, 2, true, 2, 1),
            new Resolver.Step(ADA, 2, false, 2, 2));
  }

  @Test
  void theFullStandingsMustBeFull() {
    Scoreboard shown = frozen(tries("ada 0 4200 accepted"));
    assertThatThrownBy(() -> allSteps(shown, shown)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCrowdIsRevealedSoon() {
    Set<UUID> players = LongStream.range(0, 10_000).mapToObj(n -> new UUID(1, n)).collect(toSet());
    List<Try> tries =
        IntStream.range(0, 30_000)
            .mapToObj(n -> new Try(new UUID(1, n / 3), n % 3, late(n), Try.Outcome.ACCEPTED))
            .toList();
    var shown =
        Scoreboard.replay(ICPC, players, Set.of(), tries.stream().map(FREEZE::seen).toList());
    var full = Scoreboard.replay(ICPC, players, Set.of(), tries);
    assertThat(Soon.done(() -> allSteps(shown, full))).hasSize(30_000);
  }

  private static Instant late(int n) {
    return START.plusSeconds(3600 + 60 * (n / 3 % 97));
  }

  @Provide
  Arbitrary<List<Try>> tries() {
    return Combinators.combine(
            Arbitraries.of(PLAYERS),
            Arbitraries.integers().between(0, PUZZLES - 1),
            Arbitraries.integers().between(0, 7200),
            Arbitraries.of(Try.Outcome.ACCEPTED, Try.Outcome.WRONG, Try.Outcome.FREE))
        .as(
            (player, puzzle, second, outcome) ->
                new Try(player, puzzle, START.plusSeconds(second), outcome))
        .list()
        .ofMaxSize(40);
  }

  private static Scoreboard board(ContestScoring scoring, Freeze freeze, List<Try> tries) {
    Rules rules = new Rules(scoring, 20, START, List.of(100, 200, 200, 400));
    return Scoreboard.replay(rules, PLAYERS, OUTSIDE, tries.stream().map(freeze::seen).toList());
  }

  @Property
  void afterAllStepsTheFrozenViewIsTheUnfrozenOne(
      @ForAll ContestScoring scoring, @ForAll("tries") List<Try> tries) {
    Instant at = START.plusSeconds(3600);
    Scoreboard full = board(scoring, Freeze.NONE, tries);
    Set<Freeze.Place> revealed = new HashSet<>();
    Scoreboard shown = board(scoring, new Freeze(at, revealed), tries);
    int hidden = shown.pendingCells();
    List<Resolver.Step> all =
        Resolver.steps(shown, full, Comparator.naturalOrder(), Integer.MAX_VALUE);
    assertThat(all).hasSize(hidden);
    for (Resolver.Step step : all) {
      assertThat(Resolver.steps(shown, full, Comparator.naturalOrder(), 1)).containsExactly(step);
      int before = row(shown, step.player()).rank();
      Row lowest =
          shown.rows().reversed().stream()
              .filter(Row::isRanked)
              .filter(row -> row.cells().stream().anyMatch(cell -> cell.pending() > 0))
              .findFirst()
              .orElseThrow();
      assertThat(step.player()).isEqualTo(lowest.player());
      revealed.add(new Freeze.Place(step.player(), step.puzzle()));
      // Everybody's next standings are computed from what is stored, not from the step.
      shown = board(scoring, new Freeze(at, revealed), tries);
      assertThat(step.rankBefore()).isEqualTo(before);
      assertThat(step.rankAfter())
          .isEqualTo(row(shown, step.player()).rank())
          .isLessThanOrEqualTo(before);
    }
    assertThat(shown.rows().stream().filter(Row::isRanked))
        .containsExactlyElementsOf(full.rows().stream().filter(Row::isRanked).toList());
  }
}
