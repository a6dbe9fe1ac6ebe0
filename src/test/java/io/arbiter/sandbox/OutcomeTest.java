package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.LIMITS;
import static io.arbiter.sandbox.SharedSandbox.call;
import static io.arbiter.sandbox.SharedSandbox.callAndServeOn;
import static io.arbiter.sandbox.SharedSandbox.returned;
import static io.arbiter.sandbox.SharedSandbox.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.Thorough;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outcomes of programs that stay within their limits and try nothing forbidden. */
class OutcomeTest {
  /** A source, and what the call of its function gives. */
  static List<Arguments> outcomes() {
    return List.of(
        Arguments.of(
            """
            def half(x):
                raise ValueError('plain user error')

            def checkio(x):
                return half(x)
            """,
            new Outcome.Raised(
                "ValueError",
                "plain user error",
                """
                Traceback (most recent call last):
                  File "solution.py", line 5, in checkio
                    return half(x)
                  File "solution.py", line 2, in half
                    raise ValueError('plain user error')
                ValueError: plain user error
                """)),
        Arguments.of(
            "x = 1\n1 / 0",
            new Outcome.Raised(
                "ZeroDivisionError",
                "division by zero",
                """
                Traceback (most recent call last):
                  File "solution.py", line 2, in <module>
                    1 / 0
                ZeroDivisionError: division by zero
                """)),
        Arguments.of(
            "def checkio(x):\n    return (x\n",
            new Outcome.SyntaxError("'(' was never closed", 2, 12)),
        Arguments.of(
            "def checkio(x):\n    y = 1\n\n      return x\n",
            new Outcome.SyntaxError("unexpected indent", 4, 7)),
        Arguments.of(
            "def check(x): return x",
            new Outcome.MissingFunction("the source does not define checkio")),
        Arguments.of("checkio = 3", new Outcome.MissingFunction("checkio is not a function")),
        // The module is called solution, and the part for scripts is skipped.
        Arguments.of(
            """
            import sys, dataclasses, typing

            @dataclasses.dataclass
            class Pair:
                a: 'int'

            if __name__ == '__main__':
                raise AssertionError('not a script')

            def checkio(x):
                return [__name__, sys.modules[__name__].Pair is Pair, Pair.__module__,
                        typing.get_type_hints(Pair)['a'] is int]
            """,
            returned(List.of("solution", true, "solution", true))),
        Arguments.of(
            """
            import hashlib, random
            def checkio(x): return [hashlib.md5(b'x').hexdigest(), 0 <= random.random() < 1]
            """,
            returned(List.of("9dd4e461268c8034f5c8564e155c67a6", true))),
        // The library is found, and its path reveals nothing.
        Arguments.of(
            """
            import inspect, json, os
            def checkio(x):
                return [inspect.getsource(json.dumps)[:10],
                        os.path.realpath(json.__file__) == json.__file__,
                        json.__file__.startswith('/proc/self/fd/')]
            """,
            returned(List.of("def dumps(", true, true))),
        // The built-in function may be found in other ways than by its name.
        Arguments.of(
            """
            import _imp, importlib.machinery
            found = []
            def tracer(frame, event, argument):
                found.append(frame.f_code.co_name)
            fresh = _imp.create_builtin(importlib.machinery.ModuleSpec('sys', None))
            try:
                fresh.settrace(tracer)
            except RuntimeError:
                found.append('refused')
            def checkio(*numbers):
                return found
            """,
            returned(List.of("refused"))));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void aProgramHasItsOutcome(String source, Outcome outcome) throws Exception {
    assertThat(call(source, value(1))).isEqualTo(outcome);
  }

  private static Outcome.Raised raised(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Raised.class);
    return (Outcome.Raised) outcome;
  }

  @Test
  void anExceptionOfTheLibraryShowsThePlayersFramesOnly() throws Exception {
    Outcome.Raised raised =
        raised(call("import json\ndef checkio(x):\n  return json.loads('{')", value(1)));
    assertThat(raised.type()).isEqualTo("JSONDecodeError");
    assertThat(raised.traceback())
        .startsWith(
            """
            Traceback (most recent call last):
              File "solution.py", line 3, in checkio
                return json.loads('{')
            JSONDecodeError:\
            """);
  }

  @Test
  void theNamesOfATracebackAreCut() throws Exception {
    String source =
        "def checkio(x): return %1$s(x)\ndef %1$s(x): return %1$s(x - 1) if x else 1 // 0\n"
            .formatted("f" + "o".repeat(5_000));
    Outcome.Raised raised = raised(call(source, value(40)));
    assertThat(raised.type()).isEqualTo("ZeroDivisionError");
    assertThat(raised.traceback()).contains("in foooo").hasSizeLessThan(20_000);
  }

