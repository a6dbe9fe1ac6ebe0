package io.arbiter.server.puzzle.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search text in small letters: words as in a web search. The last word may be unfinished.
 *
 * @param whole may have "phrases", {@code or}, and {@code -word} to exclude a word
 * @param before the text before the unfinished word
 * @param beginning the letters and digits of the unfinished word; empty if the last word is in a
 *     phrase, is excluded, or is followed by something else
 */
record SearchText(String whole, String before, String beginning) {
  /** Far below 2 KiB, the limit of a word in a PostgreSQL tsquery. */
  static final int MOST_CHARS = 100;

  private static final Pattern UNFINISHED =
      Pattern.compile("((?:.*\\s)?(?!-)\\S*?)([\\p{L}\\p{M}\\p{Nd}]+)", Pattern.DOTALL);

  /** A minus sign that excludes no word. PostgreSQL fails on more than 32 of them. */
  private static final Pattern IDLE_SIGN = Pattern.compile("-(?![\\p{L}\\p{M}\\p{Nd}\"])");

  /** Empty if the text is blank; then the search has no condition on the text. */
  static Optional<SearchText> of(String typed) {
    if (typed.isBlank()) {
      return Optional.empty();
    }
    String text = IDLE_SIGN.matcher(typed.toLowerCase(Locale.ROOT)).replaceAll(" ");
    Matcher last = UNFINISHED.matcher(text);
    boolean unfinished = last.matches() && text.chars().filter(c -> c == '"').count() % 2 == 0;
    return Optional.of(
        unfinished
            ? new SearchText(text, last.group(1), last.group(2))
            : new SearchText(text, text, ""));
  }
}
