package io.arbiter.core.bundle;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes as text, strictly: what is no UTF-8 is reported with its line. */
final class Utf8Text {
  private Utf8Text() {}

  /** The text; null when there is a fault. */
  static @Nullable String decode(String file, byte[] content, FaultList faults) {
    // UTF-8 takes at least a byte for a char.
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

  /** The line on which what follows a text is. */
  static int lineAfter(CharSequence before) {
    return 1 + (int) before.chars().filter(c -> c == '\n').count();
  }
}