  /** What runs while the exception is looked at, or what is missing then, is the guest's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        try:
            import socket
        except ImportError as e:
            refused = type(e)
        for cell in refused.__init__.__closure__:
            if type(cell.cell_contents) is list:
                del cell.cell_contents
        def checkio():
            raise ValueError('plain')
        """,
        """
        def checkio():
            try:
                open('/x')
            except BaseException:
                pass
            class Shy(Exception):
                @property
                def __class__(self):
                    raise ValueError('shy')
            raise Shy
        """,
        """
        def checkio():
            class Meta(type):
                def __getattribute__(cls, name):
                    raise KeyError(name)
            class Shy(Exception, metaclass=Meta):
                def __str__(self):
                    raise IndexError('shy')
            raise Shy
        """
      })
  void anExceptionThatCannotBeLookedAtIsTheGuestsError(String source) throws Exception {
    raised(call(source));
  }

  @Test
  void aProgramCannotTrace() throws Exception {
    try (GuestRun run = SharedSandbox.open("import sys\nsys.settrace(None)\ncheckio = print")) {
      run.load();
      for (String function : List.of("settrace", "setprofile")) {
        assertThat(raised(run.evaluate("sys." + function + "(print)")).message())
            .isEqualTo("sys." + function + " is not available here");
      }
    }
  }

  @Test
  void sysExitIsAnException() throws Exception {
    Map<String, String> messages =
        Map.of("sys.exit(3)", "3", "os._exit(4)", "4", "sys.exit('bye')", "bye");
    for (Map.Entry<String, String> end : messages.entrySet()) {
      Outcome.Raised raised =
          raised(callAndServeOn("import os, sys\ndef checkio(): " + end.getKey(), LIMITS));
      assertThat(raised.type()).isEqualTo("SystemExit");
      assertThat(raised.message()).isEqualTo(end.getValue());
    }
  }

  @Test
  void aScriptRunsAsMainAndItsOutputIsHandedOn() throws Exception {
    StringBuilder output = new StringBuilder();
    String source = "import sys\nprint(__name__, 'é😀')\nprint('err', file=sys.stderr, end='')";
    try (GuestRun run =
        SharedSandbox.get().open(new Program(source, null, false, true, LIMITS), output::append)) {
      // What a script returns is what it has printed to stdout.
      assertThat(run.load()).isEqualTo(returned("__main__ é😀\n"));
      assertThat(output).hasToString("__main__ é😀\nerr");
      assertThat(run.usage().steps()).isEqualTo(3);
      assertThatThrownBy(() -> run.call(List.of())).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void codeIsEvaluatedInThePlayersNamespace() throws Exception {
    String source = "class checkio:\n  n = 0\n  def up(self): self.n += 1; return self.n";
    try (GuestRun run = SharedSandbox.open(source)) {
      run.load();
      assertThat(run.evaluate("c = checkio()\nc.up()\nc.up()")).isEqualTo(returned(2));
      assertThat(run.evaluate("c.up()")).isEqualTo(returned(3));
      assertThat(run.evaluate("d = 1")).isEqualTo(returned(null));
      assertThat(run.evaluate("for i in range(2): c.up()")).isEqualTo(returned(null));
      assertThat(run.evaluate("(c.n, d)"))
          .isEqualTo(returned(new PyValue.Tuple(List.of(value(5), value(1)))));
      assertThat(raised(run.evaluate("c.down()")).type()).isEqualTo("AttributeError");
    }
  }

  @Test
  void anEndedRunRefusesRequests() throws Exception {
    try (GuestRun run = SharedSandbox.open("x = ")) {
      assertThatThrownBy(() -> run.call(List.of())).isInstanceOf(IllegalStateException.class);
      assertThat(run.load()).isInstanceOf(Outcome.SyntaxError.class);
      assertThatThrownBy(() -> run.call(List.of())).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(run::load).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void stepsAreTheSameInEveryRun() throws Exception {
    String source =
        """
        import collections, re
        def checkio(n):
            counts = collections.Counter()
            for i in range(n):
                counts[i % 7] += 1
                if i % 3:
                    re.sub('a', 'b', 'abc')
            return len(counts)
        """;
    assertThat(steps(source, LIMITS)).isGreaterThan(1_000).isEqualTo(steps(source, LIMITS));
  }

  /** Each loop is long enough to be compiled while it runs; each ends in a different way. */
  @Test
  @Thorough("10 s; LoopIterationsTest counts the steps of compiled loops")
  void stepsAreTheSameWhetherTheCodeIsCompiledOrNot() throws Exception {
    String source =
        """
        def raising(n):
            for i in range(n):
                try:
                    if i % 5 == 0:
                        raise ValueError(i)
                except ValueError as e:
                    last = e
                if i == n - 1:
                    raise KeyError(i)

        def generate(n):
            while n > 0:
                n -= 1
                if n % 3 == 0:
                    continue
                yield n

        def deep(d):
            return 1 if d == 0 else sum(deep(d - 1) for _ in range(3))

        def checkio(x):
            total = deep(6)
            for i in range(150_000):
                total += i & 3
            for v in generate(150_000): total += v
            try:
                raising(150_000)
            except KeyError:
                return total
        """;
    Limits plenty = new Limits(30_000, 50_000_000, 128L << 20, 1_000);
    long first = steps(source, plenty);
    assertThat(first).isGreaterThan(1_000_000);
    for (int i = 0; i < 4; i++) {
      assertThat(steps(source, plenty)).as("run " + i).isEqualTo(first);
    }
  }

  @Test
  void importsOfTheLibraryDoNotCountAsThePlayersTime() throws Exception {
    String source = "def checkio(x):\n    import dataclasses, decimal\n    return x";
    assertThat(steps(source, LIMITS))
        .isEqualTo(steps(source.replace("import dataclasses, decimal", "x"), LIMITS));
  }

  private static long steps(String source, Limits limits) throws Exception {
    try (GuestRun run = SharedSandbox.open(source, limits)) {
      run.load();
      run.call(List.of(value(500)));
      return run.usage().steps();
    }
  }
}
