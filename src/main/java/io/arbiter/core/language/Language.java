package io.arbiter.core.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The language of a text.
 *
 * @param tag as in BCP 47: {@code xx} or {@code xx-YY}, of ISO 639-1 and ISO 3166-1
 */
public record Language(String tag) {
  /** The language of a puzzle that does not name its language. */
  public static final Language ENGLISH = new Language("en");

  private static final Pattern TAG = Pattern.compile("([A-Za-z]{2})(?:-([A-Za-z]{2}))?");
  private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));
  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  /** Reads a tag in any case; empty if there is no such language or country. */
  public static Optional<Language> of(String text) {
    Matcher tag = TAG.matcher(text);
    if (!tag.matches()) {
      return Optional.empty();
    }
    String language = tag.group(1).toLowerCase(Locale.ROOT);
    String country = tag.group(2) == null ? "" : tag.group(2).toUpperCase(Locale.ROOT);
    if (!LANGUAGES.contains(language) || !(country.isEmpty() || COUNTRIES.contains(country))) {
      return Optional.empty();
    }
    return Optional.of(new Language(country.isEmpty() ? language : language + "-" + country));
  }

  /** Whether a text is the tag of a language, in the usual case. */
  public static boolean isTag(String text) {
    return of(text).filter(language -> language.tag.equals(text)).isPresent();
  }

  /** The same language of any country. */
  public Language anyCountry() {
    return new Language(tag.substring(0, 2));
  }

  @Override
  public String toString() {
    return tag;
  }
}
