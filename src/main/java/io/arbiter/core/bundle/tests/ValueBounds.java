package io.arbiter.core.bundle.tests;

import io.arbiter.core.judging.test.PyValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Bounds for the size of a value in a test, so that the value can be sent, compared and shown. */
final class ValueBounds {
  /**
   * As many digits as a record on a topic may hold. The time to read a number grows with the square
   * of its digits.
   */
  static final int MAX_DIGITS = 200_000;

  public static final int MAX_LEVELS = 200;
  private static final int MAX_BYTES = 1 << 20;

  private ValueBounds() {}

  /** What is wrong with a value; empty if it is within bounds. Accepts values of any depth. */
  public static Optional<String> fault(PyValue value) {
    if (!isFlat(value, MAX_LEVELS)) {
      return Optional.of("is nested deeper than " + MAX_LEVELS + " levels");
    }
    if (value.size() > MAX_BYTES) {
      return Optional.of("is larger than " + MAX_BYTES / 1024 + " KiB");
    }
    return hasLongNumber(value)
        ? Optional.of("holds a number of more than " + MAX_DIGITS + " digits")
        : Optional.empty();
  }

  /** Looks no deeper than the bound, because deeper recursion could overflow the stack. */
  private static boolean isFlat(PyValue value, int levels) {
    return switch (value) {
      case PyValue.Items _, PyValue.Tuple _, PyValue.Set _, PyValue.Dict _ ->
          levels > 0 && parts(value).allMatch(part -> isFlat(part, levels - 1));
      default -> true;
    };
  }

  private static boolean hasLongNumber(PyValue value) {
    return value instanceof PyValue.Int(BigInteger number)
        // A digit holds a little more than three bits.
        ? number.bitLength() / 3.33 > MAX_DIGITS
        : parts(value).anyMatch(ValueBounds::hasLongNumber);
  }

  private static Stream<PyValue> parts(PyValue value) {
    return switch (value) {
      case PyValue.Items(List<PyValue> items) -> items.stream();
      case PyValue.Tuple(List<PyValue> items) -> items.stream();
      case PyValue.Set(List<PyValue> items, boolean _) -> items.stream();
      case PyValue.Dict(List<PyValue.Entry> entries) ->
          entries.stream().flatMap(entry -> Stream.of(entry.key(), entry.value()));
      case PyValue.None _,
          PyValue.Bool _,
          PyValue.Int _,
          PyValue.Real _,
          PyValue.Complex _,
          PyValue.Str _,
          PyValue.Bytes _ ->
          Stream.of();
    };
  }
}
