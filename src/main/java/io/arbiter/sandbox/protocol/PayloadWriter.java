package io.arbiter.sandbox.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.arbiter.core.judging.test.PyValue;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the bytes of one frame, with the same caps as the reader. Not thread-safe. */
final class PayloadWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private long nodes;

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  private PayloadWriter putByte(int value) throws ProtocolFault {
    requireRoom(1);
    bytes.write(value);
    return this;
  }

  /** The ordinal as one byte. */
  PayloadWriter put(Enum<?> constant) throws ProtocolFault {
    return putByte(constant.ordinal());
  }

  PayloadWriter putBoolean(boolean value) throws ProtocolFault {
    return putByte(value ? 1 : 0);
  }

  PayloadWriter putInt(int value) throws ProtocolFault {
    requireRoom(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.write(value >> shift);
    }
    return this;
  }

  PayloadWriter putLong(long value) throws ProtocolFault {
    return putInt((int) (value >> 32)).putInt((int) value);
  }

  /** Writes Latin-1 if possible, else UTF-16, which keeps lone surrogates. */
  PayloadWriter putText(String text) throws ProtocolFault {
    boolean narrow = text.chars().allMatch(c -> c < 0x100);
    putBoolean(narrow).putInt(text.length());
    if (narrow) {
      return putRaw(text.getBytes(ISO_8859_1));
    }
    requireRoom(2L * text.length());
    ByteBuffer wide = ByteBuffer.allocate(2 * text.length());
    wide.asCharBuffer().put(text);
    return putRaw(wide.array());
  }

  PayloadWriter putMessage(String message) throws ProtocolFault {
    if (message.length() > Frame.MAX_MESSAGE) {
      throw new ProtocolFault("a message of " + message.length() + " characters");
    }
    return putText(message);
  }

  PayloadWriter putOptionalMessage(@Nullable String message) throws ProtocolFault {
    return message == null ? putBoolean(false) : putBoolean(true).putMessage(message);
  }

  void putValues(List<PyValue> values) throws ProtocolFault {
    putValues(values, 0);
  }

  void putValue(PyValue value) throws ProtocolFault {
    putValue(value, 0);
  }

  private void putValue(PyValue value, int depth) throws ProtocolFault {
    if (depth > Frame.MAX_DEPTH) {
      throw new ProtocolFault("a value is nested deeper than " + Frame.MAX_DEPTH);
    }
    switch (value) {
      case PyValue.None _ -> put(ValueTag.NONE);
      case PyValue.Bool(boolean b) -> put(b ? ValueTag.TRUE : ValueTag.FALSE);
      case PyValue.Int(BigInteger i) when i.bitLength() < Long.SIZE ->
          put(ValueTag.LONG).putLong(i.longValue());
      case PyValue.Int(BigInteger i) -> {
        byte[] magnitude = i.toByteArray();
        put(ValueTag.BIG).putInt(magnitude.length).putRaw(magnitude);
      }
      case PyValue.Real(double d) -> put(ValueTag.REAL).putDouble(d);
      case PyValue.Complex(double real, double imaginary) ->
          put(ValueTag.COMPLEX).putDouble(real).putDouble(imaginary);
      case PyValue.Str(String text) -> put(ValueTag.STR).putText(text);
      case PyValue.Bytes(String latin1) -> put(ValueTag.BYTES).putText(latin1);
      case PyValue.Items(List<PyValue> items) -> put(ValueTag.LIST).putValues(items, depth + 1);
      case PyValue.Tuple(List<PyValue> items) -> put(ValueTag.TUPLE).putValues(items, depth + 1);
      case PyValue.Set(List<PyValue> items, boolean frozen) ->
          put(frozen ? ValueTag.FROZENSET : ValueTag.SET).putValues(items, depth + 1);
      case PyValue.Dict(List<PyValue.Entry> entries) -> {
        put(ValueTag.DICT).putCount(entries.size(), 2);
        for (PyValue.Entry entry : entries) {
          putValue(entry.key(), depth + 1);
          putValue(entry.value(), depth + 1);
        }
      }
    }
  }

  private void putValues(List<PyValue> values, int depth) throws ProtocolFault {
    putCount(values.size(), 1);
    for (PyValue value : values) {
      putValue(value, depth);
    }
  }

  void putCount(int count, int valuesEach) throws ProtocolFault {
    nodes += (long) count * valuesEach;
    if (nodes > Frame.MAX_NODES) {
      throw new ProtocolFault("more values than " + Frame.MAX_NODES);
    }
    putInt(count);
  }

  private PayloadWriter putDouble(double value) throws ProtocolFault {
    return putLong(Double.doubleToRawLongBits(value));
  }

  private PayloadWriter putRaw(byte[] raw) throws ProtocolFault {
    requireRoom(raw.length);
    bytes.writeBytes(raw);
    return this;
  }

  private void requireRoom(long more) throws ProtocolFault {
    if (bytes.size() + more > Frame.MAX_BYTES) {
      throw new ProtocolFault("a frame above " + Frame.MAX_BYTES + " bytes");
    }
  }
}
