package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static io.arbiter.sandbox.SharedSandbox.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values that go into a guest and come back. */
class ValueTest {
  private static final PyValue ONE = PyValue.Int.of(1);

  private static Stream<PyValue> plainValues() {
    return Stream.of(
        new PyValue.None(),
        new PyValue.Bool(true),
        new PyValue.Bool(false),
        PyValue.Int.of(0),
        PyValue.Int.of(-7),
        PyValue.Int.of(Integer.MIN_VALUE),
        PyValue.Int.of(1L << 31),
        PyValue.Int.of(Long.MIN_VALUE),
        new PyValue.Int(BigInteger.TWO.pow(200)),
        new PyValue.Int(BigInteger.TWO.pow(200).negate()),
        new PyValue.Real(1.5),
        new PyValue.Real(3.0),
        new PyValue.Real(-0.0),
        new PyValue.Real(Double.NaN),
        new PyValue.Real(Double.NEGATIVE_INFINITY),
        new PyValue.Complex(1.5, -0.0),
        new PyValue.Str(""),
        new PyValue.Str("héllo \ud83d\ude00"),
        new PyValue.Str("\ud800 alone"),
        new PyValue.Bytes("\u0000a\u00ff"),
        new PyValue.Items(List.of()),
        new PyValue.Items(List.of(ONE, new PyValue.Items(List.of(new PyValue.Str("x"))))),
        new PyValue.Tuple(List.of(ONE, new PyValue.None())),
        new PyValue.Set(List.of(ONE, new PyValue.Str("b")), false),
        new PyValue.Set(List.of(ONE), true),
        new PyValue.Dict(
            List.of(
                new PyValue.Entry(new PyValue.Str("k"), new PyValue.Items(List.of(ONE))),
                new PyValue.Entry(new PyValue.Tuple(List.of(ONE)), new PyValue.None()))));
  }

  /** All in one guest, as the cases of a puzzle are. */
  @Test
  void aPlainValueComesBackUnchanged() throws Exception {
    try (GuestRun run = SharedSandbox.open("def checkio(x): return x")) {
      run.load();
      assertThat(plainValues())
          .allSatisfy(
              value -> assertThat(run.call(List.of(value))).isEqualTo(new Outcome.Returned(value)));
    }
  }

  @Test
  void anArgumentHasPythonsOwnType() throws Exception {
    List<String> literals =
        List.of(
            "None",
            "True",
            "7",
            "4294967296",
            "2**70",
            "1.5",
            "1j",
            "'s'",
            "b'b'",
            "[1]",
            "(1,)",
            "{1}",
            "frozenset()",
            "{1: 2}");
    String source = "def checkio(made, x): return repr(type(x)) == repr(type(eval(made)))";
    try (GuestRun run = SharedSandbox.open(source)) {
      run.load();
      for (String literal : literals) {
        PyValue value = ((Outcome.Returned) run.evaluate(literal)).value();
        assertThat(run.call(List.of(new PyValue.Str(literal), value)))
            .as(literal)
            .isEqualTo(returned(true));
      }
    }
  }

  @Test
  void argumentsAreFreshForEachCall() throws Exception {
    try (GuestRun run = SharedSandbox.open("def checkio(x):\n  x.append(1)\n  return x")) {
      run.load();
      List<PyValue> arguments = List.of(new PyValue.Items(List.of()));
      Outcome first = run.call(arguments);
      assertThat(run.call(arguments)).isEqualTo(first);
    }
  }

  @Test
  void aValueThatIsNotPlainIsDescribed() throws Exception {
    assertNotPlain(
        "def checkio(made): return eval(made)",
        Map.of(
            "(i for i in [1])", "a generator",
            "object()", "an instance of object",
            "checkio", "a function",
            "int", "a class",
            "len", "a built-in function",
            "range(3)", "a range",
            "[1, {2: (i for i in [])}]", "a value that holds a generator",
            "bytearray(b'x')", "an instance of bytearray",
            "NotImplemented", "an instance of NotImplementedType"));
  }

  @Test
  void aSubclassIsNeverPlain() throws Exception {
    assertNotPlain(
        """
        def liar(base):
            class Liar(base):
                __class__ = base
                def __eq__(self, other): return True
                def __hash__(self): return 0
                def __len__(self): raise SystemExit
                def __iter__(self): raise SystemExit
            return Liar()
        def checkio(base): return liar(eval(base))
        """,
        Stream.of("int", "str", "list", "dict", "float", "tuple", "bytes", "set")
            .collect(Collectors.toMap(base -> base, _ -> "an instance of Liar")));
  }

  /** Calls the function with each of these texts; the value is the description of the result. */
  private static void assertNotPlain(String source, Map<String, String> descriptions)
      throws Exception {
    try (GuestRun run = SharedSandbox.open(source)) {
      run.load();
      descriptions.forEach(
          (made, description) ->
              assertThat(run.call(List.of(new PyValue.Str(made))))
                  .as(made)
                  .isEqualTo(new Outcome.NotPlain(description)));
    }
  }

