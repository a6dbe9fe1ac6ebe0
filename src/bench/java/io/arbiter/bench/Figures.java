package io.arbiter.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

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

  /** The load of the machine, as an average over a minute. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** Prints the percentiles of some milliseconds; the last is the longest if 100 is among them. */
  static void percentiles(String format, String what, Collection<Double> millis, int... percents) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    List<Object> values = new ArrayList<>(List.of(what));
    IntStream.of(percents).forEach(percent -> values.add(at(sorted, percent)));
    line(format, values.toArray());
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
