package io.arbiter.core.bundle;

import java.util.List;
import java.util.Map;

/**
 * A puzzle's texts in another language.
 *
 * @param language a tag of BCP 47
 * @param title the heading of the statement; the puzzle's own title if the statement has none
 * @param statement Markdown
 * @param hints Markdown, in order; a hint that is not translated is the puzzle's own
 * @param explanations of samples that are translated, by the number of the sample, from 1
 */
public record Translation(
    String language,
    String title,
    String statement,
    List<String> hints,
    Map<Integer, String> explanations) {
  public Translation {
    hints = List.copyOf(hints);
    explanations = Map.copyOf(explanations);
  }
}
