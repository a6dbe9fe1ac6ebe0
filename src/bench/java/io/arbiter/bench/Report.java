package io.arbiter.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

record Report(
    Starts starts,
    Early early,
    Usage memoryAfterStart,
    Usage memoryAfterLoad,
    List<Block> arbiter,
    List<Block> cpython,
    Usage cpuEach,
    double perSecondWithFailures) {
  /** Seconds from the start until ready, and the load of the machine before. */
  record Starts(double load, List<Double> first, List<Double> again) {}

  /**
   * The share of a processor that a new instance uses when its children are warm and nobody comes,
   * the milliseconds of its first verdicts, and the rate of those that follow.
   */
  record Early(double idle, List<Double> cold, double perSecond) {}

  void print() {
    Figures.line(
        "%d processors, %s %s, Java %s, load %.2f",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.vm.version"),
        starts.load());
    Figures.line("medians of %d blocks, with the figure of each block in brackets", arbiter.size());
    Figures.line("");
    Figures.line("start to ready, seconds");
    Figures.line("  on empty data        %s", median(starts.first()));
    Figures.line("  on the same data     %s", median(starts.again()));
    Figures.percentiles(
        "%s, milliseconds: p50 %.1f, p95 %.1f, p99 %.1f",
        "the first " + early.cold().size() + " verdicts, one by one, children warm",
        early.cold(),
        50,
        95,
        99);
    Figures.line(
        "the next %d, with %d in flight: %.1f a second",
        LoadBench.WARM_UP, Block.IN_FLIGHT, early.perSecond());
    Figures.line("idle: %.1f %% of one processor", 100 * early.idle());
    Figures.line(
        "time to verdict, milliseconds, from the POST to the judged event; %s, %d one by one,"
            + " after %d together",
        Project.PUZZLE, Block.ONE_BY_ONE, LoadBench.WARM_UP);
    for (int percent : List.of(50, 95, 99)) {
      compared("p" + percent, block -> Figures.at(block.millis(), percent), "times CPython's");
    }
    Figures.line("  of which, each a median of its own:");
    stage("intake", Stages::intake);
    stage("queue", Stages::queue);
    stage("sandbox", Stages::sandbox);
    stage("scoring and push", Stages::push);
    Figures.line("submissions per second, %d with %d in flight", Block.TOGETHER, Block.IN_FLIGHT);
    compared("", Block::perSecond, "of CPython's");
    Figures.line("  processor time for each, milliseconds: %s", cpuEach.text(1));
    Figures.line(
        "  %s: %.1f, %.2f of the rate without them",
        BenchPlayer.FAILURES,
        perSecondWithFailures,
        perSecondWithFailures / Figures.median(figures(arbiter, Block::perSecond)));
    Figures.line("memory at rest, MiB of %s: java main / children / postgres", Usage.MEMORY);
    memory("after the start", memoryAfterStart);
    memory("after the load", memoryAfterLoad);
  }

  private void stage(String name, ToDoubleFunction<Stages> stage) {
    Figures.line(
        "    %-18s %s",
        name, median(figures(arbiter, block -> stage.applyAsDouble(block.stages()))));
  }

  private void compared(String name, ToDoubleFunction<Block> figure, String unit) {
    Figures.line("  Arbiter %-12s %s", name, median(figures(arbiter, figure)));
    if (!cpython.isEmpty()) {
      Figures.line("  CPython %-12s %s", name, median(figures(cpython, figure)));
      Figures.line("  ratio                %s %s", median(ratios(figure)), unit);
    }
  }

  private static List<Double> figures(List<Block> blocks, ToDoubleFunction<Block> figure) {
    return blocks.stream().mapToDouble(figure).boxed().toList();
  }

  /** The ratios block by block, because both halves of a block ran under the same conditions. */
  private List<Double> ratios(ToDoubleFunction<Block> figure) {
    return IntStream.range(0, cpython.size())
        .mapToObj(i -> figure.applyAsDouble(arbiter.get(i)) / figure.applyAsDouble(cpython.get(i)))
        .toList();
  }

  private static String median(List<Double> values) {
    String all = values.stream().map(Report::number).collect(Collectors.joining("  "));
    return "%8s   (%s)".formatted(number(Figures.median(values)), all);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }

  private static void memory(String when, Usage memory) {
    Figures.line(
        "  %-20s %8.0f   (%.0f / %.0f / %.0f)",
        when, memory.total(), memory.main(), memory.children(), memory.postgres());
  }
}
