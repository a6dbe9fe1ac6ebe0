package io.arbiter.core.bundle.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes UTF-8 strictly; reports invalid bytes with their line. */
public final class Utf8Text {
  private Utf8Text() {}

  /** The text; null if there is a fault. */
  public static @Nullable String decode(String file, byte[] content, FaultList faults) {
    // UTF-8 needs at least one byte for each char.
    CharBuffer chars = CharBuffer.allocate(content.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), chars, true);
    chars.flip();
    if (result.isError()) {
      faults.add(file, lineAfter(chars), "is not UTF-8");
      return null;
    }
    return chars.toString();
  }

  /** The number of the line that follows this text. */
  static int lineAfter(CharSequence before) {
    return 1 + (int) before.chars().filter(c -> c == '\n').count();
  }
}
