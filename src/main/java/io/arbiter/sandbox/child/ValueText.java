package io.arbiter.sandbox.child;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.bytes.PBytesLike;
import com.oracle.graal.python.builtins.objects.common.HashingStorage;
import com.oracle.graal.python.builtins.objects.common.HashingStorageNodes.HashingStorageGetIterator;
import com.oracle.graal.python.builtins.objects.common.HashingStorageNodes.HashingStorageIterator;
import com.oracle.graal.python.builtins.objects.common.HashingStorageNodes.HashingStorageIteratorKey;
import com.oracle.graal.python.builtins.objects.common.HashingStorageNodes.HashingStorageIteratorNext;
import com.oracle.graal.python.builtins.objects.common.HashingStorageNodes.HashingStorageIteratorValue;
import com.oracle.graal.python.builtins.objects.common.PHashingCollection;
import com.oracle.graal.python.builtins.objects.common.SequenceStorageNodes.GetItemScalarNode;
import com.oracle.graal.python.builtins.objects.complex.PComplex;
import com.oracle.graal.python.builtins.objects.deque.PDeque;
import com.oracle.graal.python.builtins.objects.dict.PDict;
import com.oracle.graal.python.builtins.objects.exception.ExceptionNodes;
import com.oracle.graal.python.builtins.objects.exception.PBaseException;
import com.oracle.graal.python.builtins.objects.floats.PFloat;
import com.oracle.graal.python.builtins.objects.function.PFunction;
import com.oracle.graal.python.builtins.objects.ints.PInt;
import com.oracle.graal.python.builtins.objects.list.PList;
import com.oracle.graal.python.builtins.objects.module.PythonModule;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.graal.python.builtins.objects.range.PRange;
import com.oracle.graal.python.builtins.objects.set.PBaseSet;
import com.oracle.graal.python.builtins.objects.str.PString;
import com.oracle.graal.python.builtins.objects.tuple.PTuple;
import com.oracle.graal.python.builtins.objects.type.PythonManagedClass;
import com.oracle.graal.python.builtins.objects.type.TypeNodes.GetNameNode;
import com.oracle.graal.python.nodes.object.GetClassNode;
import com.oracle.graal.python.nodes.object.GetDictIfExistsNode;
import com.oracle.graal.python.runtime.sequence.storage.SequenceStorage;
import com.oracle.graal.python.util.PythonUtils;
import com.oracle.truffle.api.strings.TruffleString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The text of a value, much as Python's {@code repr} writes it, for the steps of a run. It is made
 * from the engine's own structures: no {@code __repr__} and no other code of the guest runs. Long
 * and deep values are cut.
 */
final class ValueText {
  private static final int MAX_CHARS = 200;
  private static final int MAX_LEVELS = 6;

  /** Ints with more bits take too long to write. */
  private static final int MAX_BITS = 1_000;

  private static final String MORE = "…";

  private final StringBuilder out = new StringBuilder();

  /** The containers that are being written, by identity. */
  private final List<Object> open = new ArrayList<>();

  private ValueText() {}

  static String of(Object value) {
    ValueText text = new ValueText();
    text.write(value);
    return cut(text.out.toString());
  }

  static String cut(String text) {
    return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + MORE;
  }

  /** Whether the same object can have another text later. */
  static boolean isMutable(Object value) {
    return value instanceof PythonObject && !(value instanceof PInt || value instanceof PString);
  }

  /** Whether the value is a module, or what {@code def} or {@code class} has bound to the name. */
  static boolean isNamed(Object value, String name) {
    return switch (value) {
      case PythonModule _ -> true;
      case PFunction function -> function.getName().toJavaStringUncached().equals(name);
      case PythonManagedClass type -> type.getName().toJavaStringUncached().equals(name);
      default -> false;
    };
  }

  /** Reads an object's attributes, or a dict's entries whose keys are texts; at most so many. */
  static void forEachAttribute(PythonObject object, int most, BiConsumer<String, Object> action) {
    @Nullable PDict dict =
        object instanceof PDict itself ? itself : GetDictIfExistsNode.getUncached().execute(object);
    if (dict != null) {
      new Entries(dict.getDictStorage())
          .forEach(
              most,
              (key, value) -> {
                if (key instanceof TruffleString name) {
                  action.accept(text(name), value);
                }
              });
      return;
    }
    for (TruffleString name : object.getAttributeNames().stream().limit(most).toList()) {
      action.accept(text(name), object.getAttribute(name));
    }
  }

  /** The entries of a dict, or the elements of a set. */
  private record Entries(HashingStorage storage) {
    void forEach(int most, BiConsumer<Object, Object> action) {
      HashingStorageIterator entries = HashingStorageGetIterator.executeUncached(storage);
      for (int i = 0;
          i < most && HashingStorageIteratorNext.executeUncached(storage, entries);
          i++) {
        action.accept(
            HashingStorageIteratorKey.executeUncached(storage, entries),
            HashingStorageIteratorValue.executeUncached(storage, entries));
      }
    }
  }

  private boolean isFull() {
    return out.length() > MAX_CHARS;
  }

