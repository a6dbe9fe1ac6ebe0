package io.arbiter.core.bundle;

import java.util.List;
import java.util.stream.Collectors;

/** A bundle cannot become a puzzle; carries all its problems. */
public final class InvalidBundleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<BundleProblem> problems;

  public InvalidBundleException(List<BundleProblem> problems) {
    super(problems.stream().map(BundleProblem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  public List<BundleProblem> problems() {
    return problems;
  }
}
