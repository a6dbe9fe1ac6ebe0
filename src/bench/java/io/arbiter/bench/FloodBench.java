package io.arbiter.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how long other players wait for their verdicts while one player sends thousands of jobs,
 * and while these jobs are judged. The normal quotas refuse nearly all of the jobs. With {@code
 * --lift-quotas} all of them go to the batch lane. The benchmark repeats its parts in rounds, so
 * that each part runs under the same conditions of the machine. In each part of a round, the
 * others' submissions arrive at the same moments.
 */
@Command(
    name = "flood",
    description = "Measures how long others wait while one player sends thousands of jobs.")
final class FloodBench implements Callable<Integer> {
  /** Enough players that none of them exceeds the quota of the interactive lane. */
  private static final int OTHERS = 20;

  /** The load from the others, in percent of the capacity. */
  private static final int LOAD = 25;

  /** How many submissions of a player may wait for a verdict. */
  private static final int IN_FLIGHT = 10;

  /**
   * How many times each player sends {@link #IN_FLIGHT} submissions at once. The surplus goes to
   * the batch lane, starts its children and warms them.
   */
  private static final int BATCHES = 2;

  private static final int WARM_UP = 1_500;
  private static final int WARM_UP_SENT = 300;

  @Option(
      names = "--jobs",
      defaultValue = "10000",
      description = "jobs in all rounds together; default 10000")
  private int jobs;

  @Option(
      names = "--seconds",
      defaultValue = "120",
      description = "seconds for all rounds together; default 120")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "4", description = "number of rounds; default 4")
  private int rounds;

  @Option(names = "--lift-quotas", description = "let all jobs into the batch lane")
  private boolean lifted;

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("arbiter-flood-");
    String many = Integer.toString(10 * jobs);
    Map<String, String> settings =
        Map.of(
            "ARBITER_QUOTA_IN_FLIGHT",
            lifted ? many : Integer.toString(IN_FLIGHT),
            "ARBITER_QUOTA_PER_MINUTE",
            lifted ? many : "60",
            "ARBITER_QUOTA_PER_DAY",
            lifted ? many : "2000",
            "ARBITER_QUOTA_INTERACTIVE",
            "2",
            "ARBITER_QUOTA_QUEUE",
            many,
            // A new child takes seconds of processor time, so none is replaced.
            "ARBITER_SANDBOX_REUSE",
            many);
    try (BenchInstance instance = BenchInstance.start("up", folder.resolve("data"), settings)) {
      instance.awaitReady();
      Flood flood = new Flood(instance, Files.readString(Project.solution()));
      flood.warmUp();
      for (int round = 0; round < rounds; round++) {
        flood.round(round, jobs / rounds, (double) seconds / rounds, lifted);
      }
      flood.print();
    }
    Project.delete(folder);
    return 0;
  }

  /** The player who floods a running instance, and the others. */
  private static final class Flood {
    private final BenchInstance instance;
    private final BenchPlayer one;
    private final List<BenchPlayer> others = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Judge any = () -> others.get(turn.getAndIncrement() % OTHERS).judge();
    private final Phase alone = new Phase("the others alone");
    private final Phase sending = new Phase("while one sends");
    private final Phase judging = new Phase("while the jobs are judged");
    private double perSecond;

    private Flood(BenchInstance instance, String solution) throws Exception {
      this.instance = instance;
      one = new BenchPlayer(instance.address(), "one", solution);
      for (int i = 0; i < OTHERS; i++) {
        others.add(new BenchPlayer(instance.address(), "other-" + i, solution));
      }
    }

    private void warmUp() throws Exception {
      for (int i = 0; i < BATCHES; i++) {
        warmBatchLane();
      }
      Block.rate(any, WARM_UP);
      double capacity = Block.rate(any, Block.TOGETHER);
      perSecond = capacity * LOAD / 100;
      Figures.line("capacity %.1f a second, of which the others send %d %%", capacity, LOAD);
      send(WARM_UP_SENT, 1);
      awaitJudged();
    }

    private void round(int round, int jobs, double seconds, boolean lifted) throws Exception {
      alone.measure(round, seconds);
      try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
        Future<?> flood = thread.submit(() -> send(jobs, seconds));
        sending.measure(round, seconds);
        flood.get();
      }
      if (lifted) {
        judging.measure(round, seconds);
      }
      awaitJudged();
    }

    /** Sends jobs evenly over the time, or as fast as possible if the time is too short. */
    private Object send(int jobs, double seconds) throws Exception {
      long start = System.nanoTime();
      int taken = 0;
      for (int i = 0; i < jobs; i++) {
        TimeUnit.NANOSECONDS.sleep(start + (long) (i * seconds * 1e9 / jobs) - System.nanoTime());
        taken += one.submit() ? 1 : 0;
      }
      Figures.line(
          "  %d sent, %d taken in %.0f s, %d of all not judged yet",
          jobs, taken, (System.nanoTime() - start) / 1e9, instance.unjudged());
      return taken;
    }

    private void print() {
      double base = alone.print().p95();
      for (Phase phase : List.of(sending, judging)) {
        if (phase.seconds > 0) {
          double p95 = phase.print().p95();
          Figures.line("  p95 %.0f ms, %.2f of alone", p95, p95 / base);
        }
      }
    }

    /** Every player sends more than the interactive lane accepts from one player. */
    private void warmBatchLane() throws Exception {
      for (BenchPlayer player : others) {
        for (int i = 0; i < IN_FLIGHT; i++) {
          player.submit();
        }
      }
      awaitJudged();
    }

    private void awaitJudged() throws Exception {
      while (instance.unjudged() > 0) {
        Thread.sleep(200);
      }
    }

    /** The measurements of one part, over all rounds. */
    private final class Phase {
      private final String name;
      private ArrivalSweep.Arrivals arrivals = ArrivalSweep.Arrivals.NONE;
      private Usage used = Usage.NONE;
      private double seconds;

      private Phase(String name) {
        this.name = name;
      }

      void measure(long seed, double seconds) throws Exception {
        Usage before = Usage.cpu(instance);
        arrivals = arrivals.and(ArrivalSweep.measure(any, perSecond, seconds, seed));
        used = used.plus(Usage.cpu(instance).minus(before));
        this.seconds += seconds;
      }

      ArrivalSweep.Point print() {
        System.out.println(name);
        ArrivalSweep.Point point = arrivals.point(LOAD, perSecond);
        Report.arrivals(List.of(point));
        Figures.line("  processor time, milliseconds a second: %s", used.each(seconds).text(0));
        return point;
      }
    }
  }
}
