package io.arbiter.sandbox.child;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.runtime.EngineData;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import java.lang.reflect.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which Python code is worth compiling: what runs often enough, and is not too large. The options
 * for it are not for the policy {@code CONSTRAINED}, so they are set behind it. Without a compiler
 * all of this does nothing.
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
   * Nodes of the compiler's graph for one function. The engine itself gives up at 150,000, which
   * take some 400 MB of the child's heap and a minute of its processor, at the cost of the guests
   * that come next; a function of 200 lines, such as that of the {@link Prelude}, may come to so
   * many. Those that were compiled to any use had 26,000 at most.
   */
  private static final int LARGEST_GRAPH = 50_000;

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
      limitGraphs(engine);
      engine.callAndLoopThresholdInInterpreter = CALLS_AND_LOOPS;
    }
  }

  /** The compiler has read its options by now, as soon as the engine was there; it has to again. */
  private static void limitGraphs(EngineData engine) {
    engine
        .getCompilerOptions()
        .put("compiler.MaximumGraalGraphSize", Integer.toString(LARGEST_GRAPH));
    try {
      Field read =
          Class.forName("jdk.graal.compiler.truffle.TruffleCompilerImpl")
              .getDeclaredField("cachedOptions");
      read.setAccessible(true);
      ((Map<?, ?>) read.get(null)).clear();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiler keeps its options elsewhere", e);
    }
  }
}
