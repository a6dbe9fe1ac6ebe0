package io.arbiter.core.bundle;

import java.util.List;

/**
 * A puzzle's texts in another language.
 *
 * @param language a tag of BCP 47
 * @param title the heading of the statement; the puzzle's own title if the statement has none
 * @param statement Markdown
 * @param hints Markdown, in order; a hint that is not translated is the puzzle's own
 */
public record Translation(String language, String title, String statement, List<String> hints) {
  public Translation {
    hints = List.copyOf(hints);
  }
}
