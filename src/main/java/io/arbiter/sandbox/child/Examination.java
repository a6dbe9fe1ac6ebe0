package io.arbiter.sandbox.child;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.kernel.KernelException;
import io.arbiter.sandbox.kernel.SignalHandlers;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Checks whether a child is unchanged after a guest was stopped. It compares the threads, the
 * signal handlers, the heap, and the answer and steps of a control program in a fresh context. The
 * guest's thread has already ended. Takes some 100 ms.
 */
final class Examination {
  private static final Limits LIMITS = new Limits(5_000, 1_000_000, 64L << 20, 1 << 16);

  /**
   * The control program: an import from the library, chained exceptions, a recursion that is too
   * deep, formatting and large numbers. It is small because it runs after each stopped guest. A
   * guest can only spoil what the engine shares between contexts. The engine's classes were already
   * initialised when the child started, so a larger control program would not find more.
   */
  static final String CONTROL =
      """
      import bisect, itertools

      class Odd(Exception):
          pass

      def inner(n):
          try:
              {}[n]
          except KeyError as e:
              raise Odd(n) from e

      def deep(n):
          return 0 if n == 0 else 1 + deep(n - 1)

      def checkio(n):
          caught = 0
          for i in range(n):
              try:
                  inner(i)
              except Odd as e:
                  caught += isinstance(e.__cause__, KeyError)
          try:
              deep(2000)
          except RecursionError:
              caught += 1
          words = {}
          for word in 'to be or not to be'.split():
              words[word] = words.get(word, 0) + 1
          pairs = [*itertools.islice(words.items(), 2)]
          place = bisect.bisect([1, 3, 5], n)
          return repr([caught, pairs, place, [1.5, None, 10 ** 20], f'{n:>4}', sorted({3, 1, 2})])
      """;

  private static final Frame.Call CALL = new Frame.Call(List.of(PyValue.Int.of(3)));

  /** What the control program returns. */
  private static final Outcome ANSWER =
      new Outcome.Returned(
          new PyValue.Str(
              "[4, [('to', 2), ('be', 2)], 2, [1.5, None, 100000000000000000000], '   3', [1, 2,"
                  + " 3]]"));

  private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** Statements that the control program runs with this version of the engine's library. */
  private static final long STEPS = 1_057;

  private final Interpreter interpreter;
  private final Meter meter;
  private final Set<Thread> threads;
  private final long[] signals;

  /**
   * Records the present state as the sound one; {@link WarmUp} has already run the control program.
   */
  Examination(Interpreter interpreter, Meter meter) throws KernelException {
    this.interpreter = interpreter;
    this.meter = meter;
    threads = threads();
    signals = SignalHandlers.now();
  }

  /** The first difference from the sound state; empty if there is none. */
  Optional<String> failure() {
    meter.endSubmission();
    Set<Thread> more = newThreads();
    if (!more.isEmpty()) {
      return Optional.of("threads were left behind: " + more);
    }
    if (!signalsAreSame()) {
      return Optional.of("signal handlers were changed");
    }
    if (!meter.heapHasShrunk()) {
      return Optional.of("the heap did not shrink again");
    }
    Outcome control = runControl();
    if (!control.equals(ANSWER)) {
      return Optional.of("the control program ended in another way: " + control);
    }
    long used = meter.usage().steps();
    return used == STEPS
        ? Optional.empty()
        : Optional.of("the control program took " + used + " steps, not " + STEPS);
  }

  private Outcome runControl() {
    try (Guest guest = interpreter.newGuest(meter, _ -> {})) {
      meter.takeHeapBaseline();
      Session session = new Session(guest, meter);
      Frame.Reply loaded = session.load(new Program(CONTROL, "checkio", false, false, LIMITS));
      return loaded.outcome() instanceof Outcome.Returned
          ? session.call(CALL).outcome()
          : loaded.outcome();
    }
  }

  private boolean signalsAreSame() {
    try {
      return Arrays.equals(SignalHandlers.now(), signals);
    } catch (KernelException _) {
      return false;
    }
  }

  /**
   * Threads that were not there before. Waits a little: the engine's own threads for a context end
   * shortly after the context.
   */
  private Set<Thread> newThreads() {
    long end = System.nanoTime() + MAX_WAIT_NANOS;
    while (true) {
      Set<Thread> more = threads();
      more.removeAll(threads);
      if (more.isEmpty() || System.nanoTime() > end) {
        return more;
      }
      LockSupport.parkNanos(CHECK_NANOS);
    }
  }

  /** All threads except this one and the compiler's, which start and end at any time. */
  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(
        thread ->
            thread == Thread.currentThread() || thread.getName().startsWith("TruffleCompiler"));
    return threads;
  }
}
