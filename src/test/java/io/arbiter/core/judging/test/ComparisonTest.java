package io.arbiter.core.judging.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** CPython 3.12 gives the expected result for the same two values. */
class ComparisonTest {
  private static final PyValue NONE = new PyValue.None();
  private static final PyValue TRUE = new PyValue.Bool(true);
  private static final PyValue FALSE = new PyValue.Bool(false);

  private static PyValue integer(long value) {
    return PyValue.Int.of(value);
  }

  private static PyValue real(double value) {
    return new PyValue.Real(value);
  }

  private static PyValue text(String value) {
    return new PyValue.Str(value);
  }

  private static PyValue list(PyValue... items) {
    return new PyValue.Items(List.of(items));
  }

  private static PyValue tuple(PyValue... items) {
    return new PyValue.Tuple(List.of(items));
  }

  private static PyValue set(PyValue... items) {
    return new PyValue.Set(List.of(items), false);
  }

  private static PyValue frozenset(PyValue... items) {
    return new PyValue.Set(List.of(items), true);
  }

  private static PyValue dict(PyValue... keysAndValues) {
    var entries = new java.util.ArrayList<PyValue.Entry>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      entries.add(new PyValue.Entry(keysAndValues[i], keysAndValues[i + 1]));
    }
    return new PyValue.Dict(entries);
  }

  private static boolean equal(PyValue a, PyValue b) {
    boolean forth = Comparison.EXACT.accepts(a, b);
    assertThat(Comparison.EXACT.accepts(b, a)).as("symmetry of %s and %s", a, b).isEqualTo(forth);
    return forth;
  }

  @Test
  void boolsIntsAndFloatsCompareAsNumbers() {
    assertThat(equal(TRUE, integer(1))).isTrue();
    assertThat(equal(FALSE, integer(0))).isTrue();
    assertThat(equal(TRUE, real(1.0))).isTrue();
    assertThat(equal(integer(1), real(1.0))).isTrue();
    assertThat(equal(TRUE, integer(2))).isFalse();
    assertThat(equal(integer(1), real(1.5))).isFalse();
    assertThat(equal(integer(1), new PyValue.Complex(1, 0))).isTrue();
    assertThat(equal(integer(1), new PyValue.Complex(1, 1))).isFalse();
  }

  @Test
  void bigIntegersAreExact() {
    BigInteger big = BigInteger.TWO.pow(53).add(BigInteger.ONE);
    assertThat(equal(new PyValue.Int(big), real(0x1p53))).isFalse();
    assertThat(equal(new PyValue.Int(BigInteger.TWO.pow(200)), real(0x1p200))).isTrue();
    assertThat(equal(new PyValue.Int(BigInteger.TEN.pow(30)), real(1e30))).isFalse();
  }

  @Test
  void zerosAreEqualAndNanEqualsNothing() {
    assertThat(equal(real(0.0), real(-0.0))).isTrue();
    assertThat(equal(real(-0.0), integer(0))).isTrue();
    assertThat(equal(real(Double.NaN), real(Double.NaN))).isFalse();
    assertThat(equal(list(real(Double.NaN)), list(real(Double.NaN)))).isFalse();
    assertThat(equal(real(Double.POSITIVE_INFINITY), real(Double.POSITIVE_INFINITY))).isTrue();
    assertThat(equal(real(Double.POSITIVE_INFINITY), real(Double.NEGATIVE_INFINITY))).isFalse();
  }

  @Test
  void textNeverEqualsBytesAndNoneEqualsOnlyNone() {
    assertThat(equal(text("a"), new PyValue.Bytes("a"))).isFalse();
    assertThat(equal(text(""), NONE)).isFalse();
    assertThat(equal(NONE, FALSE)).isFalse();
    assertThat(equal(NONE, NONE)).isTrue();
    assertThat(equal(text("\ud800"), text("\ud800"))).isTrue();
    assertThat(equal(text("1"), integer(1))).isFalse();
  }

  @Test
  void listsNeverEqualTuplesAndOrderCounts() {
    assertThat(equal(list(integer(1)), tuple(integer(1)))).isFalse();
    assertThat(equal(list(integer(1), integer(2)), list(integer(2), integer(1)))).isFalse();
    assertThat(equal(list(TRUE, tuple(real(2.0))), list(integer(1), tuple(integer(2))))).isTrue();
    assertThat(equal(list(), tuple())).isFalse();
    assertThat(equal(list(), set())).isFalse();
    assertThat(equal(set(), dict())).isFalse();
  }

  @Test
  void setsAndDictsHaveNoOrder() {
    assertThat(equal(set(integer(1), integer(2)), frozenset(real(2.0), TRUE))).isTrue();
    assertThat(equal(set(integer(1)), set(integer(1), integer(2)))).isFalse();
    assertThat(
            equal(
                dict(integer(1), text("a"), text("k"), list()),
                dict(text("k"), list(), TRUE, text("a"))))
        .isTrue();
    assertThat(equal(dict(integer(1), text("a")), dict(integer(1), text("b")))).isFalse();
    assertThat(equal(set(tuple(integer(1), TRUE)), set(tuple(TRUE, real(1.0))))).isTrue();
    assertThat(equal(dict(integer(1), NONE), dict(integer(2), NONE))).isFalse();
  }

  @Test
  void jsonTurnsTuplesIntoLists() {
    PyValue nested = tuple(integer(1), list(tuple(text("a"))));
    PyValue lists = list(integer(1), list(list(text("a"))));
    assertThat(Comparison.JSON.accepts(lists, nested)).isTrue();
    assertThat(Comparison.EXACT.accepts(lists, nested)).isFalse();
  }

  @Test
  void unorderedCountsElements() {
    PyValue expected = list(integer(1), integer(1), text("b"));
    assertThat(Comparison.UNORDERED.accepts(expected, tuple(text("b"), TRUE, real(1.0)))).isTrue();
    assertThat(Comparison.UNORDERED.accepts(expected, list(text("b"), integer(1)))).isFalse();
    assertThat(Comparison.UNORDERED.accepts(expected, list(text("b"), text("b"), TRUE))).isFalse();
    assertThat(Comparison.UNORDERED.accepts(expected, text("11b"))).isFalse();
  }

  @Test
  void listComparesTheElementsOfTheAnswer() {
    assertThat(Comparison.LIST.accepts(tuple(integer(1), integer(2)), list(integer(1), integer(2))))
        .isTrue();
    assertThat(Comparison.LIST.accepts(text("ab"), list(text("a"), text("b")))).isTrue();
    assertThat(Comparison.LIST.accepts(list(integer(1)), list(integer(2)))).isFalse();
  }

  @Test
  void toleranceIsAbsoluteOrRelativeAndAppliesToNestedNumbers() {
    Comparison close = new Comparison.Tolerance(1e-6);
    assertThat(close.accepts(real(1.0), real(1.0000009))).isTrue();
    assertThat(close.accepts(real(1.0), real(1.00001))).isFalse();
    assertThat(close.accepts(real(1e12), real(1e12 + 1e5))).isTrue();
    assertThat(close.accepts(integer(3), real(3.0000001))).isTrue();
    assertThat(close.accepts(real(Double.NaN), real(Double.NaN))).isFalse();
    assertThat(close.accepts(real(Double.POSITIVE_INFINITY), real(1e308))).isFalse();
    assertThat(
            close.accepts(
                list(real(1), dict(text("a"), real(2))),
                list(real(1), dict(text("a"), real(2.0000001)))))
        .isTrue();
    assertThat(close.accepts(list(real(1)), tuple(real(1)))).isFalse();
    assertThat(close.accepts(text("1.0"), real(1.0))).isFalse();
    assertThat(close.accepts(dict(text("a"), real(1)), dict(text("b"), real(1)))).isFalse();
    assertThatThrownBy(() -> new Comparison.Tolerance(0))
        .hasMessage("a tolerance is a positive number, got 0.0");
  }

  @Test
  void aToleranceHoldsForIntegersThatNoDoubleHas() {
    Comparison close = new Comparison.Tolerance(1e-6);
    BigInteger large = BigInteger.TEN.pow(400);
    PyValue answer = new PyValue.Int(large);
    assertThat(close.accepts(answer, new PyValue.Int(large.add(BigInteger.TEN.pow(390))))).isTrue();
    assertThat(close.accepts(answer, new PyValue.Int(large.multiply(BigInteger.TEN)))).isFalse();
    assertThat(close.accepts(answer, new PyValue.Int(large.negate()))).isFalse();
    assertThat(close.accepts(answer, real(Double.POSITIVE_INFINITY))).isFalse();
    assertThat(close.accepts(answer, real(1e308))).isFalse();
    assertThat(close.accepts(real(Double.POSITIVE_INFINITY), real(Double.POSITIVE_INFINITY)))
        .isTrue();
  }

  @Test
  void unorderedComparesWhatIsNoCollectionExactly() {
    assertThat(Comparison.UNORDERED.accepts(NONE, NONE)).isTrue();
    assertThat(Comparison.UNORDERED.accepts(NONE, list())).isFalse();
    assertThat(Comparison.UNORDERED.accepts(integer(1), real(1.0))).isTrue();
  }

  /** Java's HashMap has the hash 0 for all of them. */
  @Test
  void dictsWithTheSameHashInJavaAreComparedFast() {
    List<PyValue> dicts =
        IntStream.range(0, 20_000)
            .mapToObj(i -> dict(text(Integer.toString(i)), text(Integer.toString(i))))
            .toList();
    requireFast(dicts);
  }

  /** Java's HashSet has the hash 0 for each set of sets that are empty in the end. */
  @Test
  void nestedSetsWithTheSameHashInJavaAreComparedFast() {
    List<PyValue> deep = new ArrayList<>(List.of(frozenset()));
    while (deep.size() < 11) {
      deep.add(frozenset(deep.getLast()));
    }
    List<PyValue> sets =
        IntStream.range(0, 1 << 11)
            .mapToObj(
                bits ->
                    (PyValue)
                        new PyValue.Set(
                            IntStream.range(0, 11)
                                .filter(bit -> (bits >> bit & 1) == 1)
                                .mapToObj(deep::get)
                                .toList(),
                            true))
            .toList();
    requireFast(sets);
  }

  private static void requireFast(List<PyValue> values) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(
                    Comparison.UNORDERED.accepts(
                        new PyValue.Items(values), new PyValue.Items(values.reversed())))
                .isTrue());
  }

  /** The hash of Java's String is the same for all of them. */
  @Test
  void textsWithTheSameHashInJavaAreComparedFast() {
    List<PyValue> texts =
        IntStream.range(0, 1 << 16)
            .mapToObj(
                i ->
                    (PyValue)
                        new PyValue.Str(
                            IntStream.range(0, 16)
                                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                                .collect(Collectors.joining())))
            .toList();
    PyValue set = new PyValue.Set(texts, false);
    PyValue turned = new PyValue.Set(texts.reversed(), true);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(Comparison.EXACT.accepts(set, turned)).isTrue());
  }

  @Test
  void aCheckerCannotBeDecidedHere() {
    assertThatThrownBy(() -> Comparison.CHECKER.accepts(NONE, NONE))
        .isInstanceOf(IllegalStateException.class);
  }
}
