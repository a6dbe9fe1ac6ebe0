package io.arbiter.core.bundle;

import io.arbiter.core.judging.PyValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How large a value in a test may be, so that it can be sent, compared and shown. */
final class ValueBounds {
  /** As many as a record on a topic may hold: digits cost their square to read. */
  static final int MOST_DIGITS = 200_000;

  static final int MOST_LEVELS = 200;
  private static final int MOST_BYTES = 1 << 20;

  private ValueBounds() {}

  /** What is wrong with a value, if anything is. It may be nested to any depth. */
  static Optional<String> fault(PyValue value) {
    if (!isFlat(value, MOST_LEVELS)) {
      return Optional.of("is nested deeper than " + MOST_LEVELS + " levels");
    }
    if (value.size() > MOST_BYTES) {
      return Optional.of("is larger than " + MOST_BYTES / 1024 + " KiB");
    }
    return hasLongNumber(value)
        ? Optional.of("holds a number of more than " + MOST_DIGITS + " digits")
        : Optional.empty();
  }

  /** Looks no deeper than the bound, as deeper recursion could end in a stack overflow. */
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
        ? number.bitLength() / 3.33 > MOST_DIGITS
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
