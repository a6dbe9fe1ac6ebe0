package io.arbiter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
   * The result of one rate.
   *
   * @param percent of the capacity
   * @param millis the times to the right verdict, in ascending order
   * @param drainSeconds from the last arrival to the last verdict
   * @param wrong submissions with a wrong verdict or no verdict
   */
  record Point(
      int percent,
      double perSecond,
      double[] millis,
      Stages stages,
      double drainSeconds,
      int wrong) {}

  private record Timed(double millis, Stages stages) {}

  /** Measures all rates. Each starts when the queue of the one before is empty. */
  static List<Point> measure(Judge judge, double capacity) throws Exception {
    List<Point> points = new ArrayList<>();
    for (int percent : PERCENTS) {
      points.add(measure(judge, percent, capacity * percent / 100));
    }
    return points;
  }

  private static Point measure(Judge judge, int percent, double perSecond) throws Exception {
    List<Future<Timed>> all = new ArrayList<>();
    Random random = new Random(SEED);
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      double arrival = -Math.log(1 - random.nextDouble()) / perSecond;
      while (arrival <= SECONDS) {
        long at = begin + (long) (arrival * 1e9);
        TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
        all.add(threads.submit(() -> timed(judge, at)));
        arrival += -Math.log(1 - random.nextDouble()) / perSecond;
      }
    }
    double drain = Math.max(0, Figures.secondsSince(begin) - SECONDS);
    List<Timed> judged = new ArrayList<>();
    for (Future<Timed> one : all) {
      try {
        judged.add(one.get());
      } catch (ExecutionException e) {
        Figures.say(e.getCause().toString());
      }
    }
    return new Point(
        percent,
        perSecond,
        judged.stream().mapToDouble(Timed::millis).sorted().toArray(),
        Stages.medians(judged.stream().map(Timed::stages).toList()),
        drain,
        all.size() - judged.size());
  }

  private static Timed timed(Judge judge, long at) throws Exception {
    Stages stages = judge.judge();
    return new Timed((System.nanoTime() - at) / 1e6, stages);
  }
}
