package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.PyValue;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.report.CounterExample;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Sandboxes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One search for a counter-example: generates inputs, takes the smallest that the source fails, and
 * simplifies it until nothing simpler fails or the time is over. Used once, by one thread.
 */
final class Hunt {
  /** No seed of tests, and none that a generator's author would try. */
  private static final String SEED = "counterexample ";

  private static final int MOST_SEEDS = 4;
  private static final int MOST_OF_SEED = 100;

  /** Judged together, so that a batch costs hardly more than one. */
  private static final int BATCH = 40;

  private final GeneratedInputs generated;
  private final FailingCases failing;
  private final AcceptedAnswers answers;
  private final List<List<PyValue>> hidden;
  private final long deadline;

  Hunt(Sandboxes sandboxes, PuzzleBundle bundle, String generator, String source, long deadline) {
    generated = new GeneratedInputs(sandboxes, generator);
    this.deadline = deadline;
    failing = new FailingCases(new Trial(sandboxes), bundle, source);
    answers = new AcceptedAnswers(sandboxes, bundle);
    hidden = Inputs.hidden(bundle);
  }

  /**
   * A failing input of a seed.
   *
   * @param at the input's number in the seed
   */
  private record Catch(String seed, int at, FailingCases.Failing failing) {}

  Optional<CounterExample> run() throws AuthorFault, SandboxUnavailable, InterruptedException {
    for (int seed = 1; seed <= MOST_SEEDS && (seed == 1 || !isLate()); seed++) {
      @Nullable Catch found = search(SEED + seed);
      if (found != null) {
        return Optional.of(shrink(found).counterExample());
      }
    }
    return Optional.empty();
  }

  private boolean isLate() {
    return System.nanoTime() - deadline >= 0;
  }

  private @Nullable Catch search(String seed)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<List<PyValue>> inputs = generated.inputs(seed, MOST_OF_SEED);
    List<List<PyValue>> usable =
        inputs.stream().distinct().filter(this::isUsable).sorted(Inputs.bySize()).toList();
    FailingCases.@Nullable Failing first = failing.first(answers.cases(usable), this::isLate);
    return first == null ? null : new Catch(seed, inputs.indexOf(first.test().input()), first);
  }

  private boolean isUsable(List<PyValue> input) {
    return hidden.stream().noneMatch(other -> Inputs.same(other, input));
  }

  private FailingCases.Failing shrink(Catch found)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    FailingCases.Failing smallest = found.failing();
    Choices choices = generated.choices(found.seed(), found.at(), smallest.test().input());
    Iterator<List<BigInteger>> ideas = Simplifications.of(choices.draws()).iterator();
    while (ideas.hasNext() && !isLate()) {
      List<Choices> simpler = simpler(found, choices, ideas);
      List<TestCase> cases = answers.cases(simpler.stream().map(Choices::input).toList());
      FailingCases.@Nullable Failing next = failing.first(cases, this::isLate);
      if (next != null) {
        smallest = next;
        choices = of(next.test().input(), simpler);
        ideas = Simplifications.of(choices.draws()).iterator();
      }
    }
    return smallest;
  }

  /** What comes of the next ideas, if it is simpler indeed; each input once. */
  private List<Choices> simpler(Catch found, Choices than, Iterator<List<BigInteger>> ideas)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<List<BigInteger>> batch = new ArrayList<>();
    while (ideas.hasNext() && batch.size() < BATCH) {
      batch.add(ideas.next());
    }
    List<Choices> simpler = new ArrayList<>();
    for (Optional<Choices> replay : generated.replays(found.seed(), found.at(), batch)) {
      replay
          .filter(choices -> choices.isSimplerThan(than))
          .filter(choices -> isUsable(choices.input()))
          .filter(choices -> find(choices.input(), simpler) == null)
          .ifPresent(simpler::add);
    }
    return simpler;
  }

  private static Choices of(List<PyValue> input, List<Choices> some) {
    @Nullable Choices found = find(input, some);
    if (found == null) {
      throw new IllegalStateException("a test case that was not asked for");
    }
    return found;
  }

  private static @Nullable Choices find(List<PyValue> input, List<Choices> some) {
    return some.stream().filter(choices -> choices.input().equals(input)).findFirst().orElse(null);
  }
}
