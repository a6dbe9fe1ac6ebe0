package io.arbiter.worker.validation.trial;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.worker.author.AuthorCode;
import io.arbiter.worker.judging.ProgramRun;
import io.arbiter.worker.outcome.AuthorFault;
import io.arbiter.worker.slot.Sandboxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answers of a bundle's first accepted solution. An input on which the solution fails has no
 * answer. Each call uses the authors' sandbox.
 */
public final class AcceptedAnswers {
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
    List<Optional<PyValue>> answers = of(inputs);
    List<TestCase> cases = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      List<PyValue> input = inputs.get(i);
      answers.get(i).ifPresent(a -> cases.add(new TestCase(input, null, a, null, false)));
    }
    return cases;
  }

  /**
   * The answer to each input, or empty. The list is shorter than the inputs if too many of them ran
   * into a limit, or the budget was used up.
   *
   * @throws AuthorFault when the solution cannot be loaded
   */
  public List<Optional<PyValue>> of(List<List<PyValue>> inputs)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    if (bundle.tests().isProgram()) {
      return printed(inputs);
    }
    List<Optional<PyValue>> answers = new ArrayList<>();
    for (int hit = 0; hit < MAX_LIMITS_HIT && wantsMore(inputs, answers); hit++) {
      answer(inputs, answers);
    }
    return answers;
  }

  /** What the solution prints. */
  private List<Optional<PyValue>> printed(List<List<PyValue>> inputs)
      throws SandboxUnavailable, InterruptedException {
    List<Optional<PyValue>> answers = new ArrayList<>();
    int hit = 0;
    while (hit < MAX_LIMITS_HIT && wantsMore(inputs, answers)) {
      List<PyValue> input = inputs.get(answers.size());
      if (!TestCase.isStdin(input)) {
        answers.add(Optional.empty());
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
      answers.add(
          run.outcome() instanceof Outcome.Returned(PyValue text)
              ? Optional.of(text)
              : Optional.empty());
    }
    return answers;
  }

  private boolean wantsMore(List<List<PyValue>> inputs, List<Optional<PyValue>> answers) {
    return answers.size() < inputs.size() && !budget.isUsedUp();
  }

  /** Adds answers until the last input, or until an input runs into a limit. */
  private void answer(List<List<PyValue>> inputs, List<Optional<PyValue>> answers)
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
    } catch (LimitHit _) {
      answers.add(Optional.empty());
    }
  }

  /** A limit ended the run, so the next input needs a new run. */
  private static final class LimitHit extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private Optional<PyValue> answer(AuthorCode code, List<PyValue> input)
      throws LimitHit, SandboxUnavailable {
    boolean elements = bundle.tests().comparison() instanceof Comparison.Elements;
    String adapter = bundle.tests().adapter();
    try {
      PyValue answer =
          code.call(
              new PyValue.Str(bundle.tests().function()),
              new PyValue.Items(input),
              new PyValue.Bool(elements),
              adapter == null ? new PyValue.None() : new PyValue.Str(adapter));
      return ToolValue.items(answer).stream().findFirst();
    } catch (AuthorFault _) {
      // The tool catches the solution's exceptions, so this is a limit.
      throw new LimitHit();
    }
  }

  private AuthorCode load() throws AuthorFault, SandboxUnavailable, InterruptedException {
    Limits own = bundle.limits();
    Limits limits = new Limits(own.cpuMillis(), own.steps(), own.memoryBytes(), OUTPUT_BYTES);
    return AuthorTool.load(
        sandboxes, bundle.accepted().file(), bundle.accepted().source(), "answers.py", limits);
  }
}
