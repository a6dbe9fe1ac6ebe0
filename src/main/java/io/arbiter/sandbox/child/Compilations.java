package io.arbiter.sandbox.child;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.compiler.TruffleCompilerListener.CompilationResultInfo;
import com.oracle.truffle.compiler.TruffleCompilerListener.GraphInfo;
import com.oracle.truffle.runtime.AbstractCompilationTask;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import com.oracle.truffle.runtime.OptimizedTruffleRuntime;
import com.oracle.truffle.runtime.OptimizedTruffleRuntimeListener;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the engine compiles now. A compilation lives in the heap that the guests have, too, and goes
 * on when its guest has ended. So one that takes too much is given up, and with a guest all that is
 * its own. Thread-safe: the engine's one compiling thread reports, a thread of ours looks.
 */
final class Compilations implements OptimizedTruffleRuntimeListener {
  /**
   * For the whole of one, most of it garbage at once: some 45,000 nodes, or a function of 500 long
   * lines. It takes 5 s of processor time, longer than nearly all guests have, and holds up to 120
   * MB. How much a function takes is the same on every machine.
   */
  private static final long MOST_BYTES = 1L << 30;

  private static final long LOOK_MILLIS = 50;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<OptimizedCallTarget> guests = new ArrayList<>();
  private @Nullable OptimizedCallTarget current;
  private long thread;
  private long bytesBefore;

  private Compilations() {}

  /** Those of this JVM; there are never any when it has no compiler. */
  static Compilations watched() {
    Compilations compilations = new Compilations();
    if (Truffle.getRuntime() instanceof OptimizedTruffleRuntime runtime) {
      runtime.addListener(compilations);
      Thread watch = new Thread(compilations::watch, "compilations");
      watch.setDaemon(true);
      watch.start();
    }
    return compilations;
  }

  /** Whether there is one at work. */
  synchronized boolean isAny() {
    return current != null;
  }

  /** Gives up all that is a guest's own: nobody calls it any more. Returns at once. */
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
    // A loop has none; one of the library's is compiled again when a later guest needs it.
    if (section == null || Traceback.isPlayers(section.getSource().getName())) {
      guests.add(target);
    }
  }

  @Override
  public synchronized void onCompilationStarted(
      OptimizedCallTarget target, AbstractCompilationTask task) {
    thread = Thread.currentThread().threadId();
    bytesBefore = threads.getThreadAllocatedBytes(thread);
    current = target;
    notifyAll();
  }

  @Override
  public synchronized void onCompilationSuccess(
      OptimizedCallTarget target,
      AbstractCompilationTask task,
      GraphInfo graph,
      CompilationResultInfo result) {
    current = null;
  }

  @Override
  public synchronized void onCompilationFailed(
      OptimizedCallTarget target,
      String reason,
      boolean bailout,
      boolean permanent,
      int tier,
      Supplier<String> stackTrace) {
    current = null;
  }

  private void watch() {
    while (true) {
      try {
        awaitAny();
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException _) {
        // Nobody of ours interrupts it, and it must not end.
      }
      look();
    }
  }

  private synchronized void awaitAny() throws InterruptedException {
    while (current == null) {
      wait();
    }
  }

  /** Not under our lock: the engine calls us while it holds the target's. */
  private void look() {
    OptimizedCallTarget target = tooLarge();
    if (target != null) {
      target.cancelCompilation("too large");
      // Not again: what is only cancelled is compiled anew at its next call.
      target.onCompilationFailed(() -> "too large", true, true, true, false);
    }
  }

  private synchronized @Nullable OptimizedCallTarget tooLarge() {
    boolean more =
        current != null && threads.getThreadAllocatedBytes(thread) - bytesBefore > MOST_BYTES;
    return more ? current : null;
  }
}
