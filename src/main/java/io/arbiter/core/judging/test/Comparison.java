package io.arbiter.core.judging.test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a player's value is compared with the expected answer. */
public sealed interface Comparison {
  /** Python's {@code ==} on plain data. */
  Comparison EXACT = new Exact();

  /**
   * Python's {@code ==} after a JSON round trip, which turns every tuple into a list; CheckIO
   * compares like this.
   */
  Comparison JSON = new Json();

  /**
   * The same elements, each the same number of times, in any order; applies to the top-level
   * sequence only. Other values are compared exactly.
   */
  Comparison UNORDERED = new Unordered();

  /** Compares the elements of any iterable; the sandbox has turned it into a list. */
  Comparison LIST = new Elements();

  /** The author's {@code checker.py} decides. */
  Comparison CHECKER = new Checker();

  /** The tokens of two texts, as Kattis' default validator compares them. */
  Comparison TOKENS = new Tokens(false, false, null, null);

  record Exact() implements Comparison {}

  record Json() implements Comparison {}

  record Unordered() implements Comparison {}

  record Elements() implements Comparison {}

  record Checker() implements Comparison {}

  /** Numbers, also nested ones, may differ by {@code tolerance}, absolutely or relatively. */
  record Tolerance(double tolerance) implements Comparison {
    public Tolerance {
      if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
        throw new IllegalArgumentException("a tolerance is a positive number, got " + tolerance);
      }
    }
  }

  /**
   * Texts are equal if their tokens are; tokens are separated by ASCII whitespace. The flags are
   * those of Kattis' default output validator.
   *
   * @param caseSensitive whether upper and lower case of ASCII letters differ
   * @param spaceSensitive whether the whitespace must be the same, too
   * @param absolute how far a number may be from the answer; null if numbers are compared as texts,
   *     or only relatively
   * @param relative the same as a share of the answer; null if numbers are compared as texts, or
   *     only absolutely
   */
  record Tokens(
      boolean caseSensitive,
      boolean spaceSensitive,
      @Nullable Double absolute,
      @Nullable Double relative)
      implements Comparison {}

  /**
   * Whether two inputs look the same to a player, such as a list and a tuple, or 1, 1.0 and True.
   */
  static boolean looksSame(List<PyValue> one, List<PyValue> other) {
    return one.equals(other) || JSON.accepts(new PyValue.Items(one), new PyValue.Items(other));
  }

  /**
   * Whether {@code actual} counts as {@code expected}.
   *
   * @throws IllegalStateException for {@link #CHECKER}, which only the sandbox can decide
   */
  default boolean accepts(PyValue expected, PyValue actual) {
    return switch (this) {
      case Exact _ -> key(expected, false).equals(key(actual, false));
      case Json _ -> key(expected, true).equals(key(actual, true));
      case Unordered _ -> sameElements(expected, actual);
      case Elements _ ->
          key(new PyValue.Items(elements(expected)), false).equals(key(actual, false));
      case Tolerance(double tolerance) -> close(expected, actual, tolerance);
      case Tokens tokens -> new TokenComparison(tokens).accepts(expected, actual);
      case Checker _ -> throw new IllegalStateException("a checker runs in the sandbox");
    };
  }

  private static boolean sameElements(PyValue expected, PyValue actual) {
    if (!isCollection(expected) || !isCollection(actual)) {
      return key(expected, false).equals(key(actual, false));
    }
    return counts(elements(expected)).equals(counts(elements(actual)));
  }

  private static Map<Object, Integer> counts(List<PyValue> values) {
    Map<Object, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(key(value, false), 1, Integer::sum));
    return counts;
  }

  private static boolean isCollection(PyValue value) {
    return value instanceof PyValue.Items
        || value instanceof PyValue.Tuple
        || value instanceof PyValue.Set;
  }

  /** The elements of {@code list(value)}. */
  private static List<PyValue> elements(PyValue value) {
    return switch (value) {
      case PyValue.Items(List<PyValue> items) -> items;
      case PyValue.Tuple(List<PyValue> items) -> items;
      case PyValue.Set(List<PyValue> items, boolean _) -> items;
      case PyValue.Dict(List<PyValue.Entry> entries) ->
          entries.stream().map(PyValue.Entry::key).toList();
      case PyValue.Str(String text) ->
          text.codePoints()
              .mapToObj(c -> (PyValue) new PyValue.Str(Character.toString(c)))
              .toList();
      case PyValue.Bytes(String latin1) ->
          latin1.chars().mapToObj(c -> (PyValue) PyValue.Int.of(c)).toList();
      case PyValue.None _, PyValue.Bool _, PyValue.Int _, PyValue.Real _, PyValue.Complex _ ->
          List.of(value);
    };
  }

  private static boolean close(PyValue expected, PyValue actual, double tolerance) {
    if (isReal(expected) && isReal(actual)) {
      return key(expected, false).equals(key(actual, false))
          || closeReals(expected, actual, tolerance);
    }
    return switch (expected) {
      case PyValue.Complex a when actual instanceof PyValue.Complex b ->
          closeNumbers(a.real(), b.real(), tolerance)
              && closeNumbers(a.imaginary(), b.imaginary(), tolerance);
      case PyValue.Items a when actual instanceof PyValue.Items b ->
          closeAll(a.items(), b.items(), tolerance);
      case PyValue.Tuple a when actual instanceof PyValue.Tuple b ->
          closeAll(a.items(), b.items(), tolerance);
      case PyValue.Dict a when actual instanceof PyValue.Dict b -> closeDicts(a, b, tolerance);
      default -> key(expected, false).equals(key(actual, false));
    };
  }

  private static boolean closeAll(List<PyValue> a, List<PyValue> b, double tolerance) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!close(a.get(i), b.get(i), tolerance)) {
        return false;
      }
    }
    return true;
  }

  private static boolean closeDicts(PyValue.Dict a, PyValue.Dict b, double tolerance) {
    Map<Object, PyValue> others = new HashMap<>();
    b.entries().forEach(entry -> others.put(key(entry.key(), false), entry.value()));
    return a.entries().size() == b.entries().size()
        && a.entries().stream()
            .allMatch(
                entry -> {
                  PyValue other = others.get(key(entry.key(), false));
                  return other != null && close(entry.value(), other, tolerance);
                });
  }

  private static boolean closeReals(PyValue expected, PyValue actual, double tolerance) {
    double a = toDouble(expected);
    double b = toDouble(actual);
    if (Double.isFinite(a) && Double.isFinite(b)) {
      return closeNumbers(a, b, tolerance);
    }
    // Integers that are too large for a double would all be infinite.
    return expected instanceof PyValue.Int(BigInteger one)
        && actual instanceof PyValue.Int(BigInteger other)
        && closeLarge(one, other, tolerance);
  }

  /** At least one of the numbers is so large that only the relative tolerance matters. */
  private static boolean closeLarge(BigInteger a, BigInteger b, double tolerance) {
    BigDecimal difference = new BigDecimal(a.subtract(b).abs());
    BigDecimal larger = new BigDecimal(a.abs().max(b.abs()));
    return difference.compareTo(BigDecimal.valueOf(tolerance).multiply(larger)) <= 0;
  }

  private static boolean closeNumbers(double a, double b, double tolerance) {
    double difference = Math.abs(a - b);
    return a == b
        || (Double.isFinite(difference)
            && difference <= Math.max(tolerance, tolerance * Math.max(Math.abs(a), Math.abs(b))));
  }

  private static boolean isReal(PyValue value) {
    return value instanceof PyValue.Bool
        || value instanceof PyValue.Int
        || value instanceof PyValue.Real;
  }

  private static double toDouble(PyValue value) {
    return switch (value) {
      case PyValue.Bool(boolean b) -> b ? 1 : 0;
      case PyValue.Int(BigInteger i) -> i.doubleValue();
      case PyValue.Real(double d) -> d;
      default -> throw new IllegalArgumentException("no number: " + value.typeName());
    };
  }

  /**
   * A key. Two keys are equal exactly when Python's {@code ==} holds for the values. Numbers that
   * are mathematically equal have equal keys, whatever their types. NaN equals nothing, not even
   * itself: Python's shortcut for identical objects does not apply, because identity does not
   * survive the way out of the sandbox.
   */
  private static Object key(PyValue value, boolean tuplesAreLists) {
    return switch (value) {
      case PyValue.None none -> none;
      case PyValue.Bool(boolean b) -> new Key(Kind.LEAF, b ? BigInteger.ONE : BigInteger.ZERO);
      case PyValue.Int(BigInteger i) -> new Key(Kind.LEAF, i);
      case PyValue.Real(double d) -> numberKey(d);
      case PyValue.Complex(double re, double im) ->
          im == 0 ? numberKey(re) : new Key(Kind.COMPLEX, List.of(numberKey(re), numberKey(im)));
      case PyValue.Str _, PyValue.Bytes _ -> new Key(Kind.LEAF, value);
      case PyValue.Items(List<PyValue> items) -> new Key(Kind.LIST, keys(items, tuplesAreLists));
      case PyValue.Tuple(List<PyValue> items) ->
          new Key(tuplesAreLists ? Kind.LIST : Kind.TUPLE, keys(items, tuplesAreLists));
      case PyValue.Set(List<PyValue> items, boolean _) ->
          new Key(Kind.SET, new HashSet<>(keys(items, tuplesAreLists)));
      case PyValue.Dict(List<PyValue.Entry> entries) -> {
        Map<Object, Object> keys = new HashMap<>();
        entries.forEach(
            e -> keys.put(key(e.key(), tuplesAreLists), key(e.value(), tuplesAreLists)));
        yield new Key(Kind.DICT, keys);
      }
    };
  }

  private static List<Object> keys(List<PyValue> items, boolean tuplesAreLists) {
    return items.stream().map(item -> key(item, tuplesAreLists)).toList();
  }

  private static Object numberKey(double d) {
    if (Double.isNaN(d)) {
      return new Object();
    }
    return new Key(
        Kind.LEAF,
        Double.isInfinite(d) || d != Math.rint(d) ? d : new BigDecimal(d).toBigIntegerExact());
  }

  /** The kinds of keys. A key of one kind never equals a key of another kind. */
  enum Kind {
    LEAF,
    LIST,
    TUPLE,
    COMPLEX,
    SET,
    DICT
  }

  /**
   * The key of a value. Players cannot foresee the hashes, so no result makes a comparison slow.
   * The hash of a HashSet would be the sum of its elements' hashes, and that of a HashMap would be
   * the same for all dicts like {@code {x: x}}.
   *
   * @param content a number or a text, or the keys of the parts
   */
  record Key(Kind kind, Object content) {
    @Override
    public int hashCode() {
      return switch (content) {
        case BigInteger number when number.bitLength() < Long.SIZE ->
            (int) SecretHash.mix(number.longValue());
        case BigInteger number -> SecretHash.of(number.toByteArray());
        case Double number -> (int) SecretHash.mix(Double.doubleToLongBits(number));
        case PyValue.Str(String text) -> SecretHash.of(text);
        case PyValue.Bytes(String latin1) -> SecretHash.of(latin1);
        case List<?> keys -> {
          long hash = kind.ordinal();
          for (Object key : keys) {
            hash = SecretHash.mix(hash ^ key.hashCode());
          }
          yield (int) hash;
        }
        case Set<?> keys -> {
          long hash = keys.size();
          for (Object key : keys) {
            hash += SecretHash.mix(key.hashCode());
          }
          yield (int) SecretHash.mix(hash);
        }
        case Map<?, ?> entries -> {
          long hash = -1L - entries.size();
          for (Map.Entry<?, ?> entry : entries.entrySet()) {
            long key = SecretHash.mix(entry.getKey().hashCode());
            hash += SecretHash.mix(key + entry.getValue().hashCode());
          }
          yield (int) SecretHash.mix(hash);
        }
        default -> throw new IllegalStateException("no key: " + content);
      };
    }
  }
}
