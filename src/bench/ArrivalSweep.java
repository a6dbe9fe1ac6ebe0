import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Submissions that arrive by themselves, as players' do, and not when the last one is done: at
 * random moments with a given mean rate. The time to a verdict counts from the moment of arrival,
 * so what waits because the judge is behind is not left out.
 */
final class ArrivalSweep {
  private static final int[] PERCENTS = {25, 50, 75, 90, 100, 150};
  private static final double SECONDS = 20;

  /** The same moments in every run. */
  private static final long SEED = 4;

  private ArrivalSweep() {}

  /**
   * What one rate gave; times in milliseconds.
   *
   * @param percent of the capacity
   * @param drainSeconds from the last arrival to the last verdict
   * @param wrong verdicts that were not the right one, or none at all
   * @param stages medians
   */
  record Point(
      int percent,
      double perSecond,
      int count,
      double p50,
      double p95,
      double p99,
      double drainSeconds,
      int wrong,
      Bench.Stages stages) {}

  private record Timed(double millis, Bench.Stages stages) {}

  /** Measures every rate, each after the queue of the one before has drained. */
  static List<Point> measure(Bench.Judge judge, double capacity) throws Exception {
    List<Point> points = new ArrayList<>();
    for (int percent : PERCENTS) {
      points.add(measure(judge, percent, capacity * percent / 100, SECONDS));
    }
    return points;
  }

  /**
   * Measures one rate.
   *
   * @param perSecond how many arrive on average, which is so many per cent of the capacity
   */
  static Point measure(Bench.Judge judge, int percent, double perSecond, double seconds)
      throws Exception {
    List<Future<Timed>> all = new ArrayList<>();
    Random random = new Random(SEED);
    long begin = System.nanoTime();
    double arrival = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (true) {
        arrival += -Math.log(1 - random.nextDouble()) / perSecond;
        if (arrival > seconds) {
          break;
        }
        long at = begin + (long) (arrival * 1e9);
        TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
        all.add(threads.submit(timed(judge, at)));
      }
    }
    double drain = (System.nanoTime() - begin) / 1e9 - seconds;
    List<Timed> judged = new ArrayList<>();
    int wrong = 0;
    for (Future<Timed> one : all) {
      try {
        judged.add(one.get());
      } catch (ExecutionException e) {
        System.err.println("bench: " + e.getCause());
        wrong++;
      }
    }
    double[] sorted = judged.stream().mapToDouble(Timed::millis).sorted().toArray();
    return new Point(
        percent,
        perSecond,
        all.size(),
        Bench.at(sorted, 50),
        Bench.at(sorted, 95),
        Bench.at(sorted, 99),
        Math.max(0, drain),
        wrong,
        Bench.Stages.medians(judged.stream().map(Timed::stages).toList()));
  }

  private static Callable<Timed> timed(Bench.Judge judge, long at) {
    return () -> {
      Bench.Stages stages = judge.judge();
      return new Timed((System.nanoTime() - at) / 1e6, stages);
    };
  }
}
