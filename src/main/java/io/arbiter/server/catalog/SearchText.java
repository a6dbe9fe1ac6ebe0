package io.arbiter.server.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for: words as in a search of the web, the last of which may be unfinished.
 *
 * @param whole may have "phrases", {@code or} and {@code -words} to leave out
 * @param before what comes before the unfinished word
 * @param beginning of the unfinished word, letters and digits alone; empty when there is none: it
 *     is in a phrase, left out, or followed by something else
 */
record SearchText(String whole, String before, String beginning) {
  /** Far below the 2 KiB that a word of a tsquery may have. */
  static final int MOST_CHARS = 100;

  private static final Pattern UNFINISHED =
      Pattern.compile("((?:.*\\s)?(?!-)\\S*?)([\\p{L}\\p{M}\\p{Nd}]+)", Pattern.DOTALL);

  /** A sign that leaves nothing out; more than 32 of them are too many for PostgreSQL. */
  private static final Pattern IDLE_SIGN = Pattern.compile("-(?![\\p{L}\\p{M}\\p{Nd}\"])");

  /** Nothing when the text is blank, which means all. */
  static Optional<SearchText> of(String typed) {
    if (typed.isBlank()) {
      return Optional.empty();
    }
    String text = IDLE_SIGN.matcher(typed).replaceAll(" ");
    Matcher last = UNFINISHED.matcher(text);
    boolean unfinished = last.matches() && text.chars().filter(c -> c == '"').count() % 2 == 0;
    return Optional.of(
        unfinished
            ? new SearchText(text, last.group(1), last.group(2))
            : new SearchText(text, text, ""));
  }
}
