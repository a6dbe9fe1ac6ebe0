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
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSRealm;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the frames on the guest's stack. Raises RecursionError in Python at the depth where
 * CPython raises it, and RangeError in JavaScript. The engine itself notices only when its Java
 * stack has run out. That depth differs between machines, and an overflow can leave classes half
 * initialised. Only the guest's thread uses this class.
 *
 * <p>The probes are attached with the language's own instrumenter, because exceptions of other
 * instruments never reach the guest. The engine drops exceptions that are thrown at the entry of a
 * function, so the error is raised at the entry of the function's first statement.
 */
final class DepthCounter {
  /** CPython's {@code Py_DEFAULT_RECURSION_LIMIT}. */
  private static final int DEFAULT_LIMIT = 1_000;

  /**
   * The highest limit that {@code sys.setrecursionlimit} can set. A frame takes 2 to 4 KB of the
   * guest's stack (4 KB in cold code), and 7 KB if each call goes through a function of the engine
   * such as {@code sorted}. The engine takes a second to unwind an error through this many frames.
   */
  static final int MAX_LIMIT = 25_000;

  /**
   * The deepest stack in JavaScript. Node's own limit is in bytes; with its default a small
   * function reaches some 11,000 frames.
   */
  private static final int JAVASCRIPT_LIMIT = 10_000;

  /** Since CPython 3.12 comprehensions have no frames of their own (PEP 709). */
  static final Set<String> INLINED = Set.of("<listcomp>", "<dictcomp>", "<setcomp>");

  /**
   * Index of the engine's argument that holds the interpreter's frame; private in {@code
   * PArguments}.
   */
  private static final int INTERPRETER_FRAME = 0;

  /** The name of the prelude's function that sets the limit. */
  private static final String SETTER = "setrecursionlimit";

  private boolean attachedToPython;
  private boolean attachedToJavaScript;
  private int depth;
  private int limit = DEFAULT_LIMIT;
  private boolean tooDeep;

  /** Starts counting in JavaScript, once for the engine; such a context must be entered. */
  void attachJavaScript() {
    if (!attachedToJavaScript) {
      attachedToJavaScript = true;
      JSRealm.get(null)
          .getEnv()
          .lookup(Instrumenter.class)
          .attachExecutionEventFactory(
              tagged(StandardTags.RootTag.class), _ -> new JavaScriptCall());
    }
  }

  /** Starts counting in Python, once for the engine; such a context must be entered. */
  void attachPython() {
    if (attachedToPython) {
      return;
    }
    attachedToPython = true;
    Instrumenter instrumenter = PythonContext.get(null).getEnv().lookup(Instrumenter.class);
    instrumenter.attachExecutionEventFactory(
        tagged(StandardTags.StatementTag.class), _ -> new Statement());
    instrumenter.attachExecutionEventFactory(tagged(StandardTags.RootTag.class), this::rootProbe);
  }

  private static SourceSectionFilter tagged(Class<?> tag) {
    return SourceSectionFilter.newBuilder().tagIs(tag).build();
  }

  private @Nullable ExecutionEventNode rootProbe(EventContext context) {
    RootNode root = context.getInstrumentedNode().getRootNode();
    String name = String.valueOf(root.getName());
    if (name.equals(SETTER) && context.getInstrumentedSourceSection().getSource().isInternal()) {
      return new Setter();
    }
    return INLINED.contains(name) ? null : new Call();
  }

  int depth() {
    return depth;
  }

  /** Begins a new guest, with the default limit. */
  void reset() {
    limit = DEFAULT_LIMIT;
    clearStack();
  }

  /** Says that no frame of the guest is on the stack. */
  void clearStack() {
    depth = 0;
    tooDeep = false;
  }

  /**
   * Whether this entry continues a call in compiled code. When a loop is compiled while it runs,
   * the engine enters its function a second time, and leaves the function only once. For such an
   * entry the engine passes the interpreter's frame in an argument. The argument is cleared here,
   * because a generator keeps its arguments and its next resumption is a new call.
   */
  private static boolean continuesCall(VirtualFrame frame) {
    Object[] arguments = frame.getArguments();
    if (arguments[INTERPRETER_FRAME] instanceof Frame) {
      arguments[INTERPRETER_FRAME] = null;
      return true;
    }
    return false;
  }

  private class Call extends ExecutionEventNode {
    @Override
    protected void onEnter(VirtualFrame frame) {
      if (!continuesCall(frame) && ++depth > limit) {
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

  private final class JavaScriptCall extends Call {
    @Override
    protected void onEnter(VirtualFrame frame) {
      if (++depth > JAVASCRIPT_LIMIT) {
        raise();
      }
    }

    @TruffleBoundary
    private void raise() {
      throw Errors.createRangeErrorStackOverflow();
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
      // The engine reports no return for the function of this first statement.
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
      readLimit();
    }

    @TruffleBoundary
    private void readLimit() {
      limit = Math.min(MAX_LIMIT, PythonContext.get(this).getSysModuleState().getRecursionLimit());
    }
  }
}