  /** Also if the guest has replaced their methods. */
  @Test
  void aDictOfTheStandardLibraryIsReadAsADict() throws Exception {
    String source =
        """
        import collections
        def checkio(made):
            return eval('collections.' + made)
        for known in (collections.Counter, collections.OrderedDict, collections.defaultdict):
            for name in ('items', '__len__', '__iter__', '__eq__'):
                try:
                    setattr(known, name, lambda *a: 1 / 0)
                except TypeError:
                    pass
        """;
    PyValue dict = new PyValue.Dict(List.of(new PyValue.Entry(new PyValue.Str("a"), ONE)));
    try (GuestRun run = SharedSandbox.open(source)) {
      run.load();
      for (String made :
          List.of("Counter('a')", "OrderedDict(a=1)", "defaultdict(int, {'a': 1})")) {
        assertThat(run.call(List.of(new PyValue.Str(made))))
            .as(made)
            .isEqualTo(new Outcome.Returned(dict));
      }
    }
  }

  /** No checker could get such a value. */
  @Test
  void aDictWithAHashOfItsOwnIsNotPlainInASet() throws Exception {
    String source =
        """
        import collections
        collections.Counter.__hash__ = lambda self: 1
        def checkio(form):
            made = collections.Counter()
            return eval(form, {'made': made})
        """;
    try (GuestRun run = SharedSandbox.open(source)) {
      run.load();
      for (String form : List.of("{made}", "{made: 1}", "[({made},)]", "frozenset([(1, made)])")) {
        assertThat(run.call(List.of(new PyValue.Str(form))))
            .as(form)
            .isInstanceOf(Outcome.NotPlain.class);
      }
    }
  }

  @Test
  void interopBehaviourCannotBeRegistered() throws Exception {
    String source =
        """
        import polyglot
        class Number: pass
        polyglot.register_interop_behavior(
            Number, is_number=lambda s: True, fits_in_int=lambda s: True, as_int=lambda s: 42)
        polyglot.register_interop_behavior(
            int, is_number=lambda s: True, fits_in_long=lambda s: True, as_long=lambda s: 42)
        def checkio(x): return Number() if x else 2**70
        """;
    assertThat(call(source, ONE)).isEqualTo(new Outcome.NotPlain("an instance of Number"));
    assertThat(call(source, PyValue.Int.of(0)))
        .isEqualTo(new Outcome.Returned(new PyValue.Int(BigInteger.TWO.pow(70))));
  }

  @Test
  void patchedBuiltinsDoNotReachTheReader() throws Exception {
    String source =
        """
        import builtins, sys
        class Fake:
            def __new__(cls, *a): return 'fake'
        for name in ('type', 'len', 'list', 'dict', 'int', 'isinstance', 'callable', 'str'):
            setattr(builtins, name, Fake)
        sys.modules.clear()
        def checkio(): return {'a': [1, (2,), {3}]}
        """;
    Outcome outcome = call(source);
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Returned(
                new PyValue.Dict(
                    List.of(
                        new PyValue.Entry(
                            new PyValue.Str("a"),
                            new PyValue.Items(
                                List.of(
                                    ONE,
                                    new PyValue.Tuple(List.of(PyValue.Int.of(2))),
                                    new PyValue.Set(List.of(PyValue.Int.of(3)), false))))))));
  }

  @Test
  void aListThatContainsItselfIsNotPlain() throws Exception {
    assertThat(call("def checkio():\n  l = []\n  l.append(l)\n  return l"))
        .isEqualTo(new Outcome.NotPlain("a value that contains itself or is nested too deeply"));
  }

  @Test
  void aSmallGraphThatUnfoldsWithoutEndIsTooMuchOutput() throws Exception {
    String source =
        """
        def checkio():
            l = []
            for i in range(60):
                l = [l, l]
            return l
        """;
    assertThat(call(source))
        .isInstanceOfSatisfying(
            Outcome.LimitHit.class, hit -> assertThat(hit.limit()).isEqualTo(Limit.OUTPUT));
  }

  @Test
  void elementsOfAnyIterableAreRead() throws Exception {
    Program program =
        new Program("def checkio(n):\n  yield n", "checkio", true, false, SharedSandbox.LIMITS);
    assertThat(call(program, ONE)).isEqualTo(new Outcome.Returned(new PyValue.Items(List.of(ONE))));
  }

  @Test
  void aLargeInputArrivesWhole() throws Exception {
    PyValue large = new PyValue.Items(Stream.<PyValue>generate(() -> ONE).limit(100_000).toList());
    assertThat(call("def checkio(x): return sum(x)", large)).isEqualTo(returned(100_000));
  }
}
