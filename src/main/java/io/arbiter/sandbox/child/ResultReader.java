package io.arbiter.sandbox.child;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value that a guest returned into plain data without running any code of the guest. A
 * value must have exactly one of Python's original types, compared by identity; the original types'
 * own functions then read it. A subclass is never plain.
 */
final class ResultReader {
  private enum Kind {
    NONE("NoneType"),
    BOOL("bool"),
    INT("int"),
    FLOAT("float"),
    COMPLEX("complex"),
    STR("str"),
    BYTES("bytes"),
    LIST("list"),
    TUPLE("tuple"),
    SET("set"),
    FROZENSET("frozenset"),
    DICT("dict");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  /** Descriptions of well-known types that are not plain; any other type is "an instance of X". */
  private static final Map<String, String> DESCRIPTIONS =
      Map.of(
          "generator", "a generator",
          "function", "a function",
          "method", "a method",
          "builtin_function_or_method", "a built-in function",
          "type", "a class",
          "module", "a module",
          "coroutine", "a coroutine",
          "range", "a range",
          "map", "a map object",
          "filter", "a filter object");

  private static final int MAX_NAME = 100;

  /** The value is not plain data, or has more bytes than the guest may return. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    final transient Outcome outcome;

    private Unreadable(Outcome outcome) {
      super("unreadable", null, false, false);
      this.outcome = outcome;
    }
  }

  private static Unreadable notPlain(String description) {
    return new Unreadable(new Outcome.NotPlain(description));
  }

  private final Map<Value, Kind> kinds = new HashMap<>();
  private final Value length;
  private final Value dictLength;
  private final Value bitLength;
  private final Value hex;
  private final Value real;
  private final Value imaginary;
  private final Value items;
  private final Value list;

  ResultReader(Prelude prelude) {
    for (Kind kind : Kind.values()) {
      kinds.put(prelude.get(kind.type), kind);
    }
    length = prelude.get("len");
    dictLength = prelude.get("dict_len");
    bitLength = prelude.get("bit_length");
    hex = prelude.get("hex");
    real = prelude.get("real");
    imaginary = prelude.get("imag");
    items = prelude.get("items");
    list = prelude.get("list");
  }

  /**
   * Treats these types as dicts. Their instances are read with dict's own functions, even if the
   * guest changes the types.
   */
  void addDicts(Value types) {
    for (long i = 0; i < types.getArraySize(); i++) {
      kinds.put(types.getArrayElement(i), Kind.DICT);
    }
  }

  /**
   * Reads a value as plain data.
   *
   * @param maxBytes the largest encoded size. Shared parts count each time they appear, so a small
   *     graph that unfolds without end is stopped too
   */
  PyValue read(Value value, long maxBytes) throws Unreadable {
    PyValue plain = new Reading(maxBytes).read(value, 0);
    if (!plain.isBuildable()) {
      // The guest has given a hash to a dict of the module collections, which counts as plain. No
      // other interpreter could build this value, such as the one of a checker.
      throw notPlain("a set or a dict with a dict as an element or a key");
    }
    return plain;
  }

  private final class Reading {
    private final long allowedBytes;
    private final long maxBytes;
    private long bytes;
    private int nodes;

    Reading(long allowedBytes) {
      this.allowedBytes = allowedBytes;
      maxBytes = Math.min(allowedBytes, Frame.MAX_BYTES / 4);
    }

    /**
     * @param atLeast a lower bound of the value's size
     */
    private Unreadable tooLarge(long atLeast) {
      return new Unreadable(new Outcome.LimitHit(Limit.OUTPUT, allowedBytes, atLeast));
    }

    PyValue read(Value value, int depth) throws Unreadable {
      charge(1);
      if (++nodes > Frame.MAX_NODES / 2) {
        throw tooLarge(maxBytes + 1);
      }
      if (depth > Frame.MAX_DEPTH) {
        throw notPlain("a value that contains itself or is nested too deeply");
      }
      Value type = value.getMetaObject();
      @Nullable Kind kind = kinds.get(type);
      if (kind == null) {
        throw notPlain(describe(type, depth));
      }
      return switch (kind) {
        case NONE -> new PyValue.None();
        case BOOL -> new PyValue.Bool(value.asBoolean());
        case INT -> new PyValue.Int(readInteger(value));
        case FLOAT -> new PyValue.Real(readDouble(value));
        case COMPLEX ->
            new PyValue.Complex(
                readDouble(real.execute(value)), readDouble(imaginary.execute(value)));
        case STR -> new PyValue.Str(readText(value));
        case BYTES -> new PyValue.Bytes(readBytes(value));
        case LIST -> new PyValue.Items(readElements(value, depth));
        case TUPLE -> new PyValue.Tuple(readElements(value, depth));
        case SET -> new PyValue.Set(readElements(list.execute(value), depth), false);
        case FROZENSET -> new PyValue.Set(readElements(list.execute(value), depth), true);
        case DICT -> new PyValue.Dict(readEntries(value, depth));
      };
    }

    private BigInteger readInteger(Value value) throws Unreadable {
      charge(Long.BYTES);
      if (value.fitsInLong()) {
        return BigInteger.valueOf(value.asLong());
      }
      charge(bitLength.execute(value).asLong() / Byte.SIZE);
      return value.asBigInteger();
    }

    private double readDouble(Value value) throws Unreadable {
      charge(Double.BYTES);
      return value.asDouble();
    }

    /** Checks the length first, to avoid copying a text that is too large. */
    private String readText(Value value) throws Unreadable {
      charge(length.execute(value).asLong());
      return value.asString();
    }

    private String readBytes(Value value) throws Unreadable {
      charge(length.execute(value).asLong());
      byte[] raw = HexFormat.of().parseHex(hex.execute(value).asString());
      return new String(raw, StandardCharsets.ISO_8859_1);
    }

    private List<PyValue> readElements(Value sequence, int depth) throws Unreadable {
      long size = sequence.getArraySize();
      require(size);
      List<PyValue> elements = new ArrayList<>((int) size);
      for (long i = 0; i < size; i++) {
        elements.add(read(sequence.getArrayElement(i), depth + 1));
      }
      return elements;
    }

    private List<PyValue.Entry> readEntries(Value dict, int depth) throws Unreadable {
      require(dictLength.execute(dict).asLong());
      Value pairs = list.execute(items.execute(dict));
      long size = pairs.getArraySize();
      List<PyValue.Entry> entries = new ArrayList<>((int) size);
      for (long i = 0; i < size; i++) {
        Value pair = pairs.getArrayElement(i);
        entries.add(
            new PyValue.Entry(
                read(pair.getArrayElement(0), depth + 1),
                read(pair.getArrayElement(1), depth + 1)));
      }
      return entries;
    }

    private void charge(long more) throws Unreadable {
      bytes += more;
      require(0);
    }

    private void require(long more) throws Unreadable {
      if (bytes + more > maxBytes) {
        throw tooLarge(bytes + more);
      }
    }
  }

  private static String describe(Value type, int depth) {
    String name = type.getMetaSimpleName();
    String shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    String description = DESCRIPTIONS.getOrDefault(shown, "an instance of " + shown);
    return depth == 0 ? description : "a value that holds " + description;
  }
}