  private void write(Object value) {
    switch (value) {
      case Boolean truth -> out.append(truth ? "True" : "False");
      case Integer number -> out.append(number.intValue());
      case Long number -> out.append(number.longValue());
      case Double number -> out.append(real(number));
      case TruffleString text -> quote(text(text), "");
      case PNone _ -> out.append("None");
      case PInt number -> write(number.getValue());
      case PFloat number -> out.append(real(number.getValue()));
      case PString text -> quote(text(text.getValueUncached()), "");
      case PRange _, PComplex _ -> out.append(value);
      case PFunction function -> out.append("<function ").append(function.getName()).append('>');
      case PythonManagedClass type -> out.append("<class ").append(type.getName()).append('>');
      case PythonModule _ -> out.append("<module>");
      case PythonObject object -> container(object);
      default -> out.append('<').append(typeName(value)).append('>');
    }
  }

  private void write(BigInteger number) {
    if (number.bitLength() <= MAX_BITS) {
      out.append(number);
    } else {
      out.append("<int of ").append(number.bitLength()).append(" bits>");
    }
  }

  private void container(PythonObject object) {
    if (open.stream().anyMatch(outer -> outer == object) || open.size() == MAX_LEVELS) {
      out.append(MORE);
      return;
    }
    open.add(object);
    String type = typeName(object);
    switch (object) {
      case PList list -> named(type, "list", "[", "]", () -> items(list.getSequenceStorage()));
      case PTuple tuple -> tuple(type, tuple.getSequenceStorage());
      case PBytesLike bytes -> bytes(type, bytes.getSequenceStorage());
      case PDict dict -> named(type, "dict", "{", "}", () -> entries(dict, true));
      case PBaseSet set -> named(type, "set", "{", "}", () -> entries(set, false));
      case PDeque deque -> named(type, "", "[", "]", () -> items(deque.iterator()));
      case PBaseException error -> {
        out.append(type);
        tuple("", ExceptionNodes.GetArgsNode.executeUncached(error).getSequenceStorage());
      }
      default -> attributes(type, object);
    }
    open.removeLast();
  }

  /** Values of other types than the plain one have the type's name around them. */
  private void named(String type, String plain, String start, String end, Runnable content) {
    boolean other = !type.equals(plain);
    out.append(other ? type + "(" : "").append(start);
    content.run();
    out.append(end).append(other ? ")" : "");
  }

  private void tuple(String type, SequenceStorage storage) {
    out.append(type.equals("tuple") ? "" : type).append('(');
    items(storage);
    out.append(storage.length() == 1 && type.equals("tuple") ? ",)" : ")");
  }

  private void items(SequenceStorage storage) {
    for (int i = 0; i < storage.length() && !isFull(); i++) {
      comma(i);
      write(GetItemScalarNode.executeUncached(storage, i));
    }
  }

  private void items(Iterator<Object> items) {
    for (int i = 0; items.hasNext() && !isFull(); i++) {
      comma(i);
      write(items.next());
    }
  }

  private void entries(PHashingCollection of, boolean withValues) {
    int start = out.length();
    new Entries(of.getDictStorage())
        .forEach(
            MAX_CHARS,
            (key, value) -> {
              comma(out.length() - start);
              write(key);
              if (withValues) {
                out.append(": ");
                write(value);
              }
            });
  }

  private void attributes(String type, PythonObject object) {
    int before = out.append('<').append(type).length();
    forEachAttribute(
        object,
        MAX_CHARS,
        (name, value) -> {
          if (!isFull() && !name.startsWith("__")) {
            out.append(out.length() == before ? " " : ", ").append(name).append('=');
            write(value);
          }
        });
    out.append('>');
  }

  private void bytes(String type, SequenceStorage storage) {
    StringBuilder latin1 = new StringBuilder();
    for (int i = 0; i < Math.min(MAX_CHARS, storage.length()); i++) {
      latin1.append((char) ((int) GetItemScalarNode.executeUncached(storage, i) & 0xff));
    }
    named(type, "bytes", "", "", () -> quote(latin1.toString(), "b"));
  }

  private void comma(int written) {
    if (written > 0) {
      out.append(", ");
    }
  }

  private void quote(String text, String prefix) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(prefix).append(quote);
    for (int i = 0; i < text.length() && !isFull(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\').append(c);
          } else if (c < ' ' || c >= 0x7f && (c < 0xa0 || !prefix.isEmpty())) {
            out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append(quote);
  }

  /** The beginning of a text that may be very long. */
  private static String text(TruffleString text) {
    boolean isLong = text.codePointLengthUncached(PythonUtils.TS_ENCODING) > MAX_CHARS;
    TruffleString shown =
        isLong ? text.substringUncached(0, MAX_CHARS + 1, PythonUtils.TS_ENCODING, true) : text;
    return shown.toJavaStringUncached();
  }

  /** Python writes exponents from 1e16 on, and below 1e-4. */
  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    String text = Double.toString(number);
    int at = text.indexOf('E');
    if (at < 0) {
      return text;
    }
    int exponent = Integer.parseInt(text.substring(at + 1));
    if (exponent >= -4 && exponent < 16) {
      String plain = new BigDecimal(text).stripTrailingZeros().toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = text.substring(0, at).replaceFirst("\\.0$", "");
    return String.format(
        Locale.ROOT, "%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String typeName(Object value) {
    try {
      Object type = Objects.requireNonNull(GetClassNode.executeUncached(value));
      return cut(GetNameNode.executeUncached(type).toJavaStringUncached());
    } catch (RuntimeException | AssertionError _) {
      return "object";
    }
  }
}
