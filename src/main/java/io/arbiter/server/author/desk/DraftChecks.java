package io.arbiter.server.author.desk;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.InspectedBundle;
import io.arbiter.core.bundle.TestsLiteral;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.server.author.TaskDesk;
import io.arbiter.server.puzzle.Markdown;
import io.arbiter.server.puzzle.Pictures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks bundles while their authors write them, with the reader that also reads a bundle that is
 * sent. A worker reads the Python files; if none answers soon, the rest is checked. Stores nothing.
 * Thread-safe.
 */
@ApplicationScoped
class DraftChecks {
  /** How long an author who types waits for a worker. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String PYTHON = ".py";

  private final TaskDesk desk;

  DraftChecks(TaskDesk desk) {
    this.desk = desk;
  }

  /**
   * @param pictures where the statement's pictures are
   */
  CheckedDraft check(SortedMap<String, byte[]> files, Pictures pictures) {
    Optional<CheckedPython> python = python(files);
    @Nullable TestsLiteral tests = python.map(CheckedPython::tests).orElse(null);
    InspectedBundle bundle = BundleReader.inspect(files, tests);
    return new CheckedDraft(
        python.isPresent(),
        bundle.title(),
        bundle.statement().isEmpty() ? null : Markdown.toHtml(bundle.statement(), pictures),
        faults(bundle.faults(), python.map(CheckedPython::problems).orElse(List.of())),
        tests(bundle));
  }

  private static List<BundleProblem> faults(List<BundleProblem> one, List<BundleProblem> other) {
    return Stream.concat(one.stream(), other.stream())
        .distinct()
        .sorted(Comparator.comparing(BundleProblem::file).thenComparingInt(BundleProblem::line))
        .toList();
  }

  private static @Nullable List<CheckedDraft.Test> tests(InspectedBundle bundle) {
    return bundle.tests() == null
        ? null
        : bundle.tests().stream().map(CheckedDraft.Test::of).toList();
  }

  /** What a worker says of the Python files; empty if none answers in time. */
  private Optional<CheckedPython> python(SortedMap<String, byte[]> files) {
    Map<String, byte[]> sources = new TreeMap<>(files);
    sources.keySet().removeIf(path -> !path.endsWith(PYTHON));
    if (sources.isEmpty()) {
      return Optional.of(new CheckedPython(List.of(), null));
    }
    try {
      return Optional.of(
          desk.ask(id -> new AuthorTask.Check(id, sources), TaskEvent.Checked.class, PATIENCE)
              .python());
    } catch (ProblemException e) {
      if (e.code() != ErrorCode.UNAVAILABLE) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
