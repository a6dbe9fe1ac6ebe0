package io.arbiter.worker.judging;

import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Judges solutions. Judges again when the verdict may depend on the machine: near the CPU limit.
 * Then two of three runs decide. If the engine failed on the player's code, or the child died,
 * judges once more in another child: when the engine fails there in the same way, the code is the
 * cause and the verdict is RUNTIME_ERROR; otherwise the second judgement counts. Thread-safe.
 */
public record Judge(Sandboxes sandboxes) {
  /** A verdict within this share above the CPU limit is confirmed by another run. */
  private static final int BORDER_PERCENT = 20;

  /** Judges a solution in the interactive lane, without a listener. */
  public Judgement judge(Solution solution, TestSet tests)
      throws SandboxUnavailable, InterruptedException {
    return judge(
        new JudgingRequest(solution, tests, Lane.INTERACTIVE, false, JudgingListener.NOBODY));
  }

  /**
   * Judges a solution, or runs it with the player's own inputs, if the puzzle's inspector lets it
   * pass. Blocks until a slot is free and the judgement is done.
   *
   * @throws SandboxUnavailable when there is no child
   */
  public Judgement judge(JudgingRequest request) throws SandboxUnavailable, InterruptedException {
    return switch (new Inspector(request, sandboxes).inspect()) {
      case Inspector.Result.Passed(BigDecimal points) -> run(request, points);
      case Inspector.Result.Ended(Judgement judgement) -> judgement;
      case Inspector.Result.Uncompiled uncompiled ->
          uncompiled.confirm(run(request, BigDecimal.ZERO));
    };
  }

  private Judgement run(JudgingRequest request, BigDecimal points)
      throws SandboxUnavailable, InterruptedException {
    if (!request.solution().inputs().isEmpty()) {
      return new InputRunner(request, sandboxes).run();
    }
    CaseRunner run = new CaseRunner(request, sandboxes, points);
    Judgement first = run.judge(null);
    if (run.engineFailed()) {
      return new CaseRunner(request.again(request.lane()), sandboxes, points).judge(run.crash());
    }
    if (first.verdict() != Verdict.TIME_LIMIT
        || !isDoubtful(first.usage(), request.solution().limits())) {
      return first;
    }
    JudgingRequest again = request.again(Lane.INTERACTIVE);
    Judgement second = new CaseRunner(again, sandboxes, points).judge(null);
    if (second.verdict() == first.verdict()) {
      return second;
    }
    Judgement third = new CaseRunner(again, sandboxes, points).judge(null);
    return third.verdict() == first.verdict() ? third : second;
  }

  /** The results of a source that is not run. */
  public static List<CategoryResult> untouched(TestSet tests) {
    return tests.categories().stream()
        .map(category -> new CategoryResult(category.name(), 0, category.cases().size()))
        .toList();
  }

  /** How far above its CPU limit a run may go before it is stopped. */
  static long graceMillis(Limits limits) {
    return Math.ceilDiv(limits.cpuMillis() * BORDER_PERCENT, 100);
  }

  /** Whether a TIME_LIMIT may be due to the machine. */
  private static boolean isDoubtful(Usage usage, Limits limits) {
    return usage.cpuMillis() > limits.cpuMillis()
        && usage.cpuMillis() <= limits.cpuMillis() + graceMillis(limits);
  }
}
