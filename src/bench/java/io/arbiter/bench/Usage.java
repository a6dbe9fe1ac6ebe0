package io.arbiter.bench;

import io.arbiter.bench.faults.cluster.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the processes of an instance use: the main JVM, the sandbox's children, the database. */
record Usage(double main, double children, double postgres) {
  /**
   * How memory is counted. With PSS each process counts its share of shared pages; a kernel without
   * PSS counts them in full for each process.
   */
  static final String MEMORY = Files.exists(Path.of("/proc/self/smaps_rollup")) ? "PSS" : "RSS";

  /** Of Linux, for programs. */
  private static final double MILLIS_PER_TICK = 10;

  /** {@code ended} is the figure of a process's children that have ended. */
  private static Usage of(
      BenchInstance instance,
      ToDoubleFunction<ProcessHandle> figure,
      ToDoubleFunction<ProcessHandle> ended) {
    List<ProcessHandle> database = instance.postgres().map(Signals::tree).orElse(List.of());
    ProcessHandle main = instance.arbiter().process().toHandle();
    List<ProcessHandle> children = new ArrayList<>(main.descendants().toList());
    children.removeAll(database);
    return new Usage(
        figure.applyAsDouble(main),
        children.stream().mapToDouble(figure).sum() + ended.applyAsDouble(main),
        database.stream().mapToDouble(figure).sum() + database.stream().mapToDouble(ended).sum());
  }

  /** Processor time so far, in milliseconds. */
  static Usage cpu(BenchInstance instance) {
    return of(instance, Usage::cpuMillis, Usage::endedCpuMillis);
  }

  static double cpuMillis(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
  }

  /** Of the children that the process has waited for: cutime and cstime, see proc_pid_stat(5). */
  private static double endedCpuMillis(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid(), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLIS_PER_TICK;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Memory in MiB. */
  static Usage memory(BenchInstance instance) {
    return of(instance, Usage::mebibytes, _ -> 0);
  }

  /** The memory of a process in MiB; 0 if it has ended. */
  static double mebibytes(ProcessHandle process) {
    boolean pss = MEMORY.equals("PSS");
    Path file = Path.of("/proc/" + process.pid(), pss ? "smaps_rollup" : "status");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
              .filter(line -> line.startsWith(pss ? "Pss:" : "VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024.0;
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  Usage minus(Usage other) {
    return new Usage(main - other.main, children - other.children, postgres - other.postgres);
  }

  Usage each(double number) {
    return new Usage(main / number, children / number, postgres / number);
  }

  double total() {
    return main + children + postgres;
  }

  /** The three figures with so many decimals. */
  String text(int decimals) {
    String format =
        "java main %1$.0f, children %2$.0f, postgres %3$.0f".replace("0f", decimals + "f");
    return String.format(Locale.ROOT, format, main, children, postgres);
  }
}
