package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ProblemReason;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.NullUnmarked;

/**
 * A version of a puzzle. Its content never changes. A change of state or validation locks the row,
 * and writes only the columns that it changes.
 */
@Entity
@DynamicUpdate
@NullUnmarked
@Table(name = "puzzle_version")
@IdClass(VersionEntity.Key.class)
class VersionEntity {
  private static final String AS_JSON = "cast(? as json)";

  record Key(UUID puzzleId, int number) {}

  @Id UUID puzzleId;
  @Id int number;
  String slug;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  VersionState state;

  /** Identifies the bundle's files. */
  String hash;

  /** The bundle's files as JSON. */
  @Basic(fetch = FetchType.LAZY)
  byte[] bundle;

  /** The zip that the author sent, or null. */
  @Basic(fetch = FetchType.LAZY)
  byte[] archive;

  boolean generates;
  String testSetHash;
  String title;
  String difficulty;
  int points;
  boolean byPoints;
  String[] tags;
  String statement;
  String statementHtml;

  /** Empty for a program. */
  @Column(name = "function", columnDefinition = "text")
  String functionName;

  String signature;
  String starter;

  /** The starters in other languages than Python, by language, as JSON. */
  @Column(columnDefinition = "json")
  @ColumnTransformer(write = AS_JSON)
  String starters;

  @Column(columnDefinition = "json")
  @ColumnTransformer(write = AS_JSON)
  String samples;

  String[] hints;

  @Column(columnDefinition = "json")
  @ColumnTransformer(write = AS_JSON)
  String limits;

  boolean alwaysOpen;
  String language;

  /** The words of the translations, for the search. */
  String translated;

  /** The page that draws a test, or null. */
  String visual;

  /** The state, or VALIDATING as long as a validation is open. */
  @Formula(
      """
      case when exists (select 1 from validation_task t
          where t.slug = slug and t.version = number and t.open) then 'VALIDATING' else state end
      """)
  @Enumerated(EnumType.STRING)
  @Basic(fetch = FetchType.LAZY)
  VersionState shownState;

  /** The task of the current or last validation; null if the version was never validated. */
  @Formula(
      """
      (select t.id from validation_task t
        where t.slug = slug and t.version = number order by t.id desc limit 1)
      """)
  @Basic(fetch = FetchType.LAZY)
  UUID validation;

  /** What the last validation found, or null. */
  @Column(columnDefinition = "json")
  @ColumnTransformer(write = AS_JSON)
  String report;

  /** Of the tests, from 0 to 1; null if it was not measured. */
  Double strength;

  /** Null if nobody has asked for a review. */
  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  Reviews.State review;

  /** What the one who asked, or who decided, has written. */
  String reviewText;

  UUID reviewBy;

  @Column(insertable = false)
  Instant createdAt;

  /** When it was published last; null if it never was, or if that was not noted yet. */
  Instant publishedAt;

  VersionEntity() {}

  /** A draft, still without its test set and its visual. */
  VersionEntity(UUID puzzle, String slug, int number, PuzzleBundle from, StoredBundle stored) {
    puzzleId = puzzle;
    this.number = number;
    this.slug = slug;
    state = VersionState.DRAFT;
    hash = stored.hash();
    bundle = stored.content();
    archive = stored.archive();
    generates = from.generator() != null;
    title = from.texts().title();
    difficulty = from.about().difficulty().label();
    points = from.about().points();
    byPoints = from.tests().grading().byPoints();
    tags = from.about().tags().toArray(String[]::new);
    statement = from.texts().statement();
    statementHtml = Markdown.toHtml(statement, Pictures.of(slug, number));
    functionName = from.tests().function();
    signature = from.signature();
    starter = from.starter();
    starters = Starters.others(from);
    samples = Codec.toJson(Sample.of(from));
    hints = from.texts().hints().toArray(String[]::new);
    limits = Codec.toJson(from.limits());
    alwaysOpen = from.about().open();
    language = from.texts().language();
    translated = from.texts().translatedWords();
  }

  /** The method loads the attribute, and a direct access would not. */
  byte[] bundle() {
    return bundle;
  }

  byte[] archive() {
    return archive;
  }

  /** Begins a validation, and returns the bundle's files as JSON. */
  byte[] beginValidation() {
    endValidation(VersionState.DRAFT, null, null);
    return bundle;
  }

  void endValidation(VersionState result, String found, Double measured) {
    state = result;
    report = found;
    strength = measured;
  }

  void review(Reviews.State state, String text, UUID by) {
    review = state;
    reviewText = text;
    reviewBy = by;
  }

  void change(VersionState from, VersionState to) {
    requireState(from);
    state = to;
  }

  void requireState(VersionState expected) {
    if (state != expected) {
      throw ProblemReason.VERSION_STATE.problem(number, state, expected);
    }
  }
}
