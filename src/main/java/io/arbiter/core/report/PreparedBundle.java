package io.arbiter.core.report;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.PuzzleBundle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bundle with all that only the sandbox can tell of it.
 *
 * @param problems everything that is wrong with it, in the order of its files
 * @param bundle with its generated tests; null when there are problems
 */
public record PreparedBundle(List<BundleProblem> problems, @Nullable PuzzleBundle bundle) {
  public PreparedBundle {
    problems = List.copyOf(problems);
  }
}
