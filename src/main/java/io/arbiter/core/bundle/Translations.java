package io.arbiter.core.bundle;

import io.arbiter.core.language.Language;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The languages of a puzzle.
 *
 * @param original the language of statement, title and hints, as a tag of BCP 47
 * @param all the translations, by language
 */
public record Translations(String original, List<Translation> all) {
  /** A puzzle in English without translations. */
  public static final Translations NONE = new Translations(Language.ENGLISH.tag(), List.of());

  /** Of each translation. A search looks for words in these. */
  private static final int SEARCHED_CHARS = 5_000;

  public Translations {
    all = List.copyOf(all);
  }

  /** The titles of the translations and the beginnings of their statements. */
  public String words() {
    return all.stream()
        .map(t -> t.title() + " " + beginning(t.statement()))
        .collect(Collectors.joining(" "));
  }

  private static String beginning(String text) {
    int chars = Math.min(text.codePointCount(0, text.length()), SEARCHED_CHARS);
    return text.substring(0, text.offsetByCodePoints(0, chars));
  }
}
