package io.arbiter.core.json;

import io.arbiter.core.judging.test.PyValue;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random plain values for property tests. */
public final class PyValues {
  private PyValues() {}

  static Arbitrary<PyValue> any() {
    return Arbitraries.recursive(PyValues::leaf, PyValues::container, 0, 3);
  }

  private static Arbitrary<PyValue> container(Arbitrary<PyValue> inner) {
    Arbitrary<List<PyValue>> items = inner.list().ofMaxSize(3);
    return Arbitraries.oneOf(
        items.map(PyValue.Items::new),
        items.map(PyValue.Tuple::new),
        Combinators.combine(items, Arbitraries.of(true, false)).as(PyValue.Set::new),
        Combinators.combine(inner, inner)
            .as(PyValue.Entry::new)
            .list()
            .ofMaxSize(3)
            // Keys are distinct, as in every dict.
            .uniqueElements(PyValue.Entry::key)
            .map(PyValue.Dict::new));
  }

  private static Arbitrary<PyValue> leaf() {
    return Arbitraries.oneOf(
        Arbitraries.just(new PyValue.None()),
        Arbitraries.of(true, false).map(PyValue.Bool::new),
        Arbitraries.bigIntegers().map(PyValue.Int::new),
        Arbitraries.doubles().map(PyValue.Real::new),
        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0)
            .map(PyValue.Real::new),
        Combinators.combine(Arbitraries.doubles(), Arbitraries.doubles()).as(PyValue.Complex::new),
        Arbitraries.strings().ofMaxLength(8).map(PyValue.Str::new),
        Arbitraries.of("\0", "\ud800", "\udc00a", "\ud83d\ude00").map(PyValue.Str::new),
        Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(8).map(PyValue.Bytes::new));
  }
}
