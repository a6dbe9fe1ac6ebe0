package io.arbiter.core.contest;

import static io.arbiter.core.contest.Boards.ADA;
import static io.arbiter.core.contest.Boards.BOB;
import static io.arbiter.core.contest.Boards.CLEO;
import static io.arbiter.core.contest.Boards.ICPC;
import static io.arbiter.core.contest.Boards.START;
import static io.arbiter.core.contest.Boards.board;
import static io.arbiter.core.contest.Boards.tries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.Soon;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private static final Freeze FREEZE = new Freeze(START.plusSeconds(3600), Set.of());

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
  void freeTriesAreRevealedAsNothing() {
    List<Try> tries = tries("ada 0 4200 free, bob 0 300 accepted");
    assertThat(allSteps(frozen(tries), board(ICPC, tries)))
        .containsExactly(new Resolver.Step(ADA, 0, false, 2, 2));
  }

  @Test
  void withoutHiddenTriesThereIsNoStep() {
    Scoreboard board = board(ICPC, tries("ada 0 300 accepted"));
    assertThat(allSteps(board, board)).isEmpty();
  }

  @Test
  void theFullStandingsMustBeFull() {
    Scoreboard shown = frozen(tries("ada 0 4200 accepted"));
    assertThatThrownBy(() -> allSteps(shown, shown)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCrowdIsRevealedSoon() {
    Set<UUID> players =
        LongStream.range(0, 10_000).mapToObj(n -> new UUID(1, n)).collect(Collectors.toSet());
    List<Try> tries =
        players.stream()
            .flatMap(
                player ->
                    IntStream.range(0, 3)
                        .mapToObj(
                            puzzle ->
                                new Try(
                                    player,
                                    puzzle,
                                    START.plusSeconds(
                                        3600 + 60 * (player.getLeastSignificantBits() % 97)),
                                    Try.Outcome.ACCEPTED)))
            .toList();
    var shown = Scoreboard.replay(ICPC, players, tries.stream().map(FREEZE::seen).toList());
    var full = Scoreboard.replay(ICPC, players, tries);
    assertThat(Soon.done(() -> allSteps(shown, full))).hasSize(30_000);
  }
}
