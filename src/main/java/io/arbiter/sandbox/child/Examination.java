package io.arbiter.sandbox.child;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.PyValue;
import io.arbiter.sandbox.kernel.KernelException;
import io.arbiter.sandbox.kernel.SignalHandlers;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells whether a child is as it was before, after a guest was stopped in the middle of something:
 * its threads, its signal handlers, its heap, and what a control program answers in a fresh
 * context. The guest's own thread has ended by then. Takes some 100 ms.
 */
final class Examination {
  private static final Limits LIMITS = new Limits(5_000, 1_000_000, 64L << 20, 1 << 16);

  /**
   * Small, since it is run after each stopped guest: an import from the library, chained
   * exceptions, a recursion too deep, formatting and large numbers. What it needs of the engine's
   * classes was initialised when the child started, so more of the library would not show more:
   * what a guest can have spoilt is what the engine shares between contexts.
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

  static final Frame.Call CALL = new Frame.Call(List.of(PyValue.Int.of(3)));

  /** What the control program returns. */
  private static final Outcome ANSWER =
      new Outcome.Returned(
          new PyValue.Str(
              "[4, [('to', 2), ('be', 2)], 2, [1.5, None, 100000000000000000000], '   3', [1, 2, 3]]"));

  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** Statements that it runs in all; of this version of the engine's library. */
  private static final long STEPS = 1_070;

  private final Interpreter interpreter;
  private final Meter meter;
  private final Set<Thread> threads;
  private final SignalHandlers signals;

  /** Takes the child as it is for the sound one; {@link WarmUp} has run the control program. */
  Examination(Interpreter interpreter, Meter meter) throws KernelException {
    this.interpreter = interpreter;
    this.meter = meter;
    threads = threads();
    signals = SignalHandlers.now();
  }

  /** What is not as it was. */
  Optional<String> failure() {
    meter.rest();
    Set<Thread> more = threadsLeft();
    if (!more.isEmpty()) {
      return Optional.of("threads were left behind: " + more);
    }
    if (!signals()) {
      return Optional.of("signal handlers were changed");
    }
    if (!meter.isHeapBack()) {
      return Optional.of("the heap did not shrink again");
    }
    Outcome control = runControl();
    if (!control.equals(ANSWER)) {
      return Optional.of("the control program ended otherwise: " + control);
    }
    long used = meter.usage().steps();
    return used == STEPS
        ? Optional.empty()
        : Optional.of("the control program took " + used + " steps, not " + STEPS);
  }

  private Outcome runControl() {
    try (Guest guest = interpreter.newGuest(meter, _ -> {})) {
      meter.rebase();
      Session session = new Session(guest, meter);
      Frame.Reply loaded =
          session.load(new Frame.Load(CONTROL, "checkio", null, false, false, "", LIMITS, 0));
      return loaded.outcome() instanceof Outcome.Returned
          ? session.call(CALL).outcome()
          : loaded.outcome();
    }
  }

  private boolean signals() {
    try {
      return SignalHandlers.now().isSameAs(signals);
    } catch (KernelException _) {
      return false;
    }
  }

  /** Those of the engine's own for a context end a moment after it. */
  private Set<Thread> threadsLeft() {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      Set<Thread> more = threads();
      more.removeAll(threads);
      if (more.isEmpty() || System.nanoTime() > end) {
        return more;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> thread == Thread.currentThread() || Interpreter.isCompiler(thread));
    return threads;
  }
}
