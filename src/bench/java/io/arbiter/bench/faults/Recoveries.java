package io.arbiter.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long recoveries took, by fault. Thread-safe. */
final class Recoveries {
  private final Map<Fault, List<Duration>> times = new EnumMap<>(Fault.class);
  private final List<Duration> undisturbed = new ArrayList<>();
  private final Map<Fault, String> skipped = new EnumMap<>(Fault.class);

  synchronized void add(Fault fault, Duration time) {
    times.computeIfAbsent(fault, _ -> new ArrayList<>()).add(time);
  }

  /** How long the same submissions take while nothing is broken. */
  synchronized void addUndisturbed(Duration time) {
    undisturbed.add(time);
  }

  /** A fault cannot be made here. */
  synchronized void skip(Fault fault, String why) {
    skipped.put(fault, why);
  }

  /**
   * The faults whose worst recovery took longer than {@code factor} times their target. What a
   * burst of submissions usually takes without any fault does not count.
   */
  synchronized List<String> over(int factor) {
    return times.entrySet().stream()
        .filter(e -> worst(e.getValue()).compareTo(most(e.getKey(), factor)) > 0)
        .map(e -> "%s: %.1f s".formatted(e.getKey().title(), seconds(worst(e.getValue()))))
        .toList();
  }

  private Duration most(Fault fault, int factor) {
    Duration target = fault.target().multipliedBy(factor);
    return fault.isOfOneJob() || undisturbed.isEmpty() ? target : target.plus(median(undisturbed));
  }

  synchronized void print() {
    System.out.printf("%-42s %5s %8s %8s %8s%n", "fault", "times", "median", "worst", "target");
    if (!undisturbed.isEmpty()) {
      System.out.printf("%s%n", line("none, for comparison", undisturbed));
    }
    times.forEach(
        (fault, all) ->
            System.out.printf(
                "%s %6d s%s%n",
                line(fault.title(), all),
                fault.target().toSeconds(),
                worst(all).compareTo(fault.target()) > 0 ? "  over" : ""));
    skipped.forEach((fault, why) -> System.out.printf("%-42s skipped: %s%n", fault.title(), why));
  }

  private static String line(String title, List<Duration> all) {
    return "%-42s %5d %6.1f s %6.1f s"
        .formatted(title, all.size(), seconds(median(all)), seconds(worst(all)));
  }

  private static Duration median(List<Duration> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  private static Duration worst(List<Duration> all) {
    return all.stream().max(Duration::compareTo).orElseThrow();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }
}
