package io.arbiter.core.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The languages that a client wants, the best first. Immutable.
 *
 * @param tags of BCP 47; after {@code pt-BR} comes {@code pt}
 */
public record LanguagePreference(List<String> tags) {
  /** Each text in its own language. */
  public static final LanguagePreference NONE = new LanguagePreference(List.of());

  /** Enough for any browser. The tags become parameters of queries. */
  private static final int MOST = 20;

  /** Far more than any browser sends. Reading takes longer than in proportion. */
  private static final int LONGEST_HEADER = 1_000;

  public LanguagePreference {
    tags = List.copyOf(tags);
  }

  /** One language. */
  public static LanguagePreference of(Language language) {
    return of(Stream.of(language));
  }

  private static LanguagePreference of(Stream<Language> languages) {
    SequencedSet<String> tags = new LinkedHashSet<>();
    languages.forEach(
        language -> {
          tags.add(language.tag());
          tags.add(language.anyCountry().tag());
        });
    return new LanguagePreference(tags.stream().limit(MOST).toList());
  }

  /**
   * Reads an {@code Accept-Language} header. Ignores languages that are unknown or refused with
   * {@code q=0}, and a header that is malformed or too long.
   */
  static LanguagePreference accepted(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
      return NONE;
    }
    try {
      return of(
          Locale.LanguageRange.parse(header).stream()
              .filter(range -> range.getWeight() > 0)
              .flatMap(range -> known(range.getRange()).stream()));
    } catch (IllegalArgumentException e) {
      return NONE;
    }
  }

  /** The language of a range such as {@code zh-hans-cn}. */
  private static Optional<Language> known(String range) {
    List<String> parts = List.of(range.split("-"));
    List<String> tries = new ArrayList<>();
    parts.stream().skip(1).forEach(part -> tries.add(parts.getFirst() + "-" + part));
    tries.add(parts.getFirst());
    return tries.stream().flatMap(tag -> Language.of(tag).stream()).findFirst();
  }

  /**
   * The wanted language of a text that has several; empty for the text's own language.
   *
   * @param own the text's own language
   * @param translations the other languages of the text
   */
  public Optional<String> choose(String own, Collection<String> translations) {
    return tags.stream()
        .filter(tag -> tag.equals(own) || translations.contains(tag))
        .findFirst()
        .filter(tag -> !tag.equals(own));
  }
}
