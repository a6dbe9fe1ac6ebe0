package io.arbiter.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long recoveries took, by fault. */
final class Recoveries {
  /** A recovery that takes this many times its target, on a machine without load, is too late. */
  private static final int TOO_LATE = 4;

  private final Map<Fault, List<Duration>> times = new EnumMap<>(Fault.class);

  void add(Fault fault, Duration time) {
    times.computeIfAbsent(fault, _ -> new ArrayList<>()).add(time);
  }

  /** The faults whose worst recovery took much longer than their target. */
  List<String> late() {
    return times.entrySet().stream()
        .filter(e -> worst(e.getValue()).compareTo(e.getKey().target.multipliedBy(TOO_LATE)) > 0)
        .map(e -> "much too late: " + line(e.getKey().title, e.getValue()))
        .toList();
  }

  void print() {
    System.out.printf("%-42s %5s %8s %8s %8s%n", "fault", "times", "median", "worst", "target");
    times.forEach(
        (fault, all) ->
            System.out.printf("%s %6d s%n", line(fault.title, all), fault.target.toSeconds()));
  }

  private static String line(String title, List<Duration> all) {
    Duration median = all.stream().sorted().toList().get(all.size() / 2);
    return "%-42s %5d %6.1f s %6.1f s"
        .formatted(title, all.size(), median.toMillis() / 1e3, worst(all).toMillis() / 1e3);
  }

  private static Duration worst(List<Duration> all) {
    return all.stream().max(Duration::compareTo).orElseThrow();
  }
}
