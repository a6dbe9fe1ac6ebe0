package io.arbiter.core.bundle;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the faults of a bundle. Not thread-safe. */
public final class FaultList {
  /** The file name for faults of the whole bundle; no file of a bundle may have this name. */
  static final String BUNDLE = "bundle";

  /** Keeps the answer readable and small, even for ten thousand faulty tests. */
  private static final int MAX = 1_000;

  private static final int MAX_QUOTED = 60;
  private static final int MAX_MESSAGE = 300;

  private final List<BundleProblem> faults = new ArrayList<>();
  private int leftOut;

  void add(String file, int line, String message) {
    if (faults.size() == MAX) {
      leftOut++;
    } else {
      faults.add(
          new BundleProblem(printable(file, MAX_MESSAGE), line, printable(message, MAX_MESSAGE)));
    }
  }

  /** Decodes UTF-8; null if a byte is invalid, which is a fault with its line. */
  public @Nullable String decode(String file, byte[] content) {
    // UTF-8 needs at least one byte for each char.
    CharBuffer chars = CharBuffer.allocate(content.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), chars, true);
    chars.flip();
    if (result.isError()) {
      add(file, lineAfter(chars), "is not UTF-8");
      return null;
    }
    return chars.toString();
  }

  static int lineAfter(CharSequence before) {
    return 1 + (int) before.chars().filter(c -> c == '\n').count();
  }

  /**
   * The faults by file and line; faults of the same line stay in the order in which they were
   * found.
   */
  public List<BundleProblem> sorted() {
    List<BundleProblem> sorted = new ArrayList<>(faults);
    sorted.sort(Comparator.comparing(BundleProblem::file).thenComparing(BundleProblem::line));
    if (leftOut > 0) {
      sorted.add(new BundleProblem(BUNDLE, 0, "has " + leftOut + " more faults"));
    }
    return List.copyOf(sorted);
  }

  public void throwIfAny() throws InvalidBundleException {
    if (!faults.isEmpty()) {
      throw new InvalidBundleException(sorted());
    }
  }

  static String quote(String text) {
    return "'" + shorten(text) + "'";
  }

  /** Does what {@link #quote} does, without the quotation marks. */
  static String shorten(String text) {
    return printable(text, MAX_QUOTED);
  }

  /**
   * Whether a text column can hold the text: PostgreSQL allows no NUL, and UTF-8 no lone
   * surrogates.
   */
  static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** Cuts the text and escapes characters that could break a log line or an answer. */
  private static String printable(String text, int most) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .limit(most)
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.SURROGATE) {
                printable.append(String.format("\\u%04x", c));
              } else {
                printable.appendCodePoint(c);
              }
            });
    return text.codePointCount(0, text.length()) > most ? printable + "…" : printable.toString();
  }
}
