package io.arbiter.bench;

import java.util.List;
import java.util.Locale;

/** Computes percentiles and medians, and prints figures. */
final class Figures {
  private Figures() {}

  /** The percentile of sorted values by the nearest rank; NaN when there are no values. */
  static double at(double[] sorted, int percent) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
  }

  /** The upper median. */
  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** Prints on standard error what the benchmark does now. */
  static void say(String what) {
    System.err.println("bench: " + what);
  }

  /** Prints a line of the result. */
  static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
