package io.arbiter.sandbox.child;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.runtime.EngineData;
import com.oracle.truffle.runtime.OptimizedCallTarget;

/**
 * How often Python code has to run before it is worth compiling. The engine's own answer, 400 calls
 * and loop iterations or a tenth of that while its queue is short, is for programs that run for
 * minutes: it compiled much of what small solutions run and import, for 30 ms of CPU each and to no
 * use, and kept what was worth it waiting. The options for it are not for the policy {@code
 * CONSTRAINED}, so they are set behind it.
 */
final class CompilationThresholds {
  /**
   * The engine takes a tenth of it while its queue is short, and more while that is long. With half
   * of it imports take longer by half, with twice of it heavy solutions by a fifth.
   */
  private static final int CALLS_AND_LOOPS = 200_000;

  private CompilationThresholds() {}

  /** For all code of the engine that a call target belongs to. Without a compiler: nothing. */
  static void set(CallTarget any) {
    if (any instanceof OptimizedCallTarget target) {
      EngineData engine = target.engine;
      engine.callAndLoopThresholdInInterpreter = CALLS_AND_LOOPS;
    }
  }
}
