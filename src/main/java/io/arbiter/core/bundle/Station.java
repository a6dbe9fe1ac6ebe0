package io.arbiter.core.bundle;

import io.arbiter.core.language.Language;
import io.arbiter.core.language.LanguagePreference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * A group of puzzles. Players go through the stations in order.
 *
 * @param name as in the API: small letters, digits and hyphens
 * @param title in English
 * @param titles in other languages, by tag of BCP 47
 * @param share the share of its puzzles that a player must solve to open the next station; above 0,
 *     at most 1
 * @param puzzles their slugs
 */
public record Station(
    String name, String title, Map<String, String> titles, BigDecimal share, List<String> puzzles) {
  public Station {
    titles = Map.copyOf(titles);
    puzzles = List.copyOf(puzzles);
  }

  /** The language that the title has for somebody who wants these languages. */
  public String language(LanguagePreference wanted) {
    String english = Language.ENGLISH.tag();
    return wanted.choose(english, titles.keySet()).orElse(english);
  }

  /** The title for somebody who wants these languages. */
  public String title(LanguagePreference wanted) {
    return titles.getOrDefault(language(wanted), title);
  }

  /** How many of its puzzles a player must solve to open the next station. */
  public int enough() {
    return share
        .multiply(BigDecimal.valueOf(puzzles.size()))
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }
}
