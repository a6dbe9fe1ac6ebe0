package io.arbiter.core.bundle;

import java.util.List;

/**
 * The languages of a puzzle.
 *
 * @param original the language of statement, title and hints, as a tag of BCP 47
 * @param all the translations, by language
 */
public record Translations(String original, List<Translation> all) {
  /** A puzzle in English without translations. */
  public static final Translations NONE = new Translations(Language.ENGLISH.tag(), List.of());

  public Translations {
    all = List.copyOf(all);
  }
}
