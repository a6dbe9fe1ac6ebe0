package io.arbiter.worker.validation;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.Translation;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Resources;
import io.arbiter.worker.judging.Sandboxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the example calls in a statement, and in its translations, with the tests. */
final class StatementExamples {
  private static final String STATEMENT = "statement.md";

  private final Sandboxes sandboxes;

  StatementExamples(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  /** Reports an error for each example that contradicts a test. */
  List<Finding> check(PuzzleBundle bundle) throws SandboxUnavailable, InterruptedException {
    if (bundle.tests().needsAuthors() || bundle.tests().isProgram()) {
      // Only the author's code can decide whether a value is right, or there are no calls.
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(check(bundle, STATEMENT, bundle.texts().statement()));
    for (Translation translation : bundle.texts().translations()) {
      String file = "translations/" + translation.language() + "/" + STATEMENT;
      findings.addAll(check(bundle, file, translation.statement()));
    }
    return findings;
  }

  private List<Finding> check(PuzzleBundle bundle, String file, String statement)
      throws SandboxUnavailable, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Example example : examples(statement, bundle.tests().function())) {
      answer(bundle, example.input())
          .filter(answer -> !accepts(bundle.tests().comparison(), answer, example.value()))
          .ifPresent(
              answer ->
                  findings.add(
                      new Finding(
                          Severity.ERROR,
                          file,
                          example.line(),
                          "the example's value is not the answer of the test with this input")));
    }
    return findings;
  }

  private record Example(int line, List<PyValue> input, PyValue value) {}

  private List<Example> examples(String statement, String function)
      throws SandboxUnavailable, InterruptedException {
    try (AuthorCode reader =
        AuthorCode.load(
            sandboxes,
            "statement.py",
            Resources.text("validation/statement.py"),
            "examples",
            AuthorCode.GENEROUS)) {
      PyValue found = reader.call(new PyValue.Str(statement), new PyValue.Str(function));
      return ((PyValue.Items) found).items().stream().map(StatementExamples::example).toList();
    } catch (AuthorFault _) {
      // A statement that the reader cannot handle counts as one without examples.
      return List.of();
    }
  }

  private static Example example(PyValue found) {
    List<PyValue> parts = ((PyValue.Items) found).items();
    return new Example(
        ((PyValue.Int) parts.get(0)).value().intValue(),
        ((PyValue.Items) parts.get(1)).items(),
        parts.get(2));
  }

  private static Optional<PyValue> answer(PuzzleBundle bundle, List<PyValue> input) {
    return bundle.tests().categories().stream()
        .flatMap(category -> category.cases().stream())
        .filter(test -> test.code() == null && isSame(test.input(), input))
        .map(TestCase::answer)
        .findFirst();
  }

  private static boolean isSame(List<PyValue> a, List<PyValue> b) {
    return Comparison.EXACT.accepts(new PyValue.Items(a), new PyValue.Items(b));
  }

  /** A statement may show a tuple as a list, for example. */
  private static boolean accepts(Comparison comparison, PyValue answer, PyValue shown) {
    return comparison.accepts(answer, shown) || Comparison.JSON.accepts(answer, shown);
  }
}
