package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.CounterExample;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.strength.AcceptedAnswers;
import io.arbiter.worker.validation.strength.DrawnInput;
import io.arbiter.worker.validation.strength.GeneratedInputs;
import io.arbiter.worker.validation.strength.Inputs;
import io.arbiter.worker.validation.strength.TrialJudge;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a search for a counter-example. Generates inputs, takes the smallest one on which the
 * source fails, and simplifies it until no simpler input fails or the time is over. Use each object
 * once, on one thread.
 */
final class CounterExampleRun {
  /** Differs from the seed of the tests and from seeds that an author would try. */
  private static final String SEED = "counterexample ";

  private static final int MAX_SEEDS = 4;
  private static final int MAX_INPUTS_OF_SEED = 100;

  /** Inputs that are judged together; a batch costs hardly more than one input. */
  private static final int BATCH = 40;

  private final GeneratedInputs generated;
  private final FailingCases failing;
  private final AcceptedAnswers answers;
  private final TestSet tests;
  private final List<List<PyValue>> hidden;
  private final long deadline;

  CounterExampleRun(
      Sandboxes sandboxes, PuzzleBundle bundle, String generator, String source, long deadline) {
    generated = new GeneratedInputs(sandboxes, generator);
    this.deadline = deadline;
    failing = new FailingCases(new TrialJudge(sandboxes), bundle, source);
    answers = new AcceptedAnswers(sandboxes, bundle);
    tests = bundle.tests();
    hidden = Inputs.hidden(bundle);
  }

  /**
   * An input of a seed on which the source fails.
   *
   * @param at the index of the input among the seed's inputs
   */
  private record FailingInput(String seed, int at, FailingCases.Failing failing) {}

  Optional<CounterExample> run() throws AuthorFault, SandboxUnavailable, InterruptedException {
    for (int seed = 1; seed <= MAX_SEEDS && (seed == 1 || !isLate()); seed++) {
      @Nullable FailingInput found = search(SEED + seed);
      if (found != null) {
        return Optional.of(shrink(found).counterExample());
      }
    }
    return Optional.empty();
  }

  private boolean isLate() {
    return System.nanoTime() - deadline >= 0;
  }

  private @Nullable FailingInput search(String seed)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<List<PyValue>> inputs = generated.inputs(seed, MAX_INPUTS_OF_SEED);
    List<List<PyValue>> usable =
        inputs.stream().distinct().filter(this::isUsable).sorted(Inputs.bySize()).toList();
    FailingCases.@Nullable Failing first = failing.first(answers.cases(usable), this::isLate);
    return first == null
        ? null
        : new FailingInput(seed, inputs.indexOf(first.test().input()), first);
  }

  private boolean isUsable(List<PyValue> input) {
    return hidden.stream().noneMatch(other -> tests.looksSame(other, input));
  }

  private FailingCases.Failing shrink(FailingInput found)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    FailingCases.Failing smallest = found.failing();
    DrawnInput drawn = generated.drawn(found.seed(), found.at(), smallest.test().input());
    Iterator<List<BigInteger>> candidates = Simplifications.of(drawn.draws()).iterator();
    while (candidates.hasNext() && !isLate()) {
      List<DrawnInput> simpler = simpler(found, drawn, candidates);
      List<TestCase> cases = answers.cases(simpler.stream().map(DrawnInput::input).toList());
      FailingCases.@Nullable Failing next = failing.first(cases, this::isLate);
      if (next != null) {
        smallest = next;
        drawn = of(next.test().input(), simpler);
        candidates = Simplifications.of(drawn.draws()).iterator();
      }
    }
    return smallest;
  }

  /** Tries the next batch of draws. Returns the inputs that are really simpler, each once. */
  private List<DrawnInput> simpler(
      FailingInput found, DrawnInput than, Iterator<List<BigInteger>> candidates)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<List<BigInteger>> batch = new ArrayList<>();
    while (candidates.hasNext() && batch.size() < BATCH) {
      batch.add(candidates.next());
    }
    List<DrawnInput> simpler = new ArrayList<>();
    for (Optional<DrawnInput> replay : generated.replays(found.seed(), found.at(), batch)) {
      replay
          .filter(drawn -> drawn.isSimplerThan(than))
          .filter(drawn -> isUsable(drawn.input()))
          .filter(drawn -> find(drawn.input(), simpler) == null)
          .ifPresent(simpler::add);
    }
    return simpler;
  }

  private static DrawnInput of(List<PyValue> input, List<DrawnInput> some) {
    @Nullable DrawnInput found = find(input, some);
    if (found == null) {
      throw new IllegalStateException("a test case that was not asked for");
    }
    return found;
  }

  private static @Nullable DrawnInput find(List<PyValue> input, List<DrawnInput> some) {
    return some.stream().filter(drawn -> drawn.input().equals(input)).findFirst().orElse(null);
  }
}
