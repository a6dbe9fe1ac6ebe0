package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Explanation;
import io.arbiter.worker.judging.ProgramRun;
import io.arbiter.worker.judging.Sandboxes;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers of a bundle's first accepted solution. An input on which the solution fails has a
 * reason instead of an answer. Each call uses the authors' sandbox.
 */
public final class AcceptedAnswers {
  /** As in answers.py. */
  private static final int MAX_REASON = 200;

  /** Room for an answer and the list around it. */
  private static final long OUTPUT_BYTES = 1L << 20;

  /** A solution may hang on every input that it was not made for, so give up after some. */
  private static final int MAX_LIMITS_HIT = 5;

  private final Sandboxes sandboxes;
  private final PuzzleBundle bundle;
  private final Budget budget;

  public AcceptedAnswers(Sandboxes sandboxes, PuzzleBundle bundle) {
    this(sandboxes, bundle, Budget.unlimited());
  }

  /**
   * @param budget when it is used up, the answers end
   */
  public AcceptedAnswers(Sandboxes sandboxes, PuzzleBundle bundle, Budget budget) {
    this.sandboxes = sandboxes;
    this.bundle = bundle;
    this.budget = budget;
  }

  /** A test case for each input with an answer, in order. */
  public List<TestCase> cases(List<List<PyValue>> inputs)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<TrialAnswer> answers = of(inputs);
    List<TestCase> cases = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof TrialAnswer.Given(PyValue answer)) {
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
  public List<TrialAnswer> of(List<List<PyValue>> inputs)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    if (bundle.tests().isProgram()) {
      return printed(inputs);
    }
    List<TrialAnswer> answers = new ArrayList<>();
    for (int hit = 0; hit < MAX_LIMITS_HIT && wantsMore(inputs, answers); hit++) {
      answer(inputs, answers);
    }
    return answers;
  }

  /** What the solution prints. */
  private List<TrialAnswer> printed(List<List<PyValue>> inputs)
      throws SandboxUnavailable, InterruptedException {
    List<TrialAnswer> answers = new ArrayList<>();
    int hit = 0;
    while (hit < MAX_LIMITS_HIT && wantsMore(inputs, answers)) {
      List<PyValue> input = inputs.get(answers.size());
      if (!TestCase.isStdin(input)) {
        answers.add(new TrialAnswer.Missing("a program reads a text"));
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

  private static TrialAnswer answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Returned(PyValue text) -> new TrialAnswer.Given(text);
      case Outcome.Raised(String type, String message, String _) ->
          new TrialAnswer.Missing("raises " + type + reason(message));
      case Outcome.Denied(String what, String _) ->
          new TrialAnswer.Missing("the sandbox denies it: " + what);
      case Outcome.LimitHit hit -> new TrialAnswer.Missing(Explanation.limit(hit));
      case Outcome.SyntaxError(String message, int line, int _) ->
          new TrialAnswer.Missing("line " + line + ": " + message);
      case Outcome.NotPlain _,
          Outcome.AdapterRaised _,
          Outcome.MissingFunction _,
          Outcome.EngineFault _ ->
          new TrialAnswer.Missing("the engine failed on this code");
    };
  }

  /** The begin of an exception's message, after a colon. */
  private static String reason(String message) {
    String line = message.strip().lines().findFirst().orElse("");
    return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(line.length(), MAX_REASON));
  }

  private boolean wantsMore(List<List<PyValue>> inputs, List<TrialAnswer> answers) {
    return answers.size() < inputs.size() && !budget.isUsedUp();
  }

  /** Adds answers until the last input, or until an input runs into a limit. */
  private void answer(List<List<PyValue>> inputs, List<TrialAnswer> answers)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    try (AuthorCode code = load()) {
      try {
        while (wantsMore(inputs, answers) && budget.covers(code.usage())) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          answers.add(answer(code, inputs.get(answers.size())));
        }
      } finally {
        budget.spend(code.usage());
      }
    } catch (LimitHit hit) {
      answers.add(new TrialAnswer.Missing(String.valueOf(hit.getMessage())));
    }
  }

  /** A limit ended the run, so the next input needs a new run. */
  private static final class LimitHit extends Exception {
    private static final long serialVersionUID = 1L;

    LimitHit(AuthorFault fault) {
      super(fault.problem());
    }
  }

  private TrialAnswer answer(AuthorCode code, List<PyValue> input)
      throws LimitHit, SandboxUnavailable {
    boolean elements = bundle.tests().comparison() instanceof Comparison.Elements;
    String adapter = bundle.tests().adapter();
    try {
      List<PyValue> answer =
          ToolValue.items(
              code.call(
                  new PyValue.Str(bundle.tests().function()),
                  new PyValue.Items(input),
                  new PyValue.Bool(elements),
                  adapter == null ? new PyValue.None() : new PyValue.Str(adapter)));
      return answer.getFirst().equals(new PyValue.Str("answer"))
          ? new TrialAnswer.Given(answer.get(1))
          : new TrialAnswer.Missing(ToolValue.text(answer.get(1)));
    } catch (AuthorFault e) {
      // The tool catches the solution's exceptions, so this is a limit.
      throw new LimitHit(e);
    }
  }

  private AuthorCode load() throws AuthorFault, SandboxUnavailable, InterruptedException {
    Limits own = bundle.limits();
    Limits limits = new Limits(own.cpuMillis(), own.steps(), own.memoryBytes(), OUTPUT_BYTES);
    return AuthorTool.load(
        sandboxes, bundle.accepted().file(), bundle.accepted().source(), "answers.py", limits);
  }
}
