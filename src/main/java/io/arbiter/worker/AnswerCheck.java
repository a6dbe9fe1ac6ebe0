package io.arbiter.worker;

import io.arbiter.judging.Comparison;
import io.arbiter.judging.Limits;
import io.arbiter.judging.PyValue;
import io.arbiter.judging.TestCase;
import io.arbiter.judging.TestSet;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Program;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Holds values against answers: by comparison here, or by the author's checker in the authors'
 * sandbox. Used by one thread.
 */
final class AnswerCheck implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(AnswerCheck.class);

  /**
   * What was found.
   *
   * @param message what a checker said, or null
   * @param authorFailed the checker itself failed, so nothing is known
   */
  record Answer(boolean right, @Nullable String message, boolean authorFailed) {}

  private final TestSet tests;
  private final Limits limits;
  private final Sandboxes sandboxes;
  private @Nullable GuestRun checker;

  AnswerCheck(TestSet tests, Limits limits, Sandboxes sandboxes) {
    this.tests = tests;
    this.limits = limits;
    this.sandboxes = sandboxes;
  }

  Answer of(TestCase test, PyValue actual) throws SandboxUnavailable, InterruptedException {
    if (!(tests.comparison() instanceof Comparison.Checker)) {
      return new Answer(tests.comparison().accepts(test.answer(), actual), null, false);
    }
    @Nullable GuestRun run = checker;
    if (run == null) {
      run = open();
      Outcome loaded = run.load();
      if (!(loaded instanceof Outcome.Returned)) {
        return failed(loaded);
      }
    }
    return answer(run.call(List.of(new PyValue.Items(test.input()), test.answer(), actual)));
  }

  private GuestRun open() throws SandboxUnavailable, InterruptedException {
    Program program = new Program(String.valueOf(tests.checker()), "check", false, false, limits);
    GuestRun run = sandboxes.authors().open(program, text -> {});
    checker = run;
    return run;
  }

  private static Answer answer(Outcome outcome) {
    if (outcome instanceof Outcome.Returned(PyValue value)) {
      switch (value) {
        case PyValue.Bool(boolean right) -> {
          return new Answer(right, null, false);
        }
        case PyValue.Tuple(List<PyValue> items)
            when items.size() == 2
                && items.get(0) instanceof PyValue.Bool(boolean right)
                && items.get(1) instanceof PyValue.Str(String message) -> {
          return new Answer(right, message, false);
        }
        default -> {
          return failed(outcome);
        }
      }
    }
    return failed(outcome);
  }

  private static Answer failed(Outcome outcome) {
    LOG.warnf("a puzzle's checker failed: %s", outcome);
    return new Answer(false, null, true);
  }

  @Override
  public void close() {
    if (checker != null) {
      checker.close();
    }
  }
}
