package io.arbiter.sandbox.child;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.source.SourceSection;
import org.jspecify.annotations.Nullable;

/**
 * The player's statement that the engine's own exception has left last. Some of the engine's
 * exceptions have no stack trace, so the statement cannot be found otherwise. Only the guest's
 * thread uses this.
 */
final class FailedStatement {
  /**
   * Where the statement stands.
   *
   * @param root the engine's name of the function
   */
  record Place(int line, String root) {}

  private @Nullable Throwable failure;
  private int line;
  private String root = "";

  /** Forgets the exception, which keeps objects of the guest alive. */
  void clear() {
    failure = null;
  }

  /**
   * An exception leaves a statement. The innermost statement counts; the exception goes on through
   * the others.
   */
  @TruffleBoundary
  void leave(EventContext statement, Throwable exception) {
    SourceSection at = statement.getInstrumentedSourceSection();
    if (exception != failure && Traceback.isSolution(at.getSource().getName())) {
      failure = exception;
      line = at.getStartLine();
      root = String.valueOf(statement.getInstrumentedNode().getRootNode().getName());
    }
  }

  /** The statement's place; null if there is none. */
  @Nullable Place place() {
    return failure == null ? null : new Place(line, root);
  }
}
