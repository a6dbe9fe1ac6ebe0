package io.arbiter.core.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An unfreezing, on contests made up at random. */
class ResolverPropertiesTest {
  private static final Instant START = Boards.START;
  private static final int PUZZLES = 4;
  private static final Set<UUID> PLAYERS =
      LongStream.rangeClosed(1, 5).mapToObj(n -> new UUID(0, n)).collect(Collectors.toSet());

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
    return Scoreboard.replay(rules, PLAYERS, tries.stream().map(freeze::seen).toList());
  }

  private static int rank(Scoreboard board, UUID player) {
    return Boards.row(board, player).rank();
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
      int before = rank(shown, step.player());
      Row lowest =
          shown.rows().reversed().stream()
              .filter(row -> row.cells().stream().anyMatch(cell -> cell.pending() > 0))
              .findFirst()
              .orElseThrow();
      assertThat(step.player()).isEqualTo(lowest.player());
      revealed.add(new Freeze.Place(step.player(), step.puzzle()));
      // Everybody's next standings are computed from what is stored, not from the step.
      shown = board(scoring, new Freeze(at, revealed), tries);
      assertThat(step.rankBefore()).isEqualTo(before);
      assertThat(step.rankAfter())
          .isEqualTo(rank(shown, step.player()))
          .isLessThanOrEqualTo(before);
    }
    assertThat(shown.rows()).isEqualTo(full.rows());
  }

  @Property
  void ranksFollowTheOrderAndAreEqualOnlyForEqualResults(
      @ForAll ContestScoring scoring, @ForAll("tries") List<Try> tries) {
    List<Row> rows = board(scoring, Freeze.NONE, tries).rows();
    assertThat(rows).hasSize(PLAYERS.size());
    assertThat(rows.getFirst().rank()).isEqualTo(1);
    for (int i = 1; i < rows.size(); i++) {
      int order = Row.order(scoring).compare(rows.get(i - 1), rows.get(i));
      assertThat(order).isNotPositive();
      assertThat(rows.get(i).rank()).isEqualTo(order == 0 ? rows.get(i - 1).rank() : i + 1);
    }
  }
}
