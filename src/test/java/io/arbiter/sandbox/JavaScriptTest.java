package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.LIMITS;
import static io.arbiter.sandbox.SharedSandbox.callAndServeOn;
import static io.arbiter.sandbox.SharedSandbox.returned;
import static io.arbiter.sandbox.SharedSandbox.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs in JavaScript: values that go in and come back, errors, limits, chance. */
class JavaScriptTest {
  private static Program program(String source, Limits limits) {
    return new Program(
        new SourceCode(ProgrammingLanguage.JAVASCRIPT, source), "checkio", false, false, limits);
  }

  private static Outcome call(String source, PyValue... arguments) throws Exception {
    return SharedSandbox.call(program(source, LIMITS), arguments);
  }

  private static Outcome of(String expression, PyValue... arguments) throws Exception {
    return call("function checkio(x) { return " + expression + "; }", arguments);
  }

  static List<PyValue> valuesThatGoInAndComeBack() {
    return List.of(
        value(0),
        value(-5),
        new PyValue.Int(BigInteger.TWO.pow(80)),
        new PyValue.Real(1.5),
        new PyValue.Real(-0.0),
        new PyValue.Real(Double.NaN),
        new PyValue.Real(Double.NEGATIVE_INFINITY),
        new PyValue.Real(1.25e-300),
        value("a \"'\n\0 \ud83d\ude00 \ud83d;:"),
        value(""),
        new PyValue.Bool(true),
        new PyValue.None(),
        new PyValue.Bytes("a\u0000\u00ff"),
        value(List.of(1, "x", List.of(), List.of(List.of(2)))),
        PyValue.Dict.of(java.util.Map.of("__proto__", value(1), "a b", value(List.of()))),
        new PyValue.Dict(List.of(new PyValue.Entry(value(1), value("one")))),
        new PyValue.Dict(
            List.of(
                new PyValue.Entry(
                    new PyValue.Tuple(List.of(value(1), value(2))), value("a pair")))),
        new PyValue.Set(List.of(value(1), value("x")), false));
  }

  @ParameterizedTest
  @MethodSource
  void valuesThatGoInAndComeBack(PyValue given) throws Exception {
    assertThat(of("x", given)).isEqualTo(new Outcome.Returned(given));
  }

  static List<Arguments> values() {
    return List.of(
        Arguments.of("2 ** 53 + 2", returned(9_007_199_254_740_994L)),
        Arguments.of("2.0", returned(2)),
        Arguments.of("undefined", new Outcome.Returned(new PyValue.None())),
        Arguments.of("[, 1]", new Outcome.Returned(list(new PyValue.None(), value(1)))),
        Arguments.of("Object.assign(Object.create(null), { a: 1 })", dict("a", 1)),
        Arguments.of("({ a: 1, [Symbol('s')]: 2 })", dict("a", 1)),
        Arguments.of("Object.defineProperty({ a: 1 }, 'hidden', { value: 2 })", dict("a", 1)),
        Arguments.of("(async () => { await null; return [1]; })()", returned(List.of(1))),
        Arguments.of("Promise.resolve(Promise.resolve(3))", returned(3)),
        Arguments.of("checkio", new Outcome.NotPlain("a function")),
        Arguments.of("[Symbol('s')]", new Outcome.NotPlain("a value that holds a symbol")),
        Arguments.of("new Date()", new Outcome.NotPlain("an instance of Date")),
        Arguments.of("new (class Pair {})()", new Outcome.NotPlain("an instance of Pair")),
        Arguments.of(
            "new (class extends Array {})()",
            new Outcome.NotPlain("an instance of an unnamed class")),
        Arguments.of("new Number(1)", new Outcome.NotPlain("an instance of Number")),
        Arguments.of("({ get a() { return 1; } })", new Outcome.NotPlain("a getter")),
        Arguments.of("new Proxy([], {})", new Outcome.NotPlain("a Proxy")),
        Arguments.of("Proxy.revocable([], {}).proxy", new Outcome.NotPlain("a Proxy")),
        Arguments.of(
            "new Promise(() => {})", new Outcome.NotPlain("a Promise that is never settled")),
        Arguments.of(
            "((a) => { a.push(a); return a; })([])",
            new Outcome.NotPlain("a value that contains itself or is nested too deeply")),
        Arguments.of(
            "new Set([[1], [1]])",
            new Outcome.NotPlain("a Set or a Map with two equal elements or keys")),
        Arguments.of(
            "new Map([[{}, 1]])",
            new Outcome.NotPlain("a Set or a Map with an object as an element or a key")));
  }

