package io.arbiter.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** {@code ./arbiter bench simulation} runs more seeds, and repeats a seed. */
@Timeout(600)
class SimulationTest {
  private static final int SEEDS = 300;

  /** A planted bug must be found within this number of seeds. */
  private static final int ENOUGH = 1_000;

  private static Toll assertAllHold(int count) throws Exception {
    Seeds seeds = Seeds.run(1, count, Planted.NOTHING);
    assertThat(seeds.broken().map(broken -> Seeds.explain(broken.seed(), Planted.NOTHING)))
        .isEmpty();
    return seeds.toll();
  }

  @Test
  @Thorough("many minutes of all processors; the first seeds find what breaks in one of hundreds")
  void aHundredThousandSeedsHold() throws Exception {
    assertThat(assertAllHold(100_000).seeds()).isEqualTo(100_000);
  }

  @Test
  void everythingAcceptedIsJudgedOnceWhateverFails() throws Exception {
    Toll toll = assertAllHold(SEEDS);
    assertThat(toll.seeds()).isEqualTo(SEEDS);
    assertThat(toll.accepted()).isGreaterThan(4 * SEEDS);
    assertThat(toll.again()).isGreaterThan(SEEDS / 4);
    assertThat(toll.kills()).isGreaterThan(2 * SEEDS);
    assertThat(toll.stops()).isGreaterThan(SEEDS);
    assertThat(toll.failures()).isGreaterThan(9 * SEEDS);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NOTHING")
  void aPlantedBugIsFound(Planted planted) throws Exception {
    Simulation.Result broken = Seeds.run(1, ENOUGH, planted).broken().orElseThrow();
    assertThat(broken.broken()).contains(planted.finding);
    assertThat(Seeds.explain(broken.seed(), planted))
        .contains("answers 202", broken.broken())
        .endsWith("--from %d --seeds 1 --trace --planted %s".formatted(broken.seed(), planted));
  }

  @Test
  void aSeedAlwaysTakesTheSameSteps() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(Simulation.trace(seed, Planted.NOTHING))
          .isEqualTo(Simulation.trace(seed, Planted.NOTHING));
    }
  }
}
