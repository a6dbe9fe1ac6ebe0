package io.arbiter.bench;

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
 * Sends submissions at random moments with a given mean rate, as players do, without waiting for
 * earlier verdicts. The time to a verdict counts from the moment of arrival, so it includes the
 * wait when the judge is behind.
 */
final class ArrivalSweep {
  private static final int[] PERCENTS = {25, 50, 75, 90, 100, 150};
  private static final double SECONDS = 20;

  /** Fixed, so that every run has the same moments. */
  private static final long SEED = 4;

  private ArrivalSweep() {}

  /**
   * The result of one rate; times in milliseconds.
   *
   * @param percent of the capacity
   * @param drainSeconds from the last arrival to the last verdict
   * @param wrong submissions with a wrong verdict or no verdict
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
      Stages stages) {}

  private record Timed(double millis, Stages stages) {}

  /** All arrivals, with the times of those that got the right verdict. */
  record Arrivals(List<Timed> judged, int count, double drainSeconds) {
    static final Arrivals NONE = new Arrivals(List.of(), 0, 0);

    /** The two measurements as one. */
    Arrivals and(Arrivals other) {
      List<Timed> both = new ArrayList<>(judged);
      both.addAll(other.judged);
      return new Arrivals(both, count + other.count, Math.max(drainSeconds, other.drainSeconds));
    }

    Point point(int percent, double perSecond) {
      double[] sorted = judged.stream().mapToDouble(Timed::millis).sorted().toArray();
      return new Point(
          percent,
          perSecond,
          count,
          Figures.at(sorted, 50),
          Figures.at(sorted, 95),
          Figures.at(sorted, 99),
          drainSeconds,
          count - judged.size(),
          Stages.medians(judged.stream().map(Timed::stages).toList()));
    }
  }

  /**
   * Measures all rates. Each measurement starts when the queue of the previous measurement is
   * empty.
   */
  static List<Point> measure(Judge judge, double capacity) throws Exception {
    List<Point> points = new ArrayList<>();
    for (int percent : PERCENTS) {
      double perSecond = capacity * percent / 100;
      points.add(measure(judge, perSecond, SECONDS, SEED).point(percent, perSecond));
    }
    return points;
  }

  /**
   * Measures one rate.
   *
   * @param perSecond the mean number of arrivals a second
   * @param seed of the random moments
   */
  static Arrivals measure(Judge judge, double perSecond, double seconds, long seed)
      throws Exception {
    List<Future<Timed>> all = new ArrayList<>();
    Random random = new Random(seed);
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
    for (Future<Timed> one : all) {
      try {
        judged.add(one.get());
      } catch (ExecutionException e) {
        System.err.println("bench: " + e.getCause());
      }
    }
    return new Arrivals(judged, all.size(), Math.max(0, drain));
  }

  private static Callable<Timed> timed(Judge judge, long at) {
    return () -> {
      Stages stages = judge.judge();
      return new Timed((System.nanoTime() - at) / 1e6, stages);
    };
  }
}
