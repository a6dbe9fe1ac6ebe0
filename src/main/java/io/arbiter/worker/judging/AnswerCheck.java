package io.arbiter.worker.judging;

import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against answers: by comparison here, or by the author's checker in the authors'
 * sandbox. Used by one thread.
 */
final class AnswerCheck implements AutoCloseable {
  private static final String FILE = "checker.py";

  private final TestSet tests;
  private final Sandboxes sandboxes;
  private @Nullable AuthorCode checker;

  public AnswerCheck(TestSet tests, Sandboxes sandboxes) {
    this.tests = tests;
    this.sandboxes = sandboxes;
  }

  public Answer of(TestCase test, PyValue actual) throws SandboxUnavailable, InterruptedException {
    if (!(tests.comparison() instanceof Comparison.Checker)) {
      return new Answer(tests.comparison().accepts(test.answer(), actual), null, null);
    }
    try {
      PyValue result = checker().call(input(test), test.answer(), actual);
      return Answer.read(FILE, result, tests.grading());
    } catch (AuthorFault e) {
      if (e.isLimit() && tests.runsPrograms()) {
        return new Answer(false, "the program: " + e.problem(), null);
      }
      return Answer.failed(e);
    }
  }

  private PyValue input(TestCase test) {
    if (tests.isProgram()) {
      return new PyValue.Str(test.stdin());
    }
    return test.code() == null ? new PyValue.Items(test.input()) : new PyValue.Str(test.code());
  }

  private AuthorCode checker() throws AuthorFault, SandboxUnavailable, InterruptedException {
    @Nullable AuthorCode loaded = checker;
    if (loaded == null) {
      loaded =
          AuthorCode.load(
              tests.runsPrograms() ? sandboxes.programs() : sandboxes.authors(),
              FILE,
              String.valueOf(tests.checker()),
              "check",
              AuthorCode.GENEROUS);
      checker = loaded;
    }
    return loaded;
  }

  @Override
  public void close() {
    if (checker != null) {
      checker.close();
    }
  }
}
