package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values that go into a guest and come back. */
class ValueTest {
  private static final PyValue ONE = PyValue.Int.of(1);

  private static Stream<PyValue> plainValues() {
    return Stream.of(
        new PyValue.None(),
        new PyValue.Bool(true),
        PyValue.Int.of(Integer.MIN_VALUE),
        PyValue.Int.of(1L << 31),
        PyValue.Int.of(Long.MIN_VALUE),
        new PyValue.Int(BigInteger.TWO.pow(200)),
        new PyValue.Int(BigInteger.TWO.pow(200).negate()),
        new PyValue.Real(1.5),
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

  /** All in one guest, as the cases of a puzzle are; each call has fresh arguments. */
  @Test
  void aPlainValueComesBackUnchanged() throws Exception {
    String changing =
        """
        def checkio(x):
          if x == [1]: x.append(2)
          return x
        """;
    try (GuestRun run = SharedSandbox.open(changing)) {
      run.load();
      List<PyValue> one = List.of(new PyValue.Items(List.of(ONE)));
      Outcome first = run.call(one);
      assertThat(first).isEqualTo(returned(List.of(1, 2))).isEqualTo(run.call(one));
      assertThat(plainValues())
          .allSatisfy(
              value -> assertThat(run.call(List.of(value))).isEqualTo(new Outcome.Returned(value)));
    }
  }

  @Test
  void anArgumentHasPythonsOwnType() throws Exception {
    String literals = "None True 7 4294967296 2**70 1.5 1j 's' b'b' [1] (1,) {1} frozenset() {1:2}";
    String source = "def checkio(made, x): return repr(type(x)) == repr(type(eval(made)))";
    try (GuestRun run = SharedSandbox.open(source)) {
      run.load();
      for (String literal : literals.split(" ")) {
        PyValue value = ((Outcome.Returned) run.evaluate(literal)).value();
        assertThat(run.call(List.of(new PyValue.Str(literal), value)))
            .as(literal)
            .isEqualTo(returned(true));
      }
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
      run.load();
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
    PyValue dict = new PyValue.Dict(List.of(new PyValue.Entry(new PyValue.Str("a"), ONE)));
    try (GuestRun run = SharedSandbox.open(source)) {
      run.load();
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
