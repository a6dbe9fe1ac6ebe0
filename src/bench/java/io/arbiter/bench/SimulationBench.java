package io.arbiter.bench;

import io.arbiter.simulation.Planted;
import io.arbiter.simulation.Seeds;
import io.arbiter.simulation.Simulation;
import io.arbiter.simulation.Toll;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Simulates the path of submissions with faults, from many seeds. */
@Command(
    name = "simulation",
    mixinStandardHelpOptions = true,
    description =
        "Simulates the path of submissions on virtual time, with faults between all steps.")
final class SimulationBench implements Callable<Integer> {
  /** Between two lines about the progress. */
  private static final long BLOCK = 10_000;

  @Option(
      names = "--seeds",
      defaultValue = "100000",
      description = "number of seeds; the default is 100,000")
  private long seeds;

  @Option(names = "--from", defaultValue = "1", description = "the first seed; the default is 1")
  private long from;

  @Option(names = "--trace", description = "prints the steps of the first seed")
  private boolean trace;

  @Option(
      names = "--planted",
      defaultValue = "NOTHING",
      description = "plants a bug: ${COMPLETION-CANDIDATES}")
  private Planted planted;

  @Override
  public Integer call() throws Exception {
    if (trace) {
      System.out.println(Seeds.explain(from, planted));
      return Simulation.run(from, planted).broken() == null ? 0 : 1;
    }
    long begun = System.nanoTime();
    Toll toll = Toll.NONE;
    for (long first = from; first < from + seeds; first += BLOCK) {
      long count = Math.min(BLOCK, from + seeds - first);
      Seeds block = Seeds.run(first, count, planted);
      toll = toll.plus(block.toll());
      Optional<Simulation.Result> broken = block.broken();
      if (broken.isPresent()) {
        System.out.println(Seeds.explain(broken.get().seed(), planted));
        return 1;
      }
      System.out.printf(
          "%.0f s: all invariants hold; %s%n", (System.nanoTime() - begun) / 1e9, toll);
    }
    return 0;
  }
}
