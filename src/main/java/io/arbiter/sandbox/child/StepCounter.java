package io.arbiter.sandbox.child;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.LoadSourceSectionEvent;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import com.oracle.truffle.js.nodes.instrumentation.JSTags;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the statements that run. Statements of the standard library count; Arbiter's own, in
 * internal sources, do not. The count is the same on every machine. A step is what CPython's
 * tracing calls a line: several statements in one line count as one, and {@link StatementLines}
 * makes each turn of a loop in one line count. Also notices a stack overflow that the guest
 * catches. Only the guest's thread writes.
 */
public final class StepCounter extends TruffleInstrument {
  public static final String ID = "arbiter-steps";

  private long steps;
  private long limit = Long.MAX_VALUE;
  private boolean stackOverflowed;
  private final DepthCounter depth = new DepthCounter();
  private final FailedStatement failed = new FailedStatement();
  private final CompilationRules compilation = new CompilationRules();
  private @Nullable Instrumenter instrumenter;
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
    instrumenter = env.getInstrumenter();
    instrumenter.attachExecutionEventFactory(statements, Probe::new);
    // In JavaScript a turn of a loop may have no statement.
    SourceSectionFilter conditions =
        SourceSectionFilter.newBuilder()
            .tagIs(JSTags.ControlFlowBranchTag.class)
            .includeInternal(false)
            .build();
    instrumenter.attachExecutionEventFactory(conditions, this::turn);
    // The first code that is loaded is the engine's own, and some of it runs often at once.
    firstRoot =
        instrumenter.attachLoadSourceSectionListener(SourceSectionFilter.ANY, this::loaded, false);
  }

  /** The condition of a loop is a step in each turn. */
  private @Nullable Probe turn(EventContext context) {
    @Nullable Node parent = context.getInstrumentedNode().getParent();
    while (parent instanceof InstrumentableNode.WrapperNode) {
      parent = parent.getParent();
    }
    return parent instanceof RepeatingNode ? new Probe(context) : null;
  }

  private void loaded(LoadSourceSectionEvent event) {
    if (firstRoot != null) {
      firstRoot.dispose();
      firstRoot = null;
      compilation.suspend(event.getNode().getRootNode().getCallTarget());
    }
  }

  /** Lets the engine compile from now on; called when the engine is warm. */
  public void startCompiling() {
    compilation.resume();
  }

  /** Says whether the guest's code runs from now on. */
  void guestRuns(boolean runs) {
    compilation.guestRuns(runs);
  }

  public DepthCounter depth() {
    return depth;
  }

  /**
   * Begins to record the steps of the player's source.
   *
   * @param linesOnly whether only the first run of each line is a step, without variables
   * @param printed number of characters that were printed so far
   */
  Tracer trace(boolean linesOnly, IntSupplier printed) {
    return new Tracer(Objects.requireNonNull(instrumenter), linesOnly, depth, printed);
  }

  void reset(long newLimit, Runnable whenReached) {
    steps = 0;
    depth.reset();
    failed.clear();
    stackOverflowed = false;
    limit = newLimit;
    onLimit = whenReached;
  }

  long steps() {
    return steps;
  }

  FailedStatement failedStatement() {
    return failed;
  }

  boolean stackOverflowed() {
    return stackOverflowed;
  }

  @TruffleBoundary
  private void reached() {
    onLimit.run();
  }

  private final class Probe extends ExecutionEventNode {
    private final EventContext context;

    private Probe(EventContext context) {
      this.context = context;
    }

    @Override
    protected void onReturnValue(VirtualFrame frame, Object result) {
      count();
    }

    @Override
    protected void onReturnExceptional(VirtualFrame frame, Throwable exception) {
      count();
      if (exception instanceof StackOverflowError) {
        stackOverflowed = true;
      } else if (!(exception instanceof AbstractTruffleException)) {
        failed.leave(context, exception);
      }
    }

    private void count() {
      if (++steps > limit) {
        reached();
      }
    }
  }
}
