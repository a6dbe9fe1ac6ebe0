package io.arbiter.server.author;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import java.util.List;

/** The answer for a bundle with faults. */
public final class BundleFaults {
  private BundleFaults() {}

  /** An answer INVALID with all faults. */
  public static ProblemException problem(List<BundleProblem> faults) {
    return new ProblemException(
        ErrorCode.INVALID,
        faults.size() == 1 ? "the bundle has a fault" : "the bundle has faults: " + faults.size(),
        faults.stream().map(p -> new Violation(p.file(), p.line(), p.message())).toList());
  }
}
