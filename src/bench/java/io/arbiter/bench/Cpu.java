package io.arbiter.bench;

import java.time.Duration;
import java.util.List;

/** Processor time used so far, in milliseconds. */
record Cpu(double main, double children, double postgres) {
  static Cpu of(BenchInstance instance) {
    ProcessTree tree = ProcessTree.of(instance);
    return new Cpu(millis(tree.main()), millis(tree.children()), millis(tree.postgres()));
  }

  private static double millis(List<ProcessHandle> processes) {
    return processes.stream()
        .mapToDouble(p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6)
        .sum();
  }

  /** For each of so many submissions that were judged since. */
  Cpu each(Cpu before, int submissions) {
    Cpu since = minus(before);
    return new Cpu(
        since.main / submissions, since.children / submissions, since.postgres / submissions);
  }

  Cpu minus(Cpu other) {
    return new Cpu(main - other.main, children - other.children, postgres - other.postgres);
  }

  Cpu plus(Cpu other) {
    return new Cpu(main + other.main, children + other.children, postgres + other.postgres);
  }
}
