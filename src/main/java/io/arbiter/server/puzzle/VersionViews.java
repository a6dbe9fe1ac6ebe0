package io.arbiter.server.puzzle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.language.LanguagePreference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Versions and their hints, in the first wanted language that a version has. Thread-safe. */
@ApplicationScoped
@Transactional
public class VersionViews {
  private final PuzzleQueries queries;

  /** By the hash of the test set, which can be large, and never changes. */
  private final Cache<String, Optional<Comparison>> comparisons =
      Caffeine.newBuilder().maximumSize(1_000).build();

  VersionViews(PuzzleQueries queries) {
    this.queries = queries;
  }

  /** A hint as Markdown, and its language. */
  public record Hint(String language, String text) {}

  /** A version of a puzzle; without a number the published version. */
  public Optional<VersionView> find(
      String slug, @Nullable Integer number, LanguagePreference languages) {
    return queries
        .findVersion(slug, number, VersionState.PUBLISHED)
        .map(
            found ->
                VersionView.of(
                    found.version(),
                    texts(found.version(), languages),
                    comparison(found.version().testSetHash).orElse(null),
                    new StationLock(slug, found.version().alwaysOpen, found.author())));
  }

  private Optional<Comparison> comparison(String testSet) {
    return comparisons.get(
        testSet,
        hash -> {
          byte[] content = queries.session().find(TestSetEntity.class, hash).content;
          String json = new String(content, StandardCharsets.UTF_8);
          return Codec.fromJson(json, TestSet.class).plainComparison();
        });
  }

  private VersionView.Texts texts(VersionEntity version, LanguagePreference wanted) {
    List<String> translations = translations(version);
    List<String> languages =
        Stream.concat(Stream.of(version.language), translations.stream()).sorted().toList();
    @Nullable TranslationEntity text = translation(version, translations, wanted).orElse(null);
    return text == null
        ? new VersionView.Texts(
            version.title, version.statement, version.statementHtml, version.language, languages)
        : new VersionView.Texts(
            text.title, text.statement, text.statementHtml, text.language, languages);
  }

  private List<String> translations(VersionEntity version) {
    return queries.translations(version.puzzleId, version.number);
  }

  private Optional<TranslationEntity> translation(
      VersionEntity version, List<String> translations, LanguagePreference wanted) {
    return wanted
        .choose(version.language, translations)
        .map(language -> new TranslationEntity.Key(version.puzzleId, version.number, language))
        .map(key -> queries.session().find(TranslationEntity.class, key));
  }

  /** A hint of the published version, from 1. Notes that the reader has looked at the hint. */
  public Optional<Hint> hint(
      String slug, int number, LanguagePreference wanted, Optional<UUID> reader) {
    Optional<Hint> hint =
        queries
            .findVersion(slug, null, VersionState.PUBLISHED)
            .map(PuzzleQueries.AuthoredVersion::version)
            .filter(version -> number > 0 && number <= version.hints.length)
            .map(version -> hint(version, number - 1, wanted));
    if (hint.isPresent()) {
      reader.ifPresent(player -> queries.noteHint(player, slug, number));
    }
    return hint;
  }

  private Hint hint(VersionEntity version, int place, LanguagePreference wanted) {
    String original = version.hints[place];
    return translation(version, translations(version), wanted)
        .filter(text -> place < text.hints.length && !text.hints[place].equals(original))
        .map(text -> new Hint(text.language, text.hints[place]))
        .orElseGet(() -> new Hint(version.language, original));
  }
}
