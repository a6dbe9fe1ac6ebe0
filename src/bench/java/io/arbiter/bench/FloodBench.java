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
 * How long the others wait for their verdicts while one player sends thousands of jobs, one after
 * another, and while these are judged: with the quotas that refuse nearly all of it, or with quotas
 * that let all of it into the batch lane, which waits for its turn. In rounds, so that each part
 * meets the same machine; the others arrive at the same moments in each part of a round.
 */
@Command(
    name = "flood",
    mixinStandardHelpOptions = true,
    description = "Measures what others wait while one player sends thousands of jobs.")
final class FloodBench implements Callable<Integer> {
  /** Enough that nobody ever has more in hand than the interactive lane takes of one. */
  private static final int OTHERS = 20;

  /** Of the capacity, in per cent, what the others send. */
  private static final int LOAD = 25;

  /** What a player may have without a verdict. */
  private static final int IN_FLIGHT = 10;

  /** So often the batch lane has so many of each, which starts its children and warms them. */
  private static final int BATCHES = 2;

  private static final int WARM_UP = 1_500;
  private static final int WARM_UP_SENT = 300;

  @Option(names = "--jobs", defaultValue = "10000", description = "jobs of all rounds")
  private int jobs;

  @Option(names = "--seconds", defaultValue = "120", description = "seconds of all rounds")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "4", description = "how many rounds")
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
            // No child is replaced meanwhile, which takes seconds of a processor at any load.
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

  /** One player and the others on a running instance. */
  private static final class Flood {
    private final BenchInstance instance;
    private final BenchPlayer one;
    private final List<BenchPlayer> others = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Judge any = () -> others.get(turn.getAndIncrement() % OTHERS).judge();
    private final Phase alone = new Phase("the others alone");
    private final Phase sending = new Phase("while one sends");
    private final Phase judging = new Phase("while these are judged");
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
      System.out.printf("capacity %.1f a second, of which the others send %d %%%n", capacity, LOAD);
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

    /** Sends at an even pace, or as quickly as it goes. */
    private Object send(int jobs, double seconds) throws Exception {
      long start = System.nanoTime();
      int taken = 0;
      for (int i = 0; i < jobs; i++) {
        TimeUnit.NANOSECONDS.sleep(start + (long) (i * seconds * 1e9 / jobs) - System.nanoTime());
        taken += one.submit() ? 1 : 0;
      }
      System.out.printf(
          "  %d sent, %d taken in %.0f s, %d of all not judged yet%n",
          jobs, taken, (System.nanoTime() - start) / 1e9, instance.unjudged());
      return taken;
    }

    private void print() {
      double base = alone.print().p95();
      for (Phase phase : List.of(sending, judging)) {
        if (phase.seconds > 0) {
          double p95 = phase.print().p95();
          System.out.printf("  p95 %.0f ms, %.2f of alone%n", p95, p95 / base);
        }
      }
    }

    /** All send more than the interactive lane takes of one. */
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

    /** A part of all rounds. */
    private final class Phase {
      private final String name;
      private ArrivalSweep.Arrivals arrivals = ArrivalSweep.Arrivals.NONE;
      private Cpu used = new Cpu(0, 0, 0);
      private double seconds;

      private Phase(String name) {
        this.name = name;
      }

      void measure(long seed, double seconds) throws Exception {
        Cpu before = Cpu.of(instance);
        arrivals = arrivals.and(ArrivalSweep.measure(any, perSecond, seconds, seed));
        used = used.plus(Cpu.of(instance).minus(before));
        this.seconds += seconds;
      }

      ArrivalSweep.Point print() {
        System.out.println(name);
        ArrivalSweep.Point point = arrivals.point(LOAD, perSecond);
        Report.arrivals(List.of(point));
        System.out.printf(
            "  processor time, milliseconds a second: java main %.0f, children %.0f, postgres %.0f%n",
            used.main() / seconds, used.children() / seconds, used.postgres() / seconds);
        return point;
      }
    }
  }
}
