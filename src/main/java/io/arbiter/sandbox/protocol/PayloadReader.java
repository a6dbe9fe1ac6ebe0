package io.arbiter.sandbox.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.arbiter.core.judging.test.PyValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one frame. Checks each claimed size against the remaining bytes before it
 * allocates. Not thread-safe.
 */
final class PayloadReader {
  private static final ValueTag[] TAGS = ValueTag.values();

  private final ByteBuffer bytes;
  private long nodes;

  PayloadReader(byte[] payload) {
    bytes = ByteBuffer.wrap(payload);
  }

  /** Call this last: bytes after the last field make the frame invalid. */
  void requireEnd() throws ProtocolFault {
    if (bytes.hasRemaining()) {
      throw new ProtocolFault(bytes.remaining() + " bytes after the end of a frame");
    }
  }

  boolean takeBoolean() throws ProtocolFault {
    return takeBelow(2) == 1;
  }

  /** The constant whose ordinal is the next byte. */
  <E> E takeOneOf(E[] constants) throws ProtocolFault {
    return constants[takeBelow(constants.length)];
  }

  private int takeBelow(int bound) throws ProtocolFault {
    requireBytes(1);
    int value = Byte.toUnsignedInt(bytes.get());
    if (value >= bound) {
      throw new ProtocolFault("byte " + value + " where less than " + bound + " is known");
    }
    return value;
  }

  int takeInt() throws ProtocolFault {
    requireBytes(Integer.BYTES);
    return bytes.getInt();
  }

  long takeLong() throws ProtocolFault {
    requireBytes(Long.BYTES);
    return bytes.getLong();
  }

  String takeText() throws ProtocolFault {
    boolean narrow = takeBoolean();
    int length = takeInt();
    if (narrow) {
      return new String(takeRaw(length), ISO_8859_1);
    }
    requireBytes(2L * length);
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = bytes.getChar();
    }
    return new String(chars);
  }

  /**
   * A text about the guest; unlike a value, it may not be longer than {@link Frame#MAX_MESSAGE}.
   */
  String takeMessage() throws ProtocolFault {
    String message = takeText();
    if (message.length() > Frame.MAX_MESSAGE) {
      throw new ProtocolFault("a message of " + message.length() + " characters");
    }
    return message;
  }

  @Nullable String takeOptionalMessage() throws ProtocolFault {
    return takeBoolean() ? takeMessage() : null;
  }

  List<PyValue> takeValues() throws ProtocolFault {
    return takeValues(0);
  }

  PyValue takeValue() throws ProtocolFault {
    return takeValue(0);
  }

  private PyValue takeValue(int depth) throws ProtocolFault {
    if (depth > Frame.MAX_DEPTH) {
      throw new ProtocolFault("a value is nested deeper than " + Frame.MAX_DEPTH);
    }
    return switch (takeOneOf(TAGS)) {
      case NONE -> new PyValue.None();
      case FALSE -> new PyValue.Bool(false);
      case TRUE -> new PyValue.Bool(true);
      case LONG -> PyValue.Int.of(takeLong());
      case BIG -> takeBigInteger();
      case REAL -> new PyValue.Real(takeDouble());
      case COMPLEX -> new PyValue.Complex(takeDouble(), takeDouble());
      case STR -> new PyValue.Str(takeText());
      case BYTES -> takeBytes();
      case LIST -> new PyValue.Items(takeValues(depth + 1));
      case TUPLE -> new PyValue.Tuple(takeValues(depth + 1));
      case SET -> new PyValue.Set(takeValues(depth + 1), false);
      case FROZENSET -> new PyValue.Set(takeValues(depth + 1), true);
      case DICT -> takeDict(depth + 1);
    };
  }

  private List<PyValue> takeValues(int depth) throws ProtocolFault {
    int count = takeCount(1);
    List<PyValue> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(takeValue(depth));
    }
    return values;
  }

  private PyValue takeDict(int depth) throws ProtocolFault {
    int count = takeCount(2);
    List<PyValue.Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(new PyValue.Entry(takeValue(depth), takeValue(depth)));
    }
    return new PyValue.Dict(entries);
  }

  /**
   * Every value takes at least one byte, so an honest count is never above the number of remaining
   * bytes. Values count as soon as they are claimed; otherwise each list within a list could
   * reserve room for the same bytes.
   */
  int takeCount(int valuesEach) throws ProtocolFault {
    int count = takeInt();
    requireBytes((long) count * valuesEach);
    nodes += (long) count * valuesEach;
    if (nodes > Frame.MAX_NODES) {
      throw new ProtocolFault("more values than " + Frame.MAX_NODES);
    }
    return count;
  }

  private PyValue takeBigInteger() throws ProtocolFault {
    byte[] magnitude = takeRaw(takeInt());
    if (magnitude.length == 0) {
      throw new ProtocolFault("an int without bytes");
    }
    return new PyValue.Int(new BigInteger(magnitude));
  }

  private PyValue takeBytes() throws ProtocolFault {
    String latin1 = takeText();
    if (latin1.chars().anyMatch(c -> c > 0xff)) {
      throw new ProtocolFault("bytes above 255");
    }
    return new PyValue.Bytes(latin1);
  }

  private double takeDouble() throws ProtocolFault {
    return Double.longBitsToDouble(takeLong());
  }

  private byte[] takeRaw(int length) throws ProtocolFault {
    requireBytes(length);
    byte[] raw = new byte[length];
    bytes.get(raw);
    return raw;
  }

  private void requireBytes(long count) throws ProtocolFault {
    if (count < 0 || count > bytes.remaining()) {
      throw new ProtocolFault(count + " bytes claimed, " + bytes.remaining() + " there");
    }
  }
}
