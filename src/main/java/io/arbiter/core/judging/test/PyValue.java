package io.arbiter.core.judging.test;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A plain Python value: immutable data without identity, behaviour or cycles. Everything that goes
 * into or comes out of the sandbox is a plain value. {@code equals} compares the structure; {@link
 * Comparison#EXACT} implements Python's {@code ==}.
 */
public sealed interface PyValue {
  /** What is wrong with a value that is not {@link #isBuildable}. */
  String UNBUILDABLE =
      "has a set or a dict that Python cannot build: its elements or keys must not be lists, sets"
          + " or dicts";

  /** {@code None}. */
  record None() implements PyValue {}

  /** {@code bool}. */
  record Bool(boolean value) implements PyValue {}

  /** {@code int}, of any size. */
  record Int(BigInteger value) implements PyValue {
    public static Int of(long value) {
      return new Int(BigInteger.valueOf(value));
    }
  }

  /** {@code float}. */
  record Real(double value) implements PyValue {}

  /** {@code complex}. */
  record Complex(double real, double imaginary) implements PyValue {}

  /** {@code str}; may hold lone surrogates, as in Python. */
  record Str(String value) implements PyValue {}

  /** {@code bytes}, one char for each byte (ISO 8859-1). */
  record Bytes(String latin1) implements PyValue {}

  /** {@code list}. */
  record Items(List<PyValue> items) implements PyValue {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** {@code tuple}. */
  record Tuple(List<PyValue> items) implements PyValue {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /**
   * {@code set} or {@code frozenset}: the two are equal in Python if they hold the same elements.
   */
  record Set(List<PyValue> items, boolean frozen) implements PyValue {
    public Set {
      items = List.copyOf(items);
    }
  }

  /** {@code dict}, in insertion order. */
  record Dict(List<Entry> entries) implements PyValue {
    public Dict {
      entries = List.copyOf(entries);
    }

    /** A dict whose keys are {@code str}. */
    public static Dict of(Map<String, PyValue> values) {
      return new Dict(
          values.entrySet().stream()
              .map(value -> new Entry(new Str(value.getKey()), value.getValue()))
              .toList());
    }
  }

  /** A key of a {@link Dict} with its value. */
  record Entry(PyValue key, PyValue value) {}

  /** The approximate number of characters of the value's written form. */
  default long size() {
    return switch (this) {
      case None _, Bool _ -> 5;
      // A digit holds a little more than three bits.
      case Int(BigInteger value) -> 2 + value.bitLength() / 3;
      case Real _ -> 24;
      case Complex _ -> 50;
      case Str(String value) -> 2 + value.length();
      case Bytes(String latin1) -> 3 + 2L * latin1.length();
      case Items _, Tuple _, Set _ -> 2 + parts().mapToLong(item -> 2 + item.size()).sum();
      case Dict(List<Entry> entries) ->
          2 + entries.stream().mapToLong(e -> 4 + e.key().size() + e.value().size()).sum();
    };
  }

  /** The elements, or the keys and values; none for other values. */
  default Stream<PyValue> parts() {
    return switch (this) {
      case None _, Bool _, Int _, Real _, Complex _, Str _, Bytes _ -> Stream.of();
      case Items(List<PyValue> items) -> items.stream();
      case Tuple(List<PyValue> items) -> items.stream();
      case Set(List<PyValue> items, boolean _) -> items.stream();
      case Dict(List<Entry> entries) ->
          entries.stream().flatMap(e -> Stream.of(e.key(), e.value()));
    };
  }

  /** Whether Python can have the value in a set, or as a key of a dict. */
  default boolean isHashable() {
    return switch (this) {
      case None _, Bool _, Int _, Real _, Complex _, Str _, Bytes _ -> true;
      case Tuple _ -> parts().allMatch(PyValue::isHashable);
      case Set set -> set.frozen() && parts().allMatch(PyValue::isHashable);
      case Items _, Dict _ -> false;
    };
  }

  /**
   * Whether Python can build the value, which is not so if a set or the keys of a dict hold, for
   * example, a list.
   */
  default boolean isBuildable() {
    return switch (this) {
      case None _, Bool _, Int _, Real _, Complex _, Str _, Bytes _ -> true;
      case Items _, Tuple _ -> parts().allMatch(PyValue::isBuildable);
      case Set _ -> parts().allMatch(PyValue::isHashable);
      case Dict(List<Entry> entries) ->
          entries.stream()
              .allMatch(entry -> entry.key().isHashable() && entry.value().isBuildable());
    };
  }

  /** Python's name of the type. */
  default String typeName() {
    return switch (this) {
      case None _ -> "None";
      case Bool _ -> "bool";
      case Int _ -> "int";
      case Real _ -> "float";
      case Complex _ -> "complex";
      case Str _ -> "str";
      case Bytes _ -> "bytes";
      case Items _ -> "list";
      case Tuple _ -> "tuple";
      case Set set -> set.frozen() ? "frozenset" : "set";
      case Dict _ -> "dict";
    };
  }
}
