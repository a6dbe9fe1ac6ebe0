package io.arbiter.worker.judging;

import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.LanguageValues;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against answers: by comparison here, or by the author's checker or referee in the
 * authors' sandbox. Used by one thread.
 */
final class AnswerCheck implements AutoCloseable {
  private static final String CHECKER = "checker.py";
  private static final String REFEREE = "referee.py";

  /** Most calls in one test case; a referee that makes more is taken as endless. */
  private static final int MOST_CALLS = 2_000;

  /** Appended to the author's source, so that the author's lines keep their numbers. */
  private static final String DRIVER = AuthorTool.source("worker/referee.py");

  private final Solution solution;
  private final TestSet tests;
  private final Sandboxes sandboxes;
  private @Nullable AuthorCode code;

  /**
   * @param solution whose values are checked; decides the chance in the author's code
   */
  AnswerCheck(Solution solution, TestSet tests, Sandboxes sandboxes) {
    this.solution = solution;
    this.tests = tests;
    this.sandboxes = sandboxes;
  }

  /**
   * The result of a test case.
   *
   * @param outcome of the last call of the player's code
   * @param answer what the check says; null if the player's code gave no value
   */
  record Result(Outcome outcome, @Nullable Answer answer) {}

  Result of(TestCase test, Outcome outcome) throws SandboxUnavailable, InterruptedException {
    return new Result(
        outcome, outcome instanceof Outcome.Returned(PyValue value) ? of(test, value) : null);
  }

  Answer of(TestCase test, PyValue actual) throws SandboxUnavailable, InterruptedException {
    PyValue answer = LanguageValues.answer(solution.code().language(), test.answer());
    if (!(tests.comparison() instanceof Comparison.Checker)) {
      return new Answer(tests.comparison().accepts(answer, actual), null, null);
    }
    try {
      Sandbox sandbox = tests.runsPrograms() ? sandboxes.programs() : sandboxes.authors();
      AuthorCode checker = code(sandbox, CHECKER, String.valueOf(tests.checker()), "check");
      PyValue result = checker.call(Explanation.input(test, tests), answer, actual);
      return Answer.read(CHECKER, result, tests.grading());
    } catch (AuthorFault e) {
      if (e.isLimit() && tests.runsPrograms()) {
        return new Answer(false, "the program: " + e.problem(), null);
      }
      return Answer.failed(e);
    }
  }

  /**
   * Lets the referee play a test case with the player's function: {@code referee(input)} is a
   * generator that yields the arguments of each call, is sent the player's value, and returns
   * {@code (bool, "message")} or {@code (bool, "message", points)}.
   *
   * @param timed applies the submission's limits to each outcome of the player's code
   */
  Result play(TestCase test, GuestRun run, UnaryOperator<Outcome> timed)
      throws SandboxUnavailable, InterruptedException {
    Outcome last = new Outcome.Returned(new PyValue.None());
    try {
      PyValue value = new PyValue.None();
      for (int calls = 0; calls <= MOST_CALLS; calls++) {
        List<PyValue> move = move(calls == 0, test, value);
        if (move.getFirst().equals(new PyValue.Str("end"))) {
          return new Result(last, Answer.read(REFEREE, move.get(1), tests.grading()));
        }
        last = timed.apply(run.call(AuthorTool.items(move.get(1))));
        if (!(last instanceof Outcome.Returned(PyValue returned))) {
          return new Result(last, null);
        }
        value = returned;
      }
      throw new AuthorFault(REFEREE, 0, "more than " + MOST_CALLS + " calls in one test", null);
    } catch (AuthorFault e) {
      return new Result(last, Answer.failed(e));
    }
  }

  /** A word and a value: the arguments of the next call, or the verdict after "end". */
  private List<PyValue> move(boolean first, TestCase test, PyValue value)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    AuthorCode referee =
        code(sandboxes.authors(), REFEREE, tests.referee() + DRIVER, "__arbiter_play__");
    PyValue move =
        referee.call(
            new PyValue.Bool(first), new PyValue.Items(test.input()), test.answer(), value);
    if (!(move instanceof PyValue.Items(List<PyValue> parts)) || parts.size() != 2) {
      throw new IllegalStateException("the driver answers with a pair");
    }
    return parts;
  }

  private AuthorCode code(Sandbox sandbox, String file, String source, String function)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    @Nullable AuthorCode loaded = code;
    if (loaded == null) {
      loaded =
          AuthorCode.load(
              sandbox, file, source, function, AuthorCode.GENEROUS, solution.seed(source));
      code = loaded;
    }
    return loaded;
  }

  @Override
  public void close() {
    if (code != null) {
      code.close();
    }
  }
}
