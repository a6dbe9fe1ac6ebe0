package io.arbiter.server.author.desk;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.InspectedBundle;
import io.arbiter.core.judging.test.PyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reader says of a bundle that is being written.
 *
 * @param complete whether a worker has read the Python files, too
 * @param title null if there is none
 * @param statementHtml sanitised HTML; null if there is no statement
 * @param faults by file and line
 * @param tests in order; null while the file of the tests has faults, or if it is Python that no
 *     worker has read
 */
record CheckedDraft(
    boolean complete,
    @Nullable String title,
    @Nullable String statementHtml,
    List<BundleProblem> faults,
    @Nullable List<Test> tests) {

  /**
   * A test.
   *
   * @param index in its category, from 1
   * @param input the arguments; null for a test of {@code code}
   * @param line in its file, from 1; 0 if it is unknown
   */
  public record Test(
      String category,
      int index,
      @Nullable List<PyValue> input,
      @Nullable String code,
      PyValue answer,
      @Nullable String explanation,
      boolean sample,
      int line) {
    static Test of(InspectedBundle.PlacedTest placed) {
      return new Test(
          placed.category(),
          placed.index(),
          placed.test().code() == null ? placed.test().input() : null,
          placed.test().code(),
          placed.test().answer(),
          placed.test().explanation(),
          placed.test().sample(),
          placed.line());
    }
  }
}
