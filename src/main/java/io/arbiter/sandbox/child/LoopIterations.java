package io.arbiter.sandbox.child;

import com.oracle.graal.python.nodes.bytecode.instrumentation.InstrumentationSupport;
import com.oracle.truffle.api.frame.VirtualFrame;

/**
 * Makes each turn of a loop a statement of its own. The engine reports a statement when the line
 * changes, so a loop within one line, such as {@code while True: pass}, would be one statement,
 * however long it runs. At build time {@code EngineChange} puts a call of this class into the
 * engine's bytecode loop.
 */
public final class LoopIterations {
  private LoopIterations() {}

  /**
   * Called instead of {@link InstrumentationSupport#notifyStatement}.
   *
   * @param from the index of the bytecode that has run
   * @param to the index of the bytecode that runs next; a jump back goes to a smaller one
   */
  public static void notifyStatement(
      InstrumentationSupport engine,
      VirtualFrame frame,
      int lineBefore,
      int lineAfter,
      int from,
      int to) {
    if (lineBefore == lineAfter && lineAfter >= 0 && to < from) {
      engine.notifyStatementExit(frame, lineAfter);
      engine.notifyStatementEnter(frame, lineAfter);
    } else {
      engine.notifyStatement(frame, lineBefore, lineAfter);
    }
  }
}
