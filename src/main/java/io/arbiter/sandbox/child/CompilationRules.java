package io.arbiter.sandbox.child;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.runtime.EngineData;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import org.jspecify.annotations.Nullable;

/**
 * Which Python code is worth compiling: what runs often enough. The options for it are not for the
 * policy {@code CONSTRAINED}, so they are set behind it. Without a compiler all of this does
 * nothing.
 *
 * <p>The engine's own answer to how often, 400 calls and loop iterations or a tenth of that while
 * its queue is short, is for programs that run for minutes: it compiled much of what small
 * solutions run and import, for 30 ms of CPU each and to no use, and kept what was worth it
 * waiting.
 */
final class CompilationRules {
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

  /**
   * In the engine's notation, all but the prelude's function. It runs once for each guest, and
   * after some hundred of them would be compiled: it comes to more than 100,000 nodes, which take
   * 400 MB of the child's heap and a minute of its processor before the engine gives up.
   */
  private static final String ALL_BUT_THE_PRELUDE = "~" + Prelude.FUNCTION;

  private @Nullable EngineData engine;

  /** Holds back the compiler for all code of the engine that a call target belongs to. */
  void hold(CallTarget any) {
    if (any instanceof OptimizedCallTarget target) {
      engine = target.engine;
      engine.compileOnly = ALL_BUT_THE_PRELUDE;
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
