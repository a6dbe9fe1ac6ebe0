package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.report.CounterExample;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Sandboxes;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds a small input on which a player's source is wrong, among those that the puzzle's generator
 * can make. Thread-safe.
 */
public final class CounterExampleSearch {
  private final Sandboxes sandboxes;

  public CounterExampleSearch(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  /**
   * Blocks for the budget and one more judgement at most. The thread must not hold the authors'
   * sandbox.
   *
   * @param source the player's
   * @param budget after which the smallest found so far has to do
   * @return never a hidden test's input; nothing when none is found, or the puzzle has no generator
   *     or judges otherwise than by single calls
   * @throws AuthorFault when the generator or the first accepted solution fails to load or run
   */
  public Optional<CounterExample> find(PuzzleBundle bundle, String source, Duration budget)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    String generator = bundle.generator();
    if (generator == null || !Inputs.canBeMadeUp(bundle)) {
      return Optional.empty();
    }
    return new Hunt(sandboxes, bundle, generator, source, System.nanoTime() + budget.toNanos())
        .run();
  }
}
