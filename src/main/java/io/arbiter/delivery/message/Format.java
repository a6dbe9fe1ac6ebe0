package io.arbiter.delivery.message;

import io.arbiter.core.json.Codec;
import java.io.IOException;

/** The format of jobs, tasks and reports. Each record carries its number. */
final class Format {
  static final int NUMBER = 1;

  private record Numbered(int format) {}

  private Format() {}

  static <T> T read(byte[] value, Class<T> type) throws IOException {
    int format = Codec.decode(value, Numbered.class).format();
    if (format != NUMBER) {
      throw new IOException("format " + format + " is not known here");
    }
    return Codec.decode(value, type);
  }
}
