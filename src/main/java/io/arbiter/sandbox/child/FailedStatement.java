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
  private @Nullable Throwable failure;
  private int line;
  private String function = "";

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
    if (exception != failure && at.getSource().getName().equals(Traceback.FILE)) {
      failure = exception;
      line = at.getStartLine();
      function = String.valueOf(statement.getInstrumentedNode().getRootNode().getName());
    }
  }

  /** The statement as a traceback; empty if there is none. */
  public String traceback(String source) {
    return failure == null ? "" : Traceback.of(line, function, source);
  }
}
