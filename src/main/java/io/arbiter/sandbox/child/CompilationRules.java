package io.arbiter.sandbox.child;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.runtime.EngineData;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import org.jspecify.annotations.Nullable;

/**
 * Sets how often Python code must run before the engine compiles it. The policy {@code CONSTRAINED}
 * forbids the engine's options for this, so the values are set on the engine's own object. Without
 * a compiler this class has no effect.
 *
 * <p>The engine's own threshold is 400 calls and loop iterations, or a tenth of that while its
 * queue is short. That suits programs that run for minutes. Here it compiled much of what small
 * solutions run and import, for 30 ms of CPU each and without a benefit, while code that was worth
 * compiling waited in the queue.
 */
final class CompilationRules {
  /**
   * While the guest's code runs. The engine uses a sixteenth of this while its queue is short, and
   * more while the queue is long. With twice this value heavy solutions take a fifth longer.
   */
  private static final int CALLS_AND_LOOPS = 200_000;

  /**
   * While a context starts and imports. The code of the library lives as long as the child, so all
   * of it would reach the guests' threshold some day, and to compile a function costs as much as
   * 100,000 of its calls save.
   */
  private static final int CALLS_AND_LOOPS_OF_LIBRARY = 1_000_000;

  /**
   * A function with fewer calls is not compiled as a whole, only its loops. The engine counts a
   * million iterations for some string methods, whatever they do, and would compile their callers
   * after some calls.
   */
  private static final int LEAST_CALLS = 2_000;

  /**
   * Nothing is compiled while the child warms up: the compiler's first work takes seconds of CPU
   * time, which the start needs.
   */
  private static final int WHILE_WARMING_UP = 1_000_000_000;

  /** The name of the one function that the prelude consists of. */
  private static final String PRELUDE = "__prelude__";

  /**
   * The engine's notation for "all functions except the prelude's". The prelude's function runs
   * once for each guest, so after some hundred guests the engine would compile it. It has more than
   * 100,000 nodes, which take 400 MB of the child's heap and a minute of CPU time before the engine
   * gives up.
   */
  private static final String ALL_BUT_THE_PRELUDE = "~" + PRELUDE;

  private @Nullable EngineData engine;

  /** Stops compilation in the engine that the call target belongs to. */
  void suspend(CallTarget any) {
    if (any instanceof OptimizedCallTarget target) {
      engine = target.engine;
      engine.compileOnly = ALL_BUT_THE_PRELUDE;
      engine.callAndLoopThresholdInInterpreter = WHILE_WARMING_UP;
    }
  }

  void resume() {
    if (engine != null) {
      engine.callThresholdInInterpreter = LEAST_CALLS;
      guestRuns(false);
    }
  }

  /** Says whether the guest's code runs from now on, or the engine prepares its context. */
  void guestRuns(boolean runs) {
    if (engine != null && engine.callThresholdInInterpreter == LEAST_CALLS) {
      engine.callAndLoopThresholdInInterpreter =
          runs ? CALLS_AND_LOOPS : CALLS_AND_LOOPS_OF_LIBRARY;
    }
  }
}
