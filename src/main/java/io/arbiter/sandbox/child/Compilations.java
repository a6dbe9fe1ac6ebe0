package io.arbiter.sandbox.child;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.compiler.TruffleCompilerListener.CompilationResultInfo;
import com.oracle.truffle.compiler.TruffleCompilerListener.GraphInfo;
import com.oracle.truffle.runtime.AbstractCompilationTask;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import com.oracle.truffle.runtime.OptimizedTruffleRuntime;
import com.oracle.truffle.runtime.OptimizedTruffleRuntimeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Knows whether the engine compiles something, and has it give up a guest's code when the guest has
 * ended: it would go on in the time and the heap of the next guest. Thread-safe; the engine's
 * threads report.
 */
final class Compilations implements OptimizedTruffleRuntimeListener {
  private final List<OptimizedCallTarget> guests = new ArrayList<>();
  private boolean compiling;
  private long ended;

  private Compilations() {}

  /** Those of this JVM; there are never any when it has no compiler. */
  static Compilations watched() {
    Compilations compilations = new Compilations();
    if (Truffle.getRuntime() instanceof OptimizedTruffleRuntime runtime) {
      runtime.addListener(compilations);
    }
    return compilations;
  }

  /** Whether there is one at work. */
  synchronized boolean isAny() {
    return compiling;
  }

  /** How many have come to an end so far. */
  synchronized long ended() {
    return ended;
  }

  /**
   * Gives up all that is a guest's own: nobody calls it any more. Returns at once; the engine looks
   * from time to time whether it should go on.
   */
  void endGuest() {
    takeGuests().forEach(target -> target.cancelCompilation("its guest has ended"));
  }

  private synchronized List<OptimizedCallTarget> takeGuests() {
    List<OptimizedCallTarget> taken = List.copyOf(guests);
    guests.clear();
    return taken;
  }

  @Override
  public synchronized void onCompilationQueued(OptimizedCallTarget target, int tier) {
    SourceSection section = target.getRootNode().getSourceSection();
    // A loop that runs has none. It is let go on, since it may be the library's, which lasts.
    if (section != null && Traceback.isPlayers(section.getSource().getName())) {
      guests.add(target);
    }
  }

  @Override
  public synchronized void onCompilationStarted(
      OptimizedCallTarget target, AbstractCompilationTask task) {
    compiling = true;
  }

  @Override
  public synchronized void onCompilationSuccess(
      OptimizedCallTarget target,
      AbstractCompilationTask task,
      GraphInfo graph,
      CompilationResultInfo result) {
    compiling = false;
    ended++;
  }

  @Override
  public synchronized void onCompilationFailed(
      OptimizedCallTarget target,
      String reason,
      boolean bailout,
      boolean permanent,
      int tier,
      Supplier<String> stackTrace) {
    compiling = false;
    ended++;
  }
}
