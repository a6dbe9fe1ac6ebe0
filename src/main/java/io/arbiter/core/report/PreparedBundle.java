package io.arbiter.core.report;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.PuzzleBundle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a bundle's preparation in the sandbox: the tests are parsed and generated.
 *
 * @param problems all faults, in the order of the files
 * @param bundle the bundle with its generated tests; null if there are problems
 * @param notes warnings about the tests
 */
public record PreparedBundle(
    List<BundleProblem> problems, @Nullable PuzzleBundle bundle, List<Finding> notes) {
  /** A result without notes. */
  public PreparedBundle(List<BundleProblem> problems, @Nullable PuzzleBundle bundle) {
    this(problems, bundle, List.of());
  }
}
