package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InspectedBundle;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.server.puzzle.Markdown;
import io.arbiter.server.puzzle.Pictures;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the reader says of a bundle that is being written. The reader also reads bundles that are
 * stored.
 *
 * @param complete whether a worker has read the Python files, too
 * @param title null if there is none
 * @param statementHtml sanitised HTML; null if there is no statement
 * @param faults by file and line
 * @param notes warnings about tests; none while the file of the tests has faults
 * @param tests in order; null while the file of the tests has faults, or if it is Python that no
 *     worker has read
 */
record CheckedDraft(
    boolean complete,
    @Nullable String title,
    @Nullable String statementHtml,
    List<BundleProblem> faults,
    List<Finding> notes,
    @Nullable List<Test> tests) {

  /**
   * A test.
   *
   * @param index in its category, from 1
   * @param line in its file, from 1; 0 if it is unknown
   */
  record Test(String category, int index, int line, @JsonUnwrapped Case values) {}

  /**
   * @param input the arguments; null for a test of {@code code}
   */
  record Case(
      @Nullable List<PyValue> input,
      @Nullable String code,
      PyValue answer,
      @Nullable String explanation,
      boolean sample) {}

  /**
   * @param python what a worker says of the Python files; null if none has answered
   * @param pictures where the statement's pictures are
   */
  static CheckedDraft of(
      SortedMap<String, byte[]> files, @Nullable CheckedPython python, Pictures pictures) {
    InspectedBundle bundle = BundleReader.inspect(files, python == null ? null : python.tests());
    List<InspectedBundle.PlacedTest> tests = bundle.tests();
    List<BundleProblem> ofPython = python == null ? List.of() : python.problems();
    return new CheckedDraft(
        python != null,
        bundle.title(),
        bundle.statement().isEmpty() ? null : Markdown.toHtml(bundle.statement(), pictures),
        Stream.concat(bundle.faults().stream(), ofPython.stream())
            .distinct()
            .sorted(Comparator.comparing(BundleProblem::file).thenComparingInt(BundleProblem::line))
            .toList(),
        bundle.notes(),
        tests == null ? null : tests.stream().map(CheckedDraft::test).toList());
  }

  private static Test test(InspectedBundle.PlacedTest placed) {
    var test = placed.test();
    Case values =
        new Case(
            test.code() == null ? test.input() : null,
            test.code(),
            test.answer(),
            test.explanation(),
            test.sample());
    return new Test(placed.category(), placed.index(), placed.line(), values);
  }
}
