package io.arbiter.core.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
  private static final Instant FREEZE = START.plusSeconds(3600);
  private static final UUID ADA = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);
  private static final UUID CLEO = new UUID(0, 3);
  private static final Rules RULES = new Rules(ContestScoring.ICPC, 20, START, List.of(1, 1, 1));

  private static Try at(UUID player, int puzzle, int minute, Try.Outcome outcome) {
    return new Try(player, puzzle, START.plusSeconds(60L * minute), outcome);
  }

  static List<Resolver.Step> allSteps(Scoreboard shown, Scoreboard full) {
    return Resolver.steps(shown, full, Comparator.naturalOrder(), Integer.MAX_VALUE);
  }

  private static Scoreboard shown(Freeze freeze, List<Try> tries) {
    return Scoreboard.replay(
        RULES, Set.of(ADA, BOB, CLEO), tries.stream().map(freeze::seen).toList());
  }

  @Test
  void theLastContestantIsFirstAndComesAgainAfterRising() {
    List<Try> tries =
        List.of(
            at(ADA, 0, 10, Try.Outcome.ACCEPTED),
            at(ADA, 1, 20, Try.Outcome.ACCEPTED),
            at(ADA, 2, 70, Try.Outcome.WRONG),
            at(BOB, 0, 30, Try.Outcome.ACCEPTED),
            at(BOB, 2, 80, Try.Outcome.WRONG),
            at(CLEO, 1, 65, Try.Outcome.ACCEPTED),
            at(CLEO, 0, 66, Try.Outcome.ACCEPTED),
            at(CLEO, 2, 67, Try.Outcome.ACCEPTED));
    Scoreboard shown = shown(new Freeze(FREEZE, Set.of()), tries);
    Scoreboard full = shown(Freeze.NONE, tries);
    assertThat(shown.rows().stream().map(Row::player)).containsExactly(ADA, BOB, CLEO);
    assertThat(shown.pendingCells()).isEqualTo(5);
    assertThat(allSteps(shown, full))
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
    List<Try> tries =
        List.of(at(ADA, 0, 70, Try.Outcome.FREE), at(BOB, 0, 5, Try.Outcome.ACCEPTED));
    Scoreboard shown = shown(new Freeze(FREEZE, Set.of()), tries);
    Scoreboard full = shown(Freeze.NONE, tries);
    assertThat(allSteps(shown, full)).containsExactly(new Resolver.Step(ADA, 0, false, 2, 2));
  }

  @Test
  void withoutHiddenTriesThereIsNoStep() {
    Scoreboard board = shown(Freeze.NONE, List.of(at(ADA, 0, 5, Try.Outcome.ACCEPTED)));
    assertThat(allSteps(board, board)).isEmpty();
  }

  @Test
  void theFullStandingsMustBeFull() {
    Scoreboard shown =
        shown(new Freeze(FREEZE, Set.of()), List.of(at(ADA, 0, 70, Try.Outcome.ACCEPTED)));
    assertThatThrownBy(() -> allSteps(shown, shown)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCrowdIsRevealedWithinSeconds() {
    Set<UUID> players =
        LongStream.range(0, 10_000).mapToObj(n -> new UUID(1, n)).collect(Collectors.toSet());
    List<Try> tries =
        players.stream()
            .flatMap(
                player ->
                    IntStream.range(0, 3)
                        .mapToObj(
                            puzzle ->
                                at(
                                    player,
                                    puzzle,
                                    60 + (int) (player.getLeastSignificantBits() % 97),
                                    Try.Outcome.ACCEPTED)))
            .toList();
    Freeze freeze = new Freeze(FREEZE, Set.of());
    Scoreboard shown = Scoreboard.replay(RULES, players, tries.stream().map(freeze::seen).toList());
    Scoreboard full = Scoreboard.replay(RULES, players, tries);
    assertThat(
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> allSteps(shown, full)).size())
        .isEqualTo(30_000);
  }
}
