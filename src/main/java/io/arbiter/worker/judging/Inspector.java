package io.arbiter.worker.judging;

import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxClosed;
import io.arbiter.sandbox.SandboxUnavailable;
import java.math.BigDecimal;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the author's {@code inspector.py} in the authors' sandbox, before the tests. The inspector
 * gets the text of the solution as a string; nothing runs the text.
 */
final class Inspector {
  private static final Logger LOG = Logger.getLogger(Inspector.class);
  private static final String FILE = "inspector.py";

  /** Appended to the author's source, so that the author's lines keep their numbers. */
  private static final String DRIVER = Resources.text("worker/inspector.py");

  private static final String REFUSED = "the puzzle's rules do not allow this source";
  private static final String UNREADABLE =
      "the source cannot be checked against the puzzle's rules";

  private final TestSet tests;
  private final Grading grading;
  private final Sandboxes sandboxes;

  Inspector(TestSet tests, Sandboxes sandboxes) {
    this.tests = tests;
    this.grading = tests.grading();
    this.sandboxes = sandboxes;
  }

  /**
   * Inspects a solution; passes it if the puzzle has no inspector.
   *
   * @throws SandboxUnavailable when there is no child
   */
  Inspection inspect(Solution solution) throws SandboxUnavailable, InterruptedException {
    @Nullable String source = grading.inspector();
    if (source == null) {
      return new Inspection.Passed(BigDecimal.ZERO);
    }
    try (AuthorCode code =
        AuthorCode.load(
            grading.runsPrograms() ? sandboxes.programs() : sandboxes.authors(),
            FILE,
            source + DRIVER,
            "__arbiter_inspect__",
            AuthorCode.GENEROUS)) {
      return inspect(code, solution);
    } catch (AuthorFault e) {
      return new Inspection.Ended(failed(e, solution));
    }
  }

  private Inspection inspect(AuthorCode code, Solution solution) throws AuthorFault {
    PyValue result;
    try {
      result = code.call(new PyValue.Str(solution.source()));
    } catch (SandboxClosed e) {
      throw e;
    } catch (IllegalStateException e) {
      // The text may be the reason, so the failure must count as one of this submission.
      LOG.errorf("the sandbox failed during an inspection: %s", e.getMessage());
      return new Inspection.Ended(
          ended(Verdict.JUDGE_ERROR, Explanation.JUDGE_FAILED, null, solution));
    }
    if (result instanceof PyValue.None) {
      return new Inspection.Uncompiled(ended(Verdict.WRONG_ANSWER, UNREADABLE, null, solution));
    }
    Answer answer = Answer.read(FILE, ((PyValue.Items) result).items().getFirst(), grading);
    @Nullable AuthorFault fault = answer.fault();
    if (fault != null) {
      throw fault;
    }
    if (answer.right()) {
      return new Inspection.Passed(answer.points());
    }
    String message = answer.message() == null ? REFUSED : Explanation.cut(answer.message());
    return new Inspection.Ended(ended(Verdict.WRONG_ANSWER, message, null, solution));
  }

  private Judgement failed(AuthorFault fault, Solution solution) {
    return ended(Verdict.AUTHOR_ERROR, Explanation.AUTHOR_FAILED, fault.forAuthor(), solution);
  }

  /** A judgement before the first test. */
  private Judgement ended(
      Verdict verdict, String message, @Nullable String authorTraceback, Solution solution) {
    return new Judgement(
        verdict,
        message,
        tests.categories().stream()
            .map(category -> new CategoryResult(category.name(), 0, category.cases().size()))
            .toList(),
        null,
        solution.kind() == SubmissionKind.SUBMISSION ? null : "",
        Usage.NONE,
        authorTraceback,
        null);
  }
}
