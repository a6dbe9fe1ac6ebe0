package io.arbiter.worker.judging;

import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a player's own inputs, where the author offers them: those of the puzzle's first
 * accepted solution. That solution runs in the authors' sandbox after the player's code has ended,
 * with a context for each input, so no answer is ever in a process that runs a player's code. An
 * input of a hidden test has no answer. Use each object once, on one thread.
 */
final class OwnAnswers {
  private final TestSet tests;
  private final Limits limits;
  private final Sandboxes sandboxes;
  private Usage spent = Usage.NONE;

  /**
   * @param limits for all calls of the solution together
   */
  OwnAnswers(TestSet tests, Limits limits, Sandboxes sandboxes) {
    this.tests = tests;
    this.limits = limits;
    this.sandboxes = sandboxes;
  }

  /**
   * The same results with the answers.
   *
   * @param values the whole value of each result, of which the result may show only a part; null
   *     for none
   */
  List<InputResult> addTo(List<InputResult> results, List<@Nullable PyValue> values)
      throws SandboxUnavailable, InterruptedException {
    @Nullable String source = tests.grading().answers();
    if (source == null || tests.referee() != null) {
      return results;
    }
    List<@Nullable PyValue> answers = new ArrayList<>();
    for (InputResult result : results) {
      boolean wanted = !isUsedUp() && !tests.hides(result.input());
      answers.add(wanted ? answer(source, result.input()) : null);
    }
    return checked(results, values, answers);
  }

  /** Checkers need the authors' sandbox too, so all answers are there before the first check. */
  private List<InputResult> checked(
      List<InputResult> results, List<@Nullable PyValue> values, List<@Nullable PyValue> answers)
      throws SandboxUnavailable, InterruptedException {
    List<InputResult> checked = new ArrayList<>();
    try (AnswerCheck check = new AnswerCheck(tests, sandboxes)) {
      for (int i = 0; i < results.size(); i++) {
        InputResult result = results.get(i);
        @Nullable PyValue answer = answers.get(i);
        checked.add(
            answer == null
                ? result
                : result.with(
                    Explanation.cut(answer, tests), passed(check, result, values.get(i), answer)));
      }
    }
    return checked;
  }

  /** Null if the author's checker fails, which tells nothing about the value. */
  private static @Nullable Boolean passed(
      AnswerCheck check, InputResult result, @Nullable PyValue value, PyValue expected)
      throws SandboxUnavailable, InterruptedException {
    if (value == null) {
      return false;
    }
    Answer answer = check.of(new TestCase(result.input(), null, expected, null, false), value);
    return answer.fault() == null ? answer.right() : null;
  }

  private boolean isUsedUp() {
    return spent.cpuMillis() >= limits.cpuMillis() || spent.steps() >= limits.steps();
  }

  /** The solution's value; null if the solution fails on this input. */
  private @Nullable PyValue answer(String source, List<PyValue> input)
      throws SandboxUnavailable, InterruptedException {
    if (tests.isProgram()) {
      ProgramRun run =
          ProgramRun.ofAuthor(sandboxes, source, TestCase.stdin(input), limits.after(spent, 0));
      spent = spent.plus(run.usage());
      return run.outcome() instanceof Outcome.Returned(PyValue value) ? value : null;
    }
    Outcome outcome;
    try (GuestRun run = sandboxes.authors().open(program(source), _ -> {})) {
      outcome = run.load();
      if (outcome instanceof Outcome.Returned) {
        outcome = run.call(input);
      }
      spent = spent.plus(run.usage());
    }
    return outcome instanceof Outcome.Returned(PyValue value) ? value : null;
  }

  private Program program(String source) {
    return new Program(
        source,
        tests.function(),
        tests.adapter(),
        tests.comparison() instanceof Comparison.Elements,
        false,
        "",
        new Program.Budget(limits.after(spent, 0), limits.wallMillisAfter(spent), 0));
  }
}
