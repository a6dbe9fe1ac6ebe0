package io.arbiter.sandbox.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.arbiter.core.judging.test.PyValue;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the bytes of one frame, with the same caps as the reader. Not thread-safe. */
final class PayloadWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private long nodes;

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  void putByte(int value) throws ProtocolFault {
    requireRoom(1);
    bytes.write(value);
  }

  void putBoolean(boolean value) throws ProtocolFault {
    putByte(value ? 1 : 0);
  }

  void putInt(int value) throws ProtocolFault {
    requireRoom(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.write(value >> shift);
    }
  }

  void putLong(long value) throws ProtocolFault {
    putInt((int) (value >> 32));
    putInt((int) value);
  }

  /** Writes Latin-1 if possible, else UTF-16, which keeps lone surrogates. */
  void putText(String text) throws ProtocolFault {
    boolean narrow = text.chars().allMatch(c -> c < 0x100);
    putBoolean(narrow);
    putInt(text.length());
    if (narrow) {
      putRaw(text.getBytes(ISO_8859_1));
      return;
    }
    requireRoom(2L * text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes.write(text.charAt(i) >> 8);
      bytes.write(text.charAt(i));
    }
  }

  void putMessage(String message) throws ProtocolFault {
    if (message.length() > Frame.MAX_MESSAGE) {
      throw new ProtocolFault("a message of " + message.length() + " characters");
    }
    putText(message);
  }

  void putOptionalMessage(@Nullable String message) throws ProtocolFault {
    putBoolean(message != null);
    if (message != null) {
      putMessage(message);
    }
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
      case PyValue.None _ -> putTag(ValueTag.NONE);
      case PyValue.Bool(boolean b) -> putTag(b ? ValueTag.TRUE : ValueTag.FALSE);
      case PyValue.Int(BigInteger i) -> putInteger(i);
      case PyValue.Real(double d) -> {
        putTag(ValueTag.REAL);
        putLong(Double.doubleToRawLongBits(d));
      }
      case PyValue.Complex(double real, double imaginary) -> {
        putTag(ValueTag.COMPLEX);
        putLong(Double.doubleToRawLongBits(real));
        putLong(Double.doubleToRawLongBits(imaginary));
      }
      case PyValue.Str(String text) -> {
        putTag(ValueTag.STR);
        putText(text);
      }
      case PyValue.Bytes(String latin1) -> {
        putTag(ValueTag.BYTES);
        putText(latin1);
      }
      case PyValue.Items(List<PyValue> items) -> {
        putTag(ValueTag.LIST);
        putValues(items, depth + 1);
      }
      case PyValue.Tuple(List<PyValue> items) -> {
        putTag(ValueTag.TUPLE);
        putValues(items, depth + 1);
      }
      case PyValue.Set(List<PyValue> items, boolean frozen) -> {
        putTag(frozen ? ValueTag.FROZENSET : ValueTag.SET);
        putValues(items, depth + 1);
      }
      case PyValue.Dict(List<PyValue.Entry> entries) -> {
        putTag(ValueTag.DICT);
        putCount(entries.size(), 2);
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

  private void putCount(int count, int valuesEach) throws ProtocolFault {
    nodes += (long) count * valuesEach;
    if (nodes > Frame.MAX_NODES) {
      throw new ProtocolFault("more values than " + Frame.MAX_NODES);
    }
    putInt(count);
  }

  private void putInteger(BigInteger value) throws ProtocolFault {
    if (value.bitLength() < Long.SIZE) {
      putTag(ValueTag.LONG);
      putLong(value.longValue());
      return;
    }
    putTag(ValueTag.BIG);
    byte[] magnitude = value.toByteArray();
    putInt(magnitude.length);
    putRaw(magnitude);
  }

  private void putTag(ValueTag tag) throws ProtocolFault {
    putByte(tag.ordinal());
  }

  private void putRaw(byte[] raw) throws ProtocolFault {
    requireRoom(raw.length);
    bytes.writeBytes(raw);
  }

  private void requireRoom(long more) throws ProtocolFault {
    if (bytes.size() + more > Frame.MAX_BYTES) {
      throw new ProtocolFault("a frame above " + Frame.MAX_BYTES + " bytes");
    }
  }
}
