package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.AuthorTool;
import io.arbiter.worker.judging.Explanation;
import io.arbiter.worker.judging.ProgramRun;
import io.arbiter.worker.judging.Sandboxes;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers of a bundle's first accepted solution. An input on which the solution fails has a
 * reason instead of an answer. Each call uses the authors' sandbox.
 *
 * @param budget when it is used up, the answers end
 */
record AcceptedAnswers(Sandboxes sandboxes, PuzzleBundle bundle, TrialJudge.Budget budget) {
  /** As in answers.py. */
  private static final int MAX_REASON = 200;

  /** Room for an answer and the list around it. */
  private static final long OUTPUT_BYTES = 1L << 20;

  /** A solution may hang on every input that it was not made for, so give up after some. */
  private static final int MAX_LIMITS_HIT = 5;

  AcceptedAnswers(Sandboxes sandboxes, PuzzleBundle bundle) {
    this(sandboxes, bundle, TrialJudge.Budget.unlimited());
  }

  /** What the solution answers to an input that no test has. */
  sealed interface Answer {
    record Given(PyValue value) implements Answer {}

    /**
     * @param reason for the author, such as "raises ValueError: no path"
     */
    record Missing(String reason) implements Answer {}
  }

  /** A test case for each input with an answer, in order. */
  List<TestCase> cases(List<List<PyValue>> inputs)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<Answer> answers = of(inputs);
    List<TestCase> cases = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof Answer.Given(PyValue answer)) {
        cases.add(new TestCase(inputs.get(i), null, answer, null, false));
      }
    }
    return cases;
  }

  /**
   * The answer to each input, or why there is none. The list is shorter than the inputs if too many
   * of them ran into a limit, or the budget was used up.
   *
   * @throws AuthorFault when the solution cannot be loaded
   */
  List<Answer> of(List<List<PyValue>> inputs)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    if (bundle.tests().isProgram()) {
      return printed(inputs);
    }
    List<Answer> answers = new ArrayList<>();
    for (int hit = 0; hit < MAX_LIMITS_HIT && wantsMore(inputs, answers); hit++) {
      answer(inputs, answers);
    }
    return answers;
  }

  private List<Answer> printed(List<List<PyValue>> inputs)
      throws SandboxUnavailable, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    int hit = 0;
    while (hit < MAX_LIMITS_HIT && wantsMore(inputs, answers)) {
      List<PyValue> input = inputs.get(answers.size());
      if (!TestCase.isStdin(input)) {
        answers.add(new Answer.Missing("a program reads a text"));
        continue;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      ProgramRun run =
          ProgramRun.ofAuthor(
              sandboxes, bundle.accepted().source(), TestCase.stdin(input), bundle.limits());
      budget.spend(run.usage());
      hit += run.outcome() instanceof Outcome.LimitHit ? 1 : 0;
      answers.add(answer(run.outcome()));
    }
    return answers;
  }

  private static Answer answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Returned(PyValue text) -> new Answer.Given(text);
      case Outcome.Raised(String type, String message, String _) ->
          new Answer.Missing("raises " + type + reason(message));
      case Outcome.Denied(String what, String _) ->
          new Answer.Missing("the sandbox denies it: " + what);
      case Outcome.LimitHit hit -> new Answer.Missing(Explanation.limit(hit).sentence());
      case Outcome.SyntaxError(String message, int line, int _) ->
          new Answer.Missing("line " + line + ": " + message);
      case Outcome.NotPlain _,
          Outcome.AdapterRaised _,
          Outcome.MissingFunction _,
          Outcome.EngineFault _ ->
          new Answer.Missing("the engine failed on this code");
    };
  }

  /** The begin of an exception's message, after a colon. */
  private static String reason(String message) {
    String line = message.strip().lines().findFirst().orElse("");
    return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(line.length(), MAX_REASON));
  }

  private boolean wantsMore(List<List<PyValue>> inputs, List<Answer> answers) {
    return answers.size() < inputs.size() && !budget.isUsedUp();
  }

  /** Adds answers until the last input, or until an input runs into a limit. */
  private void answer(List<List<PyValue>> inputs, List<Answer> answers)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    Limits own = bundle.limits();
    Limits limits = new Limits(own.cpuMillis(), own.steps(), own.memoryBytes(), OUTPUT_BYTES);
    ReferenceSolution solution = bundle.accepted();
    try (AuthorCode code =
        AuthorTool.loadBeside(
            sandboxes, solution.file(), solution.source(), "answers.py", limits)) {
      boolean clean = true;
      while (clean && wantsMore(inputs, answers) && budget.covers(code.usage())) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        try {
          answers.add(answer(code, inputs.get(answers.size())));
        } catch (AuthorFault limit) {
          // The tool catches the solution's exceptions. After a limit, the next input needs a new
          // run.
          answers.add(new Answer.Missing(limit.problem()));
          clean = false;
        }
      }
      budget.spend(code.usage());
    }
  }

  private Answer answer(AuthorCode code, List<PyValue> input) throws AuthorFault {
    TestSet tests = bundle.tests();
    String adapter = tests.adapter();
    List<PyValue> answer =
        AuthorTool.items(
            code.call(
                new PyValue.Str(tests.function()),
                new PyValue.Items(input),
                new PyValue.Bool(tests.comparison() instanceof Comparison.Elements),
                adapter == null ? new PyValue.None() : new PyValue.Str(adapter)));
    return answer.getFirst().equals(new PyValue.Str("answer"))
        ? new Answer.Given(answer.get(1))
        : new Answer.Missing(AuthorTool.text(answer.get(1)));
  }
}
