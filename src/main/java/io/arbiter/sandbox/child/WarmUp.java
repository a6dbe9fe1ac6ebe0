package io.arbiter.sandbox.child;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Program;
import java.util.List;

/**
 * Runs a typical program through the whole path before the child is locked. All classes are then
 * loaded and initialised while everything is still allowed, and the first player does not wait for
 * it. One context is enough: each further one would add a fifth of a second to a start.
 */
final class WarmUp {
  private static final Limits AMPLE_LIMITS = new Limits(60_000, 50_000_000, 512L << 20, 1 << 20);

  /**
   * Imports what most solutions import. Each further module would add up to half a second to a
   * start.
   */
  private static final String TYPICAL =
      """
      import collections, functools, itertools, math, re

      @functools.lru_cache(maxsize=None)
      def double(v):
          return functools.reduce(lambda a, b: a + b, itertools.repeat(v, 2), 0)

      def checkio(x):
          total = double(len(repr(x)))
          for i in range(50):
              total += i if i % 2 else -i
          words = sorted({str(x), 'b', 'a'}, key=lambda w: (len(w), w))
          collections.Counter(re.findall(r'\\w+', 'a b a'))
          print(f'{x!r:>8} {total:.2f}', words)
          try:
              {}['missing']
          except KeyError as e:
              pass
          return [x, total, words, {'k': (1.5, None, True)}, {1, 2}, b'xy', 2**100, 1j]
      """;

  /** What other solutions import. Its classes are in the archive, too. */
  private static final String LIBRARY =
      """
      import dataclasses, datetime, heapq, json, random, string, traceback, typing

      @dataclasses.dataclass(order=True)
      class Pair:
          a: int
          b: int = 0

      def checkio(x):
          list(heapq.merge([1, 3], [2]))
          Pair(1) < Pair(2)
          json.loads(json.dumps({'a': [1.5, None, 'x']}))
          try:
              {}['missing']
          except KeyError as e:
              traceback.format_exception(e)
      """;

  /** What solutions in JavaScript do. */
  private static final String JAVASCRIPT =
      """
      function checkio(x) {
        const words = `${x} b a`.split(' ').sort((a, b) => a.length - b.length);
        const seen = new Map(words.map((word, at) => [word, at]));
        let total = 0;
        for (let i = 0; i < 50; i++) {
          total += i % 2 ? i : -i;
        }
        console.log(x, { total }, words);
        try {
          null.missing;
        } catch (e) {
          total += e.message.length;
        }
        return [total, words.map((w) => w.replace(/[a-z]/g, 'c')), seen, new Set([1]), 2n ** 90n, 1.5];
      }
      """;

  private WarmUp() {}

  static void run(Interpreter interpreter, Meter meter) {
    run(interpreter, meter, TYPICAL);
    runJavaScript(interpreter, meter);
    // The engine compiles much of the next context that is built, on its own threads; this warms up
    // the compiler.
    interpreter.steps().startCompiling();
    System.gc();
  }

  /** Also uses what a start leaves out, and the compiler. */
  static void train(Interpreter interpreter, Meter meter) {
    run(interpreter, meter);
    run(interpreter, meter, LIBRARY);
    run(interpreter, meter);
  }

  private static void runJavaScript(Interpreter interpreter, Meter meter) {
    run(
        interpreter,
        meter,
        new SourceCode(ProgrammingLanguage.JAVASCRIPT, JAVASCRIPT),
        sample(List.of()),
        List.of("[1]", Examination.JAVASCRIPT_CONTROL + "checkio(3)", "let 1"));
  }

  private static void run(Interpreter interpreter, Meter meter, String source) {
    run(
        interpreter,
        meter,
        SourceCode.python(source),
        sample(List.of(new PyValue.Complex(1, 2))),
        List.of("[1, 'x']", Examination.CONTROL + "checkio(3)", "def broken(:"));
  }

  private static void run(
      Interpreter interpreter, Meter meter, SourceCode code, PyValue sample, List<String> more) {
    try (Guest guest = interpreter.newGuest(code.language(), meter, _ -> {})) {
      Session session = new Session(guest, meter);
      session.load(new Program(code, "checkio", false, true, AMPLE_LIMITS));
      session.call(new Frame.Call(List.of(sample)));
      session.call(new Frame.Call(List.of(PyValue.Int.of(7))));
      more.forEach(text -> session.evaluate(new Frame.Evaluate(text)));
    }
  }

  private static PyValue sample(List<PyValue> more) {
    PyValue one = PyValue.Int.of(1);
    return new PyValue.Items(
        List.of(
            new PyValue.Items(more),
            one,
            new PyValue.Real(1.5),
            new PyValue.Str("s"),
            new PyValue.Bytes("b"),
            new PyValue.Tuple(List.of(one, new PyValue.None())),
            new PyValue.Set(List.of(one), false),
            new PyValue.Set(List.of(one), true),
            new PyValue.Int(java.math.BigInteger.TWO.pow(80)),
            new PyValue.Dict(List.of(new PyValue.Entry(one, new PyValue.Bool(true))))));
  }
}
