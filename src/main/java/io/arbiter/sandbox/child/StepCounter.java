package io.arbiter.sandbox.child;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.LoadSourceSectionEvent;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import org.jspecify.annotations.Nullable;

/**
 * Counts the Python statements that run, those of the standard library included and our own (in
 * internal sources) excluded. The count is the same on every machine. A loop within one line counts
 * once, since the engine tells of a statement when the line changes; CPU time stops such a loop.
 * Also notices a stack overflow that the guest catches. Only the guest's thread writes.
 */
public final class StepCounter extends TruffleInstrument {
  static final String ID = "arbiter-steps";

  private long steps;
  private long limit = Long.MAX_VALUE;
  private boolean stackOverflowed;
  private final DepthCounter depth = new DepthCounter();
  private final CompilationRules compilation = new CompilationRules();
  private @Nullable EventBinding<?> firstRoot;
  private Runnable onLimit = () -> {};

  @Override
  protected void onCreate(Env env) {
    env.registerService(this);
    SourceSectionFilter statements =
        SourceSectionFilter.newBuilder()
            .tagIs(StandardTags.StatementTag.class)
            .includeInternal(false)
            .build();
    Instrumenter instrumenter = env.getInstrumenter();
    instrumenter.attachExecutionEventFactory(statements, _ -> new Probe());
    // The first code of all is the engine's own, and some of it is called often at once.
    firstRoot =
        instrumenter.attachLoadSourceSectionListener(SourceSectionFilter.ANY, this::loaded, false);
  }

  private void loaded(LoadSourceSectionEvent event) {
    if (firstRoot != null) {
      firstRoot.dispose();
      firstRoot = null;
      compilation.hold(event.getNode().getRootNode().getCallTarget());
    }
  }

  /** The engine is warm: what is worth it is compiled from now on. */
  void startCompiling() {
    compilation.release();
  }

  DepthCounter depth() {
    return depth;
  }

  /** Starts again from zero. */
  void reset(long newLimit, Runnable whenReached) {
    steps = 0;
    depth.reset();
    stackOverflowed = false;
    limit = newLimit;
    onLimit = whenReached;
  }

  long steps() {
    return steps;
  }

  boolean stackOverflowed() {
    return stackOverflowed;
  }

  @TruffleBoundary
  private void reached() {
    onLimit.run();
  }

  private final class Probe extends ExecutionEventNode {
    @Override
    protected void onReturnValue(VirtualFrame frame, Object result) {
      count();
    }

    @Override
    protected void onReturnExceptional(VirtualFrame frame, Throwable exception) {
      count();
      if (exception instanceof StackOverflowError) {
        stackOverflowed = true;
      }
    }

    private void count() {
      if (++steps > limit) {
        reached();
      }
    }
  }
}
