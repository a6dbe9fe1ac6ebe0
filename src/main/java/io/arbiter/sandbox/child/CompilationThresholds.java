package io.arbiter.sandbox.child;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.runtime.EngineData;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import org.jspecify.annotations.Nullable;

/**
 * How often Python code has to run before it is worth compiling. The engine's own answer, 400 calls
 * and loop iterations or a tenth of that while its queue is short, is for programs that run for
 * minutes: it compiled much of what small solutions run and import, for 30 ms of CPU each and to no
 * use, and kept what was worth it waiting. The options for it are not for the policy {@code
 * CONSTRAINED}, so they are set behind it. Without a compiler all of this does nothing.
 */
final class CompilationThresholds {
  /**
   * The engine takes a tenth of it while its queue is short, and more while that is long. With half
   * of it imports take longer by half, with twice of it heavy solutions by a fifth.
   */
  private static final int CALLS_AND_LOOPS = 200_000;

  /**
   * Nothing that runs while the child warms up is worth it: the compiler's first work takes seconds
   * of processor time, which the start needs. The engine counts a million iterations for some
   * string methods, whatever they do.
   */
  private static final int WHILE_WARMING_UP = 1_000_000_000;

  private @Nullable EngineData engine;

  /** Holds back the compiler for all code of the engine that a call target belongs to. */
  void hold(CallTarget any) {
    if (any instanceof OptimizedCallTarget target) {
      engine = target.engine;
      engine.callAndLoopThresholdInInterpreter = WHILE_WARMING_UP;
    }
  }

  /** From now on what is worth it is compiled. */
  void release() {
    if (engine != null) {
      engine.callAndLoopThresholdInInterpreter = CALLS_AND_LOOPS;
    }
  }
}
