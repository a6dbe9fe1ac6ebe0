package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.report.CounterExample;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.strength.Inputs;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds a small input on which a player's source is wrong, among the inputs that the puzzle's
 * generator can make. Thread-safe.
 */
final class CounterExampleSearch {
  private final Sandboxes sandboxes;

  public CounterExampleSearch(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  /**
   * Searches; blocks for at most the budget plus one judgement. The calling thread must not hold
   * the authors' sandbox.
   *
   * @param source the player's code
   * @param budget the time after which the smallest input found so far is returned
   * @return empty if none is found, if the puzzle has no generator, or if the puzzle does not judge
   *     by single calls. The input is never that of a hidden test
   * @throws AuthorFault when the generator or the first accepted solution fails to load or run
   */
  public Optional<CounterExample> find(PuzzleBundle bundle, String source, Duration budget)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    String generator = bundle.generator();
    if (generator == null || !Inputs.canBeMadeUp(bundle)) {
      return Optional.empty();
    }
    return new CounterExampleRun(
            sandboxes, bundle, generator, source, System.nanoTime() + budget.toNanos())
        .run();
  }
}
