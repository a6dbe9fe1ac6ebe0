package io.arbiter.sandbox.child;

import io.arbiter.core.judging.test.PyValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.graalvm.polyglot.Value;

/**
 * Builds fresh Python objects from plain values, with functions that were captured before any guest
 * code ran.
 */
final class ArgumentBuilder {
  private final Value none;
  private final Value integer;
  private final Value complex;
  private final Value fromHex;
  private final Value listOf;
  private final Value tuple;
  private final Value set;
  private final Value frozenset;
  private final Value dict;

  ArgumentBuilder(Prelude prelude) {
    none = prelude.get("None");
    integer = prelude.get("int");
    complex = prelude.get("complex");
    fromHex = prelude.get("fromhex");
    listOf = prelude.get("list_of");
    tuple = prelude.get("tuple");
    set = prelude.get("set");
    frozenset = prelude.get("frozenset");
    dict = prelude.get("dict");
  }

  Value build(PyValue value) {
    return switch (value) {
      case PyValue.None _ -> none;
      case PyValue.Bool(boolean b) -> Value.asValue(b);
      case PyValue.Int(BigInteger i) -> buildInteger(i);
      case PyValue.Real(double d) -> Value.asValue(d);
      case PyValue.Complex(double real, double imaginary) -> complex.execute(real, imaginary);
      case PyValue.Str(String text) -> Value.asValue(text);
      case PyValue.Bytes(String latin1) ->
          fromHex.execute(HexFormat.of().formatHex(latin1.getBytes(StandardCharsets.ISO_8859_1)));
      case PyValue.Items(List<PyValue> items) -> buildList(items);
      case PyValue.Tuple(List<PyValue> items) -> tuple.execute(buildList(items));
      case PyValue.Set(List<PyValue> items, boolean frozen) ->
          (frozen ? frozenset : set).execute(buildList(items));
      case PyValue.Dict(List<PyValue.Entry> entries) ->
          dict.execute(
              listOf.execute(
                  entries.stream()
                      .map(e -> listOf.execute(build(e.key()), build(e.value())))
                      .toArray()));
    };
  }

  private Value buildList(List<PyValue> items) {
    return listOf.execute(items.stream().map(this::build).toArray());
  }

  /** Passes a small number as Java's int: a long makes parts of the standard library fail. */
  private Value buildInteger(BigInteger value) {
    int bits = value.bitLength();
    if (bits < Integer.SIZE) {
      return Value.asValue(value.intValue());
    }
    return bits < Long.SIZE
        ? Value.asValue(value.longValue())
        : integer.execute(value.toString(16), 16);
  }
}
