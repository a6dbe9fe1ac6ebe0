import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long the others wait for their verdicts while one player sends thousands of jobs, one after
 * another, and while these are judged: with the quotas that refuse nearly all of it, or with
 * quotas that let all of it into the batch lane, which waits for its turn.
 *
 * <p>Usage: {@code ./arbiter bench flood [--jobs 10000] [--seconds 120] [--quotas lifted]}.
 */
final class FloodBench {
  /** Enough that nobody ever has more in hand than the interactive lane takes of one. */
  private static final int OTHERS = 20;

  /** Of the capacity, in per cent, what the others send. */
  private static final int LOAD = 25;

  /** What a player may have without a verdict. */
  private static final int IN_FLIGHT = 10;

  /** So often the batch lane has so many of each, which starts its children and warms them. */
  private static final int ROUNDS = 2;

  private static final int WARM_UP = 1_500;
  private static final int TOGETHER = 400;

  private FloodBench() {}

  public static void main(String... arguments) throws Exception {
    int jobs = 10_000;
    int seconds = 120;
    boolean lifted = false;
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--jobs" -> jobs = Integer.parseInt(arguments[i + 1]);
        case "--seconds" -> seconds = Integer.parseInt(arguments[i + 1]);
        case "--quotas" -> lifted = arguments[i + 1].equals("lifted");
        default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
      }
    }
    Path folder = Files.createTempDirectory("arbiter-flood-");
    String many = Integer.toString(10 * jobs);
    Map<String, String> settings =
        Map.of(
            "ARBITER_QUOTA_IN_FLIGHT", lifted ? many : Integer.toString(IN_FLIGHT),
            "ARBITER_QUOTA_PER_MINUTE", lifted ? many : "60",
            "ARBITER_QUOTA_PER_DAY", lifted ? many : "2000",
            "ARBITER_QUOTA_INTERACTIVE", "2",
            "ARBITER_QUOTA_QUEUE", many,
            // No child is replaced meanwhile, which takes seconds of a processor at any load.
            "ARBITER_SANDBOX_REUSE", many);
    Path launcher = Path.of(arguments[0]).toAbsolutePath();
    try (Bench.Instance instance =
        Bench.Instance.start(launcher, "up", folder.resolve("data"), settings)) {
      instance.awaitReady();
      flood(instance, Files.readString(Bench.solution(launcher)), jobs, seconds);
    }
    Bench.delete(folder);
    System.exit(0);
  }

  private static void flood(Bench.Instance instance, String solution, int jobs, int seconds)
      throws Exception {
    List<Bench.Player> others = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      others.add(new Bench.Player(instance.address(), "other-" + i, solution));
    }
    Bench.Player one = new Bench.Player(instance.address(), "one", solution);
    AtomicInteger turn = new AtomicInteger();
    Bench.Judge any = () -> others.get(turn.getAndIncrement() % OTHERS).judge();
    for (int i = 0; i < ROUNDS; i++) {
      warmBatchLane(others, instance);
    }
    Bench.Block.rate(any, WARM_UP);
    double capacity = Bench.Block.rate(any, TOGETHER);
    System.out.printf(
        "capacity %.1f a second, of which the others send %d %%%n", capacity, LOAD);
    List<ArrivalSweep.Point> points = new ArrayList<>();
    points.add(measure("the others alone", instance, any, capacity, seconds));
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      long start = System.nanoTime();
      Future<Integer> flood =
          thread.submit(
              () -> {
                int taken = 0;
                for (int i = 0; i < jobs; i++) {
                  taken += one.submit() ? 1 : 0;
                }
                return taken;
              });
      points.add(measure("while one sends", instance, any, capacity, seconds));
      int taken = flood.get();
      System.out.printf(
          "  %d sent, %d taken in %.0f s, %d of all not judged yet%n",
          jobs, taken, (System.nanoTime() - start) / 1e9, instance.unjudged());
    }
    points.add(measure("while these are judged", instance, any, capacity, seconds));
    System.out.printf("  %d of all not judged yet%n", instance.unjudged());
    double alone = points.getFirst().p95();
    points.forEach(
        point -> System.out.printf("p95 %.0f ms, %.2f of alone%n", point.p95(), point.p95() / alone));
  }

  /** All send more than the interactive lane takes of one. */
  private static void warmBatchLane(List<Bench.Player> players, Bench.Instance instance)
      throws Exception {
    for (Bench.Player player : players) {
      for (int i = 0; i < IN_FLIGHT; i++) {
        player.submit();
      }
    }
    while (instance.unjudged() > 0) {
      Thread.sleep(200);
    }
  }

  private static ArrivalSweep.Point measure(
      String what, Bench.Instance instance, Bench.Judge judge, double capacity, int seconds)
      throws Exception {
    System.out.println(what);
    Bench.Cpu before = Bench.Cpu.of(instance);
    ArrivalSweep.Point point = ArrivalSweep.measure(judge, LOAD, capacity * LOAD / 100, seconds);
    Bench.Report.arrivals(List.of(point));
    Bench.Cpu each = Bench.Cpu.of(instance).each(before, seconds);
    System.out.printf(
        "  processor time, milliseconds a second: java main %.0f, children %.0f, postgres %.0f%n",
        each.main(), each.children(), each.postgres());
    return point;
  }
}
