package io.arbiter.app.command;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.judging.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Imports all missions of a folder, some at a time, and goes on after a failure. */
final class MissionImports {
  /** Imports and validations run in different lanes of the workers; this keeps both busy. */
  private static final int AT_A_TIME = 4;

  private static final String ROW = "%-28s %-10s %5s %8s %9s %12s  %s";

  /** A draft is stored and not published; a rejected version has failed its validation. */
  enum State {
    PUBLISHED,
    DRAFT,
    REJECTED,
    REFUSED,
    FAILED
  }

  /**
   * What became of one mission.
   *
   * @param mission the name of the folder or zip
   * @param notes what the import left out or changed
   * @param faults why the mission is not published
   * @param strength of the tests, from 0 to 1; null if it was not measured
   * @param limits of the version; null if there is none
   */
  record Outcome(
      String mission,
      String slug,
      State state,
      List<Finding> notes,
      List<Finding> faults,
      @Nullable Double strength,
      @Nullable Limits limits) {
    /** A mission of which nothing is stored. */
    static Outcome none(Path mission, String slug, State state, List<Finding> faults) {
      String name = String.valueOf(mission.getFileName());
      return new Outcome(name, slug, state, List.of(), faults, null, null);
    }

    private String label() {
      return state.name().toLowerCase(Locale.ROOT);
    }

    private String reason() {
      return faults.stream()
          .findFirst()
          .map(fault -> fault.file() + (fault.file().isEmpty() ? "" : ": ") + fault.message())
          .map(
              first ->
                  faults.size() == 1 ? first : first + ", and " + (faults.size() - 1) + " more")
          .orElse("");
    }

    private String row() {
      return ROW.formatted(
          slug,
          label(),
          notes.size(),
          strength == null ? "-" : Math.round(100 * strength) + " %",
          limits == null ? "-" : limits.cpuMillis(),
          limits == null ? "-" : limits.steps(),
          reason());
    }
  }

  /** Imports one mission. */
  @FunctionalInterface
  interface Importer {
    Outcome run(Path mission, String slug) throws IOException, InterruptedException;
  }

  private final Importer importer;
  private final ReportPrinter printer;
  private final Set<String> taken = new HashSet<>();
  private int done;

  MissionImports(Importer importer, ReportPrinter printer) {
    this.importer = importer;
    this.printer = printer;
  }

  /** Imports each folder and zip in a folder. The outcomes are in the order of the names. */
  List<Outcome> run(Path folder) throws IOException, InterruptedException {
    List<Callable<Outcome>> all = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        boolean hidden = String.valueOf(entry.getFileName()).startsWith(".");
        if (!hidden && (Files.isDirectory(entry) || entry.toString().endsWith(".zip"))) {
          String slug = MissionFiles.slug(entry);
          boolean first = taken.add(slug);
          all.add(() -> report(first ? outcome(entry, slug) : twice(entry, slug), all.size()));
        }
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      for (Future<Outcome> each : threads.invokeAll(all)) {
        outcomes.add(each.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return outcomes;
  }

  private Outcome outcome(Path mission, String slug) throws InterruptedException {
    try {
      return importer.run(mission, slug);
    } catch (IOException | RuntimeException e) {
      return failed(mission, slug, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome twice(Path mission, String slug) {
    return failed(mission, slug, "another mission of the folder has this name");
  }

  private static Outcome failed(Path mission, String slug, String reason) {
    return Outcome.none(mission, slug, State.FAILED, List.of(Finding.error("", 0, reason)));
  }

  private synchronized Outcome report(Outcome outcome, int total) {
    String line =
        "%d/%d %s: %s  %s"
            .formatted(++done, total, outcome.mission(), outcome.label(), outcome.reason());
    printer.say(line.strip());
    return outcome;
  }

  /** Prints a line for each mission, and how many ended in each state. */
  static void print(List<Outcome> outcomes, ReportPrinter printer) {
    printer.say(ROW.formatted("puzzle", "state", "notes", "strength", "cpuMillis", "steps", "why"));
    outcomes.forEach(each -> printer.say(each.row().strip()));
    outcomes.stream()
        .collect(Collectors.groupingBy(Outcome::label, TreeMap::new, Collectors.counting()))
        .forEach((label, count) -> printer.say(count + " " + label));
  }
}
