package io.arbiter.bench;

import io.arbiter.bench.faults.FaultsBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Measures a new Arbiter from outside, as a player sees it, and CPython in the same run. Absolute
 * figures depend on the machine as much as on the program, so the report also has ratios.
 */
@Command(
    name = "arbiter bench",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "Measures a new instance: its start, verdicts, rates and memory.",
    subcommands = {
      AccuracyBench.class,
      ContainersBench.class,
      ContestBench.class,
      FaultsBench.class,
      FuzzBench.class,
      SandboxBench.class,
      SearchBench.class,
      SimulationBench.class,
      StandingsBench.class,
      TestTimesBench.class
    })
final class LoadBench implements Callable<Integer> {
  /** A JVM needs about a thousand requests to compile the code that requests run. */
  static final int WARM_UP = 1_500;

  private static final int COLD = 100;

  /** The first two may be busy: an instance may still write its archive of classes. */
  private static final int IDLE_WINDOWS = 6;

  private static final int IDLE_SECONDS = 20;
  private static final int LINES = 20;

  @Option(names = "--blocks", defaultValue = "3", description = "number of rounds; default 3")
  private int blocks;

  public static void main(String... arguments) {
    System.exit(new CommandLine(new LoadBench()).setUsageHelpWidth(100).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("arbiter-bench-");
    try {
      measure(folder).print();
    } finally {
      Project.delete(folder);
    }
    return 0;
  }

  private Report measure(Path folder) throws Exception {
    double load = Figures.load();
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      Path data = folder.resolve("data-" + block);
      Figures.say("start " + block + " on empty data");
      try (BenchInstance instance = BenchInstance.start(data, Map.of())) {
        first.add(instance.awaitReady());
      }
      Figures.say("start " + block + " on the same data");
      try (BenchInstance instance = BenchInstance.start(data, Map.of())) {
        again.add(instance.awaitReady());
        if (block == blocks) {
          return underLoad(instance, new Report.Starts(load, first, again));
        }
      }
    }
    throw new IllegalArgumentException("there must be a block");
  }

  private Report underLoad(BenchInstance instance, Report.Starts starts) throws Exception {
    try {
      return underLoad(instance, starts, Usage.memory(instance));
    } catch (Exception e) {
      Figures.say("the instance's last lines:\n" + instance.arbiter().lastLines(LINES));
      throw e;
    }
  }

  private Report underLoad(BenchInstance instance, Report.Starts starts, Usage fresh)
      throws Exception {
    BenchPlayer arbiter = new BenchPlayer(instance.address(), "bench");
    Optional<Block.Judge> python = CPython.find(Project.solution(), Project.puzzle());
    Figures.say("waiting until the children are warm");
    instance.awaitWarm();
    double idle = idle(instance);
    Figures.say("the first verdicts, and a warm-up");
    List<Double> cold = new ArrayList<>();
    for (int i = 0; i < COLD; i++) {
      long begun = System.nanoTime();
      arbiter.judge();
      cold.add(Figures.secondsSince(begun) * 1000);
    }
    double early = Block.rate(arbiter, WARM_UP);
    List<Block> arbiterBlocks = new ArrayList<>();
    List<Block> pythonBlocks = new ArrayList<>();
    Usage before = Usage.cpu(instance);
    // Arbiter and CPython take turns, so that a busy minute of the machine slows both.
    for (int block = 1; block <= blocks; block++) {
      Figures.say("block " + block + " of " + blocks);
      arbiterBlocks.add(Block.of(arbiter));
      if (python.isPresent()) {
        pythonBlocks.add(Block.of(python.get()));
      }
    }
    Usage each = Usage.cpu(instance).minus(before).each(blocks * Block.JUDGEMENTS);
    Figures.say(BenchPlayer.FAILURES);
    double withFailures = Block.rate(arbiter::judgeWithFailures, Block.TOGETHER);
    Usage used = Usage.memory(instance);
    return new Report(
        starts,
        new Report.Early(idle, cold, early),
        fresh,
        used,
        arbiterBlocks,
        pythonBlocks,
        each,
        withFailures);
  }

  /** The share of one processor that an instance uses while nobody does anything. */
  private static double idle(BenchInstance instance) throws InterruptedException {
    Figures.say("an idle instance");
    List<Double> shares = new ArrayList<>();
    for (int window = 0; window < IDLE_WINDOWS; window++) {
      Usage before = Usage.cpu(instance);
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      double used = Usage.cpu(instance).minus(before).total();
      shares.add(used / TimeUnit.SECONDS.toMillis(IDLE_SECONDS));
    }
    return Figures.median(shares);
  }
}
