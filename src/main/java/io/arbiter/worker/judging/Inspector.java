package io.arbiter.worker.judging;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxClosed;
import io.arbiter.sandbox.SandboxUnavailable;
import java.math.BigDecimal;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the author's {@code inspector.py} in the authors' sandbox, before the tests. The inspector
 * gets the text of the solution as a string; nothing runs the text.
 */
record Inspector(JudgingRequest request, Sandboxes sandboxes) {
  private static final Logger LOG = Logger.getLogger(Inspector.class);
  private static final String FILE = "inspector.py";

  /** Appended to the author's source, so that the author's lines keep their numbers. */
  private static final String DRIVER = AuthorTool.source("worker/inspector.py");

  private static final String REFUSED = "the puzzle's rules do not allow this source";
  private static final String UNREADABLE =
      "the source cannot be checked against the puzzle's rules";

  /** What the inspection of a solution's text led to. */
  sealed interface Result {
    /**
     * The text may be judged.
     *
     * @param points that the inspector gave
     */
    record Passed(BigDecimal points) implements Result {}

    /** The inspector refused the text, or failed. */
    record Ended(Judgement judgement) implements Result {}

    /**
     * The text does not compile, so the inspector has not seen it.
     *
     * @param refused the judgement if the text compiles after all
     */
    record Uncompiled(Judgement refused) implements Result {
      /**
       * The judgement of the run. It must find the syntax error, too: nothing that the inspector
       * has not seen may be accepted.
       */
      Judgement confirm(Judgement judged) {
        boolean confirmed =
            judged.verdict() == Verdict.SYNTAX_ERROR || judged.verdict() == Verdict.JUDGE_ERROR;
        return confirmed ? judged : refused;
      }
    }
  }

  /** Inspects the solution; passes it if the puzzle has no inspector. */
  Result inspect() throws SandboxUnavailable, InterruptedException {
    Grading grading = request.tests().grading();
    @Nullable String source = grading.inspector();
    if (source == null) {
      return new Result.Passed(BigDecimal.ZERO);
    }
    try (AuthorCode code =
        AuthorCode.load(
            grading.runsPrograms() ? sandboxes.programs() : sandboxes.authors(),
            FILE,
            source + DRIVER,
            "__arbiter_inspect__",
            AuthorCode.GENEROUS)) {
      return inspect(code);
    } catch (AuthorFault e) {
      return new Result.Ended(
          ended(Verdict.AUTHOR_ERROR, Explanation.AUTHOR_FAILED, e.forAuthor()));
    }
  }

  private Result inspect(AuthorCode code) throws AuthorFault {
    PyValue result;
    try {
      result = code.call(new PyValue.Str(request.solution().source()));
    } catch (SandboxClosed e) {
      throw e;
    } catch (IllegalStateException e) {
      // The text may be the reason, so the failure must count as one of this submission.
      LOG.errorf("the sandbox failed during an inspection: %s", e.getMessage());
      return new Result.Ended(ended(Verdict.JUDGE_ERROR, Explanation.JUDGE_FAILED, null));
    }
    if (result instanceof PyValue.None) {
      return new Result.Uncompiled(ended(Verdict.WRONG_ANSWER, UNREADABLE, null));
    }
    Answer answer =
        Answer.read(FILE, AuthorTool.items(result).getFirst(), request.tests().grading());
    @Nullable AuthorFault fault = answer.fault();
    if (fault != null) {
      throw fault;
    }
    if (answer.right()) {
      return new Result.Passed(answer.points());
    }
    String message = answer.message() == null ? REFUSED : Explanation.cut(answer.message());
    return new Result.Ended(ended(Verdict.WRONG_ANSWER, message, null));
  }

  /** A judgement before the first test. */
  private Judgement ended(Verdict verdict, String message, @Nullable String authorTraceback) {
    return new Judgement(
        verdict,
        message,
        Judge.untouched(request.tests()),
        null,
        request.showsOutput() ? "" : null,
        Usage.NONE,
        authorTraceback,
        null);
  }
}
