package io.arbiter.sandbox.child;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
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

  /** The same in JavaScript, with regular expressions, whose engine both languages share. */
  static final String JAVASCRIPT_CONTROL =
      """
      class Odd extends Error {}

      function deep(n) {
        return n === 0 ? 0 : 1 + deep(n - 1);
      }

      async function later(n) {
        return await n;
      }

      async function checkio(n) {
        let caught = 0;
        for (let i = 0; i < n; i++) {
          try {
            throw new Odd(`at ${i}`, { cause: null });
          } catch (e) {
            caught += e instanceof Odd && e.message.endsWith(String(i));
          }
        }
        try {
          deep(20000);
        } catch (e) {
          caught += e instanceof RangeError;
        }
        const words = new Map();
        for (const word of 'to be or not to be'.match(/\\w+/g)) {
          words.set(word, (words.get(word) ?? 0) + 1);
        }
        const sorted = [3, 1, 2].sort((a, b) => a - b);
        return JSON.stringify([caught, [...words], sorted, `${2n ** 70n}`, await later(n)]);
      }
      """;

  /**
   * A control program.
   *
   * @param answer what it returns for 3
   * @param steps how many it takes with this version of the engine's library
   */
  private record Control(SourceCode code, String answer, long steps) {
    static Control of(ProgrammingLanguage language) {
      return switch (language) {
        case PYTHON ->
            new Control(
                new SourceCode(language, CONTROL),
                "[4, [('to', 2), ('be', 2)], 2, [1.5, None, 100000000000000000000], '   3', [1, 2,"
                    + " 3]]",
                1_057);
        case JAVASCRIPT ->
            new Control(
                new SourceCode(language, JAVASCRIPT_CONTROL),
                "[4,[[\"to\",2],[\"be\",2],[\"or\",1],[\"not\",1]],[1,2,3],"
                    + "\"1180591620717411303424\",3]",
                10_039);
      };
    }
  }

  private static final Frame.Call CALL = new Frame.Call(List.of(PyValue.Int.of(3)));

  private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

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

  /**
   * The first difference from the sound state; empty if there is none.
   *
   * @param language of the guest that was stopped
   */
  Optional<String> failure(ProgrammingLanguage language) {
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
    Control control = Control.of(language);
    Outcome outcome = run(control.code);
    if (!outcome.equals(new Outcome.Returned(new PyValue.Str(control.answer)))) {
      return Optional.of("the control program ended in another way: " + outcome);
    }
    long used = meter.usage().steps();
    return used == control.steps
        ? Optional.empty()
        : Optional.of("the control program took " + used + " steps, not " + control.steps);
  }

  private Outcome run(SourceCode control) {
    try (Guest guest = interpreter.newGuest(control.language(), meter, _ -> {})) {
      meter.takeHeapBaseline();
      Session session = new Session(guest, meter);
      Frame.Reply loaded = session.load(new Program(control, "checkio", false, false, LIMITS));
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
