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
 * another, and while these are judged. The quotas that would stop that player are lifted; what is
 * left is that nearly all of it goes to the batch lane, which waits for its turn.
 *
 * <p>Usage: {@code ./arbiter bench flood [--jobs 10000] [--seconds 120]}.
 */
final class FloodBench {
  /** Enough that nobody ever has more in hand than the interactive lane takes of one. */
  private static final int OTHERS = 20;

  /** Of the capacity, in per cent, what the others send. */
  private static final int LOAD = 25;

  private static final int WARM_UP = 1_500;
  private static final int TOGETHER = 400;

  private FloodBench() {}

  public static void main(String... arguments) throws Exception {
    int jobs = 10_000;
    int seconds = 120;
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--jobs" -> jobs = Integer.parseInt(arguments[i + 1]);
        case "--seconds" -> seconds = Integer.parseInt(arguments[i + 1]);
        default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
      }
    }
    Path folder = Files.createTempDirectory("arbiter-flood-");
    Map<String, String> quotas =
        Map.of(
            "ARBITER_QUOTA_INTERACTIVE", "2", "ARBITER_QUOTA_QUEUE", Integer.toString(2 * jobs));
    Path launcher = Path.of(arguments[0]).toAbsolutePath();
    try (Bench.Instance instance =
        Bench.Instance.start(launcher, "up", folder.resolve("data"), quotas)) {
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
    Bench.Block.rate(any, WARM_UP);
    double capacity = Bench.Block.rate(any, TOGETHER);
    System.out.printf(
        "capacity %.1f a second, of which the others send %d %%%n", capacity, LOAD);
    List<ArrivalSweep.Point> points = new ArrayList<>();
    points.add(measure("the others alone", any, capacity, seconds));
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      long start = System.nanoTime();
      Future<?> flood =
          thread.submit(
              () -> {
                for (int i = 0; i < jobs; i++) {
                  one.submit();
                }
                return null;
              });
      points.add(measure("while one sends", any, capacity, seconds));
      flood.get();
      System.out.printf(
          "  %d sent in %.0f s, %d of all not judged yet%n",
          jobs, (System.nanoTime() - start) / 1e9, instance.unjudged());
    }
    points.add(measure("while these are judged", any, capacity, seconds));
    System.out.printf("  %d of all not judged yet%n", instance.unjudged());
    double alone = points.getFirst().p95();
    points.forEach(
        point -> System.out.printf("p95 %.0f ms, %.2f of alone%n", point.p95(), point.p95() / alone));
  }

  private static ArrivalSweep.Point measure(
      String what, Bench.Judge judge, double capacity, int seconds) throws Exception {
    System.out.println(what);
    ArrivalSweep.Point point = ArrivalSweep.measure(judge, LOAD, capacity * LOAD / 100, seconds);
    Bench.Report.arrivals(List.of(point));
    return point;
  }
}