  private static PyValue list(PyValue... items) {
    return new PyValue.Items(Arrays.asList(items));
  }

  private static Outcome dict(String key, int value) {
    return new Outcome.Returned(PyValue.Dict.of(java.util.Map.of(key, value(value))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesOfTheGuest(String expression, Outcome outcome) throws Exception {
    assertThat(of(expression, value(1))).isEqualTo(outcome);
  }

  static List<Arguments> errors() {
    return List.of(
        Arguments.of(
            "function checkio(x) {\n  return half(x);\n}\nconst half = (x) => x.bar;",
            new Outcome.Raised(
                "TypeError",
                "Cannot read property 'bar' of undefined",
                """
                TypeError: Cannot read property 'bar' of undefined
                    at half (solution.js:4:21)
                    at checkio (solution.js:2:10)
                """)),
        Arguments.of(
            "function checkio() {\n  throw 5;\n}",
            new Outcome.Raised("Uncaught", "5", "Uncaught: 5\n    at checkio (solution.js:2:3)\n")),
        Arguments.of(
            "async function checkio() {\n  await null;\n  throw new RangeError('later');\n}",
            new Outcome.Raised(
                "RangeError", "later", "RangeError: later\n    at checkio (solution.js:3:9)\n")),
        Arguments.of(
            "const odd = new Error('x');\nodd.name = 'Odd';\nfunction checkio() { throw odd; }",
            new Outcome.Raised("Odd", "x", "Odd: x\n    at solution.js:1:13\n")),
        Arguments.of(
            "function checkio() { return (1 +\n; }",
            new Outcome.SyntaxError("Expected an operand but found ;", 2, 1)),
        Arguments.of(
            "let check = 1", new Outcome.MissingFunction("the source does not define checkio")),
        Arguments.of("let checkio = 1", new Outcome.MissingFunction("checkio is not a function")),
        Arguments.of(
            "function checkio() { return checkio(); }",
            new Outcome.Raised("RangeError", "Maximum call stack size exceeded", null)));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errors(String source, Outcome expected) throws Exception {
    Outcome outcome = call(source);
    if (expected instanceof Outcome.Raised(String type, String message, String trace)
        && trace == null) {
      assertThat(outcome).isInstanceOf(Outcome.Raised.class);
      assertThat((Outcome.Raised) outcome)
          .extracting(Outcome.Raised::type, Outcome.Raised::message)
          .containsExactly(type, message);
    } else {
      assertThat(outcome).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          while (true) {}                                     | STEPS
          for (;;);                                           | STEPS
          do { x } while (true)                               | STEPS
          const f = (n) => n ? f(n) : f(!n); while (1) try { f(1) } catch {} | STEPS
          Promise.resolve().then(function again() { Promise.resolve().then(again) }) | STEPS
          /^(a+)+\\1b$/.test('a'.repeat(40))                  | CPU
          const all = []; while (true) all.push(new Array(1000).fill(x)) | MEMORY
          while (true) console.log('a long line of text')     | OUTPUT
          """)
  void limits(String body, Limit limit) throws Exception {
    Limits small = new Limits(1_000, 300_000, 32L << 20, 10_000);
    Outcome outcome = callAndServeOn(program("function checkio(x) { " + body + " }", small));
    assertThat(outcome).isInstanceOf(Outcome.LimitHit.class);
    assertThat(((Outcome.LimitHit) outcome).limit()).isEqualTo(limit);
  }

  @Test
  void nothingOfTheHostIsThere() throws Exception {
    assertThat(
            of(
                """
                ['Java', 'Polyglot', 'Graal', 'load', 'quit', 'print', 'require', 'process',
                  'WebAssembly', 'SharedArrayBuffer', 'setTimeout', 'Worker', 'fetch', 'performance',
                  'Packages', 'java', 'read', 'loadWithNewGlobal', 'exit', 'ShadowRealm', 'Deno'
                ].filter((name) => name in globalThis)\
                """))
        .isEqualTo(returned(List.of()));
  }

  @Test
  void chanceAndTimeAreAlwaysTheSame() throws Exception {
    String now = "[Math.random(), Date.now(), new Date().getTime(), String(new Date())]";
    assertThat(of(now)).isEqualTo(of(now));
  }
}
