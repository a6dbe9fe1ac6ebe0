package io.arbiter.core.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a bundle, as it is found. Not thread-safe. */
final class FaultList {
  /** The file that a fault of the bundle as a whole names; no bundle may hold a file of it. */
  static final String BUNDLE = "bundle";

  /** An answer stays readable, and one bundle of ten thousand faulty tests stays small. */
  private static final int MOST = 1_000;

  private static final int MOST_QUOTED = 60;
  private static final int MOST_MESSAGE = 300;

  private final List<BundleProblem> faults = new ArrayList<>();
  private int leftOut;

  void add(String file, int line, String message) {
    if (faults.size() == MOST) {
      leftOut++;
    } else {
      faults.add(
          new BundleProblem(printable(file, MOST_MESSAGE), line, printable(message, MOST_MESSAGE)));
    }
  }

  /** By file and line; of one line in the order in which they were found. */
  List<BundleProblem> sorted() {
    List<BundleProblem> sorted = new ArrayList<>(faults);
    sorted.sort(Comparator.comparing(BundleProblem::file).thenComparing(BundleProblem::line));
    if (leftOut > 0) {
      sorted.add(new BundleProblem(BUNDLE, 0, "has " + leftOut + " more faults"));
    }
    return List.copyOf(sorted);
  }

  void throwIfAny() throws InvalidBundleException {
    if (!faults.isEmpty()) {
      throw new InvalidBundleException(sorted());
    }
  }

  /** A word of the author's in a message. */
  static String quote(String text) {
    return "'" + shorten(text) + "'";
  }

  /** As {@link #quote}, without the quotes. */
  static String shorten(String text) {
    return printable(text, MOST_QUOTED);
  }

  /** Whether a text column takes it: PostgreSQL has no NUL, and UTF-8 no lone surrogates. */
  static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** Cut, and without characters that would break a log line or an answer. */
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
