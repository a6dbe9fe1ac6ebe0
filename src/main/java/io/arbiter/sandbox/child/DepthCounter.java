package io.arbiter.sandbox.child;

import com.oracle.graal.python.builtins.PythonBuiltinClassType;
import com.oracle.graal.python.nodes.ErrorMessages;
import com.oracle.graal.python.nodes.PRaiseNode;
import com.oracle.graal.python.runtime.PythonContext;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.nodes.RootNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the Python frames on the guest's stack and raises RecursionError where CPython does. The
 * engine itself would only notice when its Java stack has run out, which is another depth on each
 * machine and can leave classes half initialised. Only the guest's thread uses it.
 *
 * <p>Bound as if by the language, since nothing that another instrument throws reaches the guest.
 * The engine drops what is thrown at the entry of a function, so the error is raised at the entry
 * of its first statement.
 */
final class DepthCounter {
  /** CPython's default, {@code Py_DEFAULT_RECURSION_LIMIT}. */
  private static final int USUAL = 1_000;

  /**
   * The most that {@code sys.setrecursionlimit} can ask for. A frame takes 2 to 4 KB of the guest's
   * stack, cold code the most; 7 KB when each is reached through a function of the engine's, such
   * as {@code sorted}. An error that leaves so many frames takes the engine a second.
   */
  static final int MOST = 25_000;

  /** CPython has had no frames of their own for these since 3.12 (PEP 709). */
  private static final Set<String> INLINED = Set.of("<listcomp>", "<dictcomp>", "<setcomp>");

  /** Of the engine's own arguments the one with the frame; {@code PArguments} has it private. */
  private static final int LEFT_FRAME = 0;

  /** The name of the prelude's function that sets the limit. */
  private static final String SETTER = "setrecursionlimit";

  private boolean attached;
  private int depth;
  private int limit = USUAL;
  private boolean tooDeep;

  /** Begins to count, once for the engine; a context of it must be entered. */
  void attach() {
    if (attached) {
      return;
    }
    attached = true;
    Instrumenter instrumenter = PythonContext.get(null).getEnv().lookup(Instrumenter.class);
    instrumenter.attachExecutionEventFactory(
        tagged(StandardTags.StatementTag.class), _ -> new Statement());
    instrumenter.attachExecutionEventFactory(tagged(StandardTags.RootTag.class), this::node);
  }

  private static SourceSectionFilter tagged(Class<?> tag) {
    return SourceSectionFilter.newBuilder().tagIs(tag).build();
  }

  private @Nullable ExecutionEventNode node(EventContext context) {
    RootNode root = context.getInstrumentedNode().getRootNode();
    String name = String.valueOf(root.getName());
    if (name.equals(SETTER) && context.getInstrumentedSourceSection().getSource().isInternal()) {
      return new Setter();
    }
    return INLINED.contains(name) ? null : new Call();
  }

  /** A new guest, who has asked for nothing yet. */
  void reset() {
    limit = USUAL;
    bottom();
  }

  /** Nothing of the guest is on the stack. */
  void bottom() {
    depth = 0;
    tooDeep = false;
  }

  /**
   * Whether this is no new call: a loop that was compiled while it ran goes on in the compiled
   * code. The engine enters the function once more for that, and leaves it once for both. It hands
   * over the interpreter's frame in an argument, which is taken away here: a generator keeps its
   * arguments, and its next turn is a new call.
   */
  private static boolean goesOn(VirtualFrame frame) {
    Object[] arguments = frame.getArguments();
    if (arguments[LEFT_FRAME] instanceof Frame) {
      arguments[LEFT_FRAME] = null;
      return true;
    }
    return false;
  }

  private final class Call extends ExecutionEventNode {
    @Override
    protected void onEnter(VirtualFrame frame) {
      if (!goesOn(frame) && ++depth > limit) {
        tooDeep = true;
      }
    }

    @Override
    protected void onReturnValue(VirtualFrame frame, Object result) {
      depth--;
    }

    @Override
    protected void onReturnExceptional(VirtualFrame frame, Throwable exception) {
      depth--;
    }
  }

  private final class Statement extends ExecutionEventNode {
    @Override
    protected void onEnter(VirtualFrame frame) {
      if (tooDeep) {
        raise();
      }
    }

    @TruffleBoundary
    private void raise() {
      tooDeep = false;
      // The function whose first statement this is will not be seen to return.
      depth--;
      throw PRaiseNode.raiseStatic(
          this,
          PythonBuiltinClassType.RecursionError,
          ErrorMessages.MAXIMUM_RECURSION_DEPTH_EXCEEDED);
    }
  }

  private final class Setter extends ExecutionEventNode {
    @Override
    protected void onReturnValue(VirtualFrame frame, Object result) {
      read();
    }

    @TruffleBoundary
    private void read() {
      limit = Math.min(MOST, PythonContext.get(this).getSysModuleState().getRecursionLimit());
    }
  }
}
