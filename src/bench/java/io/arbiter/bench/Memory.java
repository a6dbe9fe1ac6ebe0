package io.arbiter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Memory in MiB. If the kernel offers PSS, each process counts its share of shared pages. Otherwise
 * each process counts shared pages in full (RSS).
 */
record Memory(String kind, long main, long children, long postgres) {
  static Memory of(BenchInstance instance) {
    boolean pss = Files.exists(Path.of("/proc/self/smaps_rollup"));
    ProcessTree tree = ProcessTree.of(instance);
    return new Memory(
        pss ? "PSS" : "RSS",
        mebibytes(tree.main(), pss),
        mebibytes(tree.children(), pss),
        mebibytes(tree.postgres(), pss));
  }

  private static long mebibytes(List<ProcessHandle> processes, boolean pss) {
    return processes.stream().mapToLong(process -> kibibytes(process, pss)).sum() / 1024;
  }

  private static long kibibytes(ProcessHandle process, boolean pss) {
    Path file = Path.of("/proc/" + process.pid(), pss ? "smaps_rollup" : "status");
    Pattern line = Pattern.compile(pss ? "^Pss:\\s+(\\d+) kB" : "^VmRSS:\\s+(\\d+) kB");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line::matcher)
          .filter(Matcher::find)
          .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  long total() {
    return main + children + postgres;
  }
}
