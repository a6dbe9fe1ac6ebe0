package io.arbiter.delivery.message;

import io.arbiter.core.json.Codec;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of topics. */
public final class Format {
  /** Jobs, tasks and reports carry the number of their format. */
  static final int NUMBER = 1;

  private record Numbered(int format) {}

  private Format() {}

  /**
   * Reads a record that carries the number of its format.
   *
   * @throws IOException as {@link #read}, and when the format is not known
   */
  static <T> T readNumbered(byte[] value, Class<T> type) throws IOException {
    int format = Codec.decode(value, Numbered.class).format();
    if (format != NUMBER) {
      throw new IOException("format " + format + " is not known here");
    }
    return read(value, type);
  }

  /**
   * Reads a record.
   *
   * @throws IOException when the bytes are no such record, or a part of it is missing that is not
   *     {@link Nullable}
   */
  public static <T> T read(byte[] value, Class<T> type) throws IOException {
    T record = Codec.decode(value, type);
    requireParts(record);
    return record;
  }

  private static void requireParts(Object value) throws IOException {
    if (value instanceof List<?> items) {
      for (Object item : items) {
        requireParts(item);
      }
    } else if (value.getClass().getPackage() == Format.class.getPackage()
        && value.getClass().isRecord()) {
      for (RecordComponent part : value.getClass().getRecordComponents()) {
        requirePart(part, value);
      }
    }
  }

  private static void requirePart(RecordComponent part, Object of) throws IOException {
    try {
      Object value = part.getAccessor().invoke(of);
      if (value != null) {
        requireParts(value);
      } else if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw new IOException(part.getName() + " is missing");
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
