package io.arbiter.sandbox.child;

import io.arbiter.core.judging.test.PyValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * The texts as which values go into JavaScript and come back; {@code prelude.js} describes them.
 * This class is the table of values: which value of Python a value of JavaScript is.
 */
final class JavaScriptText {
  /** Above this, a number of JavaScript is no longer exact. */
  private static final BigInteger MAX_SAFE = BigInteger.valueOf((1L << 53) - 1);

  /** A Set or a Map has elements or keys that are equal in Python. */
  static final class Ambiguous extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Ambiguous() {
      super("ambiguous", null, false, false);
    }
  }

  private final String text;
  private int at;

  private JavaScriptText(String text) {
    this.text = text;
  }

  /** The text of a value for the guest. */
  static String of(PyValue value) {
    StringBuilder to = new StringBuilder();
    write(value, to);
    return to.toString();
  }

  private static void write(PyValue value, StringBuilder to) {
    switch (value) {
      case PyValue.None _ -> to.append('n');
      case PyValue.Bool(boolean b) -> to.append(b ? 't' : 'f');
      case PyValue.Int(BigInteger i) ->
          to.append(i.abs().compareTo(MAX_SAFE) <= 0 ? 'd' : 'i').append(i).append(';');
      case PyValue.Real(double d) -> to.append('d').append(d).append(';');
      case PyValue.Complex _ -> throw new IllegalArgumentException("JavaScript has no complex");
      case PyValue.Str(String s) -> to.append('s').append(s.length()).append(':').append(s);
      case PyValue.Bytes(String latin1) ->
          to.append('b').append(latin1.length()).append(':').append(latin1);
      case PyValue.Items(List<PyValue> items) -> writeAll('a', items, to);
      case PyValue.Tuple(List<PyValue> items) -> writeAll('a', items, to);
      case PyValue.Set(List<PyValue> items, boolean _) -> writeAll('e', items, to);
      case PyValue.Dict(List<PyValue.Entry> entries) -> {
        boolean object = entries.stream().allMatch(entry -> entry.key() instanceof PyValue.Str);
        to.append(object ? 'o' : 'm').append(entries.size()).append(':');
        for (PyValue.Entry entry : entries) {
          write(entry.key(), to);
          write(entry.value(), to);
        }
      }
    }
  }

  private static void writeAll(char kind, List<PyValue> items, StringBuilder to) {
    to.append(kind).append(items.size()).append(':');
    items.forEach(item -> write(item, to));
  }

  /**
   * Reads the text of a value of the guest, which the prelude has written and bounded.
   *
   * @throws Ambiguous when Python cannot tell parts of the value apart
   */
  static PyValue read(String text) {
    return new JavaScriptText(text).value(false);
  }

  /**
   * @param hashed whether the value is a key or an element of a set, where Python has tuples
   */
  private PyValue value(boolean hashed) {
    char kind = text.charAt(at++);
    return switch (kind) {
      case 'n', 'u' -> new PyValue.None();
      case 't' -> new PyValue.Bool(true);
      case 'f' -> new PyValue.Bool(false);
      case 'd' -> number(upTo(';'));
      case 'i' -> new PyValue.Int(new BigInteger(upTo(';')));
      case 's' -> new PyValue.Str(take());
      case 'b' -> new PyValue.Bytes(take());
      case 'a' -> {
        List<PyValue> items = several(() -> value(hashed));
        yield hashed ? new PyValue.Tuple(items) : new PyValue.Items(items);
      }
      case 'e' -> new PyValue.Set(distinct(several(() -> value(true))), hashed);
      case 'o', 'm' -> {
        List<PyValue.Entry> entries = several(() -> new PyValue.Entry(value(true), value(false)));
        distinct(entries.stream().map(PyValue.Entry::key).toList());
        yield new PyValue.Dict(entries);
      }
      default -> throw new IllegalArgumentException("no value begins with " + kind);
    };
  }

  /** An integral number is an int, except -0. */
  private static PyValue number(String text) {
    double number =
        switch (text) {
          case "Infinity" -> Double.POSITIVE_INFINITY;
          case "-Infinity" -> Double.NEGATIVE_INFINITY;
          default -> Double.parseDouble(text);
        };
    boolean integral = Double.isFinite(number) && number == Math.rint(number);
    return integral && !text.equals("-0")
        ? new PyValue.Int(new BigDecimal(number).toBigIntegerExact())
        : new PyValue.Real(number);
  }

  private <T> List<T> several(Supplier<T> one) {
    int size = Integer.parseInt(upTo(':'));
    List<T> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(one.get());
    }
    return all;
  }

  /** Two arrays with the same elements are two keys of a Map, but one key of a dict. */
  private static List<PyValue> distinct(List<PyValue> keys) {
    if (new HashSet<>(keys).size() < keys.size()) {
      throw new Ambiguous();
    }
    return keys;
  }

  private String take() {
    int length = Integer.parseInt(upTo(':'));
    at += length;
    return text.substring(at - length, at);
  }

  private String upTo(char mark) {
    int end = text.indexOf(mark, at);
    String found = text.substring(at, end);
    at = end + 1;
    return found;
  }
}
