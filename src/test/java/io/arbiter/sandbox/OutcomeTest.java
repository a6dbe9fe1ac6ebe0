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
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Outcomes of programs that stay within their limits and try nothing forbidden, and the values that
 * go into a guest and come back.
 */
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
            "def checkio(x):\n    return (x\n",
            new Outcome.SyntaxError("'(' was never closed", 2, 12)),
        Arguments.of(
            "def checkio(x):\n    y = 1\n\n      return x\n",
            new Outcome.SyntaxError("unexpected indent", 4, 7)),
        Arguments.of(
            "def check(x): return x",
            new Outcome.MissingFunction("the source does not define checkio")),
        Arguments.of("checkio = 3", new Outcome.MissingFunction("checkio is not a function")),
        // What the engine lacks.
        Arguments.of(
            """
            import math
            from unicodedata import combining, normalize

            def checkio(x):
                marks = [combining(c) for c in 'a\\u0301\\u0323\\u0334\\u0345\\u05b0\\u00e9']
                text = normalize('NFD', 'Cr\\u00e8me')
                return [int(math.cbrt(-27)), int(math.exp2(5)), marks,
                        ''.join(c for c in text if not combining(c))]
            """,
            returned(List.of(-3, 32, List.of(0, 230, 220, 1, 240, 10, 0), "Creme"))),
        // The module is called solution, the part for scripts is skipped, and the library is found.
        Arguments.of(
            """
            import dataclasses, hashlib, json, linecache, os, random, sys, typing

            @dataclasses.dataclass
            class Pair:
                a: 'int'

            if __name__ == '__main__':
                raise AssertionError('not a script')

            def checkio(x):
                return [__name__, sys.modules[__name__].Pair is Pair, Pair.__module__,
                        typing.get_type_hints(Pair)['a'] is int, 0 <= random.random() < 1,
                        hashlib.md5(b'x').hexdigest(), len(linecache.getlines(json.__file__)) > 99,
                        os.path.realpath(json.__file__) == json.__file__,
                        json.__file__.startswith('/proc/self/fd/')]
            """,
            returned(
                List.of(
                    "solution",
                    true,
                    "solution",
                    true,
                    true,
                    "9dd4e461268c8034f5c8564e155c67a6",
                    true,
                    true,
                    true))),
        // A program cannot trace, also if it finds the function in other ways than by its name.
        Arguments.of(
            """
            import _imp, importlib.machinery, sys
            sys.settrace(None)
            fresh = _imp.create_builtin(importlib.machinery.ModuleSpec('sys', None))
            found = []
            for trace in (fresh.settrace, sys.settrace, sys.setprofile):
                try:
                    trace(print)
                except RuntimeError as e:
                    found.append(str(e))
            def checkio(x): return found
            """,
            returned(
                List.of(
                    "sys.settrace is not available here",
                    "sys.settrace is not available here",
                    "sys.setprofile is not available here"))));
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
  void aTracebackShowsThePlayersFramesOnlyAndCutsLongNames() throws Exception {
    String name = "f" + "o".repeat(5_000);
    String source =
        """
        import json
        def %1$s(x): return %1$s(x - 1) if x else 1 // 0
        def checkio(x):
            return %1$s(x) if x else json.loads('{')
        """
            .formatted(name);
    try (GuestRun run = SharedSandbox.open(source)) {
      Outcome.Raised library = raised(run.call(List.of(value(0))));
      assertThat(library.type()).isEqualTo("JSONDecodeError");
      assertThat(library.traceback())
          .containsSubsequence(
              "Traceback (most recent call last):\n  File \"solution.py\", line 4, in checkio\n",
              "\nJSONDecodeError: ")
          .containsOnlyOnce("File");
      Outcome.Raised deep = raised(run.call(List.of(value(40))));
      assertThat(deep.type()).isEqualTo("ZeroDivisionError");
      assertThat(deep.traceback()).contains("in foooo").hasSizeLessThan(20_000);
    }
  }

  /** What runs while the exception is looked at is the guest's; corpora of attacks try more. */
  @Test
  void anExceptionThatCannotBeLookedAtIsTheGuestsError() throws Exception {
    String source =
        """
        def checkio():
            class Meta(type):
                def __getattribute__(cls, name):
                    raise KeyError(name)
            class Shy(Exception, metaclass=Meta):
                def __str__(self):
                    raise IndexError('shy')
            raise Shy
        """;
    assertThat(call(source)).isInstanceOf(Outcome.Raised.class);
  }

  @Test
  void sysExitIsAnException() throws Exception {
    for (String[] end :
        new String[][] {{"sys.exit('bye')", "bye"}, {"os._exit(4)", "4"}, {"sys.exit(3)", "3"}}) {
      Outcome.Raised raised =
          raised(callAndServeOn("import os, sys\ndef checkio(): " + end[0], LIMITS));
      assertThat(raised.type()).isEqualTo("SystemExit");
      assertThat(raised.message()).isEqualTo(end[1]);
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
      assertThat(run.evaluate("c = checkio()\nc.up()\nc.up()")).isEqualTo(returned(2));
      assertThat(run.evaluate("c.up()")).isEqualTo(returned(3));
      assertThat(run.evaluate("d = 1")).isEqualTo(returned(null));
      assertThat(run.evaluate("for i in range(2): c.up()")).isEqualTo(returned(null));
      assertThat(run.evaluate("(c.n, d)"))
          .isEqualTo(returned(new PyValue.Tuple(List.of(value(5), value(1)))));
      assertThat(raised(run.evaluate("c.down()")).type()).isEqualTo("AttributeError");
    }
  }

  /** Only the use of a denied module fails, not the import of a module that imports it. */
  private static void assertImportable(String modules) throws Exception {
    String source =
        """
        import %s
        def checkio():
            done = []
            for use in (lambda: urllib.request.urlopen('http://127.0.0.1:1'),
                        lambda: __import__('socket').socket()):
                try:
                    done.append(str(use()))
                except Exception:
                    pass
            return done
        """
            .formatted(modules);
    // Ample, because the imports take seconds on a busy machine.
    Limits ample = new Limits(60_000, 10_000_000, 128L << 20, 1 << 16);
    try (GuestRun run = SharedSandbox.open(source, ample)) {
      assertThat(run.call(List.of())).isEqualTo(returned(List.of()));
      assertThat(run.evaluate("urllib.request.urlopen('http://127.0.0.1:1')"))
          .isInstanceOf(Outcome.Denied.class);
    }
  }

  @Test
  void anInnocentModuleIsImportedAndOnlyItsUseIsDenied() throws Exception {
    assertImportable("urllib.request");
  }

  @Test
  @Thorough("4 s; one such module is tried above")
  void allInnocentModulesAreImported() throws Exception {
    assertImportable(
        "asyncio, concurrent.futures, doctest, email.utils, http.client, logging.handlers,"
            + " platform, unittest, urllib.parse, urllib.request, uuid, webbrowser");
  }

  /** All in one guest, as the cases of a puzzle are; each call has fresh arguments. */
  @Test
  void aValueComesBackUnchangedAndHasPythonsOwnType() throws Exception {
    String literals =
        """
        None True 7 -2**31 2**31 -2**63 2**200 1.5 3.0 -0.0 float('nan') float('-inf') 1.5-0j
        '' 'h\\xe9\\U0001f600' '\\ud800' b'\\0\\xff' [] [1,['x']] (1,None) {1,'b'}
        frozenset({1}) {'k':[1],(1,):None}
        """;
    String source =
        """
        def checkio(literal, x):
            made = eval(literal)
            same = repr(x) == repr(made) and type(x) is type(made)
            if literal == '[]': x.append(1)
            return same
        """;
    try (GuestRun run = SharedSandbox.open(source)) {
      for (String literal : literals.split("\\s+")) {
        Outcome read = run.evaluate(literal);
        PyValue value = ((Outcome.Returned) read).value();
        List<PyValue> arguments = List.of(new PyValue.Str(literal), value);
        assertThat(run.call(arguments)).as(literal).isEqualTo(returned(true));
        assertThat(run.call(arguments)).as(literal).isEqualTo(returned(true));
      }
      List<PyValue> values =
          List.of(
              new PyValue.Int(BigInteger.TWO.pow(200)),
              new PyValue.Real(-0.0),
              new PyValue.Str("é\ud83d\ude00 \ud800"));
      assertThat(run.evaluate("[2**200, -0.0, 'é\\U0001f600 \\ud800']"))
          .isEqualTo(new Outcome.Returned(new PyValue.Items(values)));
    }
  }

  @Test
  void aValueThatIsNotPlainIsDescribed() throws Exception {
    String source =
        """
        looped = []
        looped.append(looped)
        def liar(base):
            class Liar(base):
                __class__ = base
                def __eq__(self, other): return True
                def __hash__(self): return 0
                def __len__(self): raise SystemExit
                def __iter__(self): raise SystemExit
            return Liar()
        def checkio(made): return eval(made)
        """;
    try (GuestRun run = SharedSandbox.open(source)) {
      for (String[] made : NOT_PLAIN) {
        assertThat(run.call(List.of(new PyValue.Str(made[0]))))
            .as(made[0])
            .isEqualTo(new Outcome.NotPlain(made[1]));
      }
      for (String base : List.of("int", "str", "list", "dict", "float", "tuple", "bytes", "set")) {
        assertThat(run.call(List.of(new PyValue.Str("liar(" + base + ")"))))
            .as(base)
            .isEqualTo(new Outcome.NotPlain("an instance of Liar"));
      }
    }
  }

  private static final String[][] NOT_PLAIN = {
    {"looped", "a value that contains itself or is nested too deeply"},
    {"(i for i in [1])", "a generator"},
    {"object()", "an instance of object"},
    {"checkio", "a function"},
    {"int", "a class"},
    {"len", "a built-in function"},
    {"range(3)", "a range"},
    {"[1, {2: (i for i in [])}]", "a value that holds a generator"},
    {"bytearray(b'x')", "an instance of bytearray"},
    {"NotImplemented", "an instance of NotImplementedType"}
  };

  /**
   * Also if the guest has replaced their methods. One with a hash of its own is not plain in a set,
   * since no checker could get such a value.
   */
  @Test
  void aDictOfTheStandardLibraryIsReadAsADict() throws Exception {
    String source =
        """
        from collections import Counter, OrderedDict, defaultdict
        def checkio(made):
            return eval(made)
        for known in (Counter, OrderedDict, defaultdict):
            for name in ('items', '__len__', '__iter__', '__eq__'):
                try:
                    setattr(known, name, lambda *a: 1 / 0)
                except TypeError:
                    pass
        Counter.__hash__ = lambda self: 1
        """;
    PyValue dict =
        new PyValue.Dict(List.of(new PyValue.Entry(new PyValue.Str("a"), PyValue.Int.of(1))));
    try (GuestRun run = SharedSandbox.open(source)) {
      for (String made :
          List.of("Counter('a')", "OrderedDict(a=1)", "defaultdict(int, {'a': 1})")) {
        assertThat(run.call(List.of(new PyValue.Str(made))))
            .as(made)
            .isEqualTo(new Outcome.Returned(dict));
      }
      for (String made :
          List.of("{Counter()}", "[({Counter(): 1},)]", "frozenset([(1, Counter())])")) {
        assertThat(run.call(List.of(new PyValue.Str(made))))
            .as(made)
            .isInstanceOf(Outcome.NotPlain.class);
      }
    }
  }
}
