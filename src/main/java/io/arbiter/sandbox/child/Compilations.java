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
 * Knows whether the engine is compiling. When a guest has ended, cancels the compilation of its
 * code, which would otherwise use the time and the heap of the next guest. Thread-safe: the
 * engine's threads call the listener's methods.
 */
final class Compilations implements OptimizedTruffleRuntimeListener {
  private final List<OptimizedCallTarget> guests = new ArrayList<>();
  private boolean compiling;
  private long ended;

  private Compilations() {}

  /** Watches the compilations of this JVM; without a compiler there are never any. */
  static Compilations watched() {
    Compilations compilations = new Compilations();
    if (Truffle.getRuntime() instanceof OptimizedTruffleRuntime runtime) {
      runtime.addListener(compilations);
    }
    return compilations;
  }

  synchronized boolean isRunning() {
    return compiling;
  }

  synchronized long ended() {
    return ended;
  }

  /**
   * Cancels all compilations of the guest's own code, which nobody calls any more. Returns at once;
   * the engine notices the cancellation a little later.
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
    // A loop that is compiled while it runs has no section. Its compilation goes on: the loop may
    // belong to the library, which the next guests use too.
    if (isOfGuest(target)) {
      guests.add(target);
    }
  }

  private static boolean isOfGuest(OptimizedCallTarget target) {
    SourceSection section = target.getRootNode().getSourceSection();
    return section != null && Traceback.isGuestSource(section.getSource().getName());
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
    // Another guest may use the library in another way, for which the code does not hold. Then it
    // is
    // compiled again, but not at once.
    if (!isOfGuest(target)) {
      target.resetCompilationProfile();
    }
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
