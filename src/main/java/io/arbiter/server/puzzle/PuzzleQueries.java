package io.arbiter.server.puzzle;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of puzzles, versions, test sets and pictures. */
interface PuzzleQueries extends Queries {
  /** The version with a number, or without a number the published version. */
  String WANTED_VERSION =
      """
      from puzzle p join puzzle_version v on v.puzzle_id = p.id
        and (v.number = :number or (cast(:number as int) is null and v.state = 'PUBLISHED'))
      """;

  /** A puzzle whose row is locked, so that its versions change one at a time. */
  record LockedPuzzle(UUID id, @Nullable UUID author) {}

  /**
   * A version that a puzzle has.
   *
   * @param number from 1 for each puzzle
   */
  record Known(int number, VersionState state) {}

  /** A version in validation: the task that validates it, and its files as JSON. */
  record Validation(UUID task, byte[] bundle) {}

  /** The files of a version as JSON, and the zip if the author sent one. */
  record Bundle(byte @Nullable [] archive, byte[] content) {}

  /** The files of a version as JSON, and its test set as a record of a topic. */
  record Content(byte[] bundle, byte[] tests) {}

  /**
   * Where a picture or visual is, and who may see it.
   *
   * @param hash of the picture, or of the visual's version
   * @param page of a visual; null for a picture
   */
  record Found(
      UUID puzzle,
      int number,
      String state,
      @Nullable UUID author,
      String hash,
      @Nullable String page) {}

  /** A picture of a version, without the folder in its name. */
  record Picture(String name, byte[] content) {}

  /** The content of a picture. */
  record PictureContent(byte[] bytes) {}

  /** Adds a puzzle, unless there is one with this slug. */
  @SQL(
      "insert into puzzle (id, slug, author_id) values (:id, :slug, :author) on conflict do"
          + " nothing")
  int addPuzzle(UUID id, String slug, @Nullable UUID author);

  @SQL("select id, author_id from puzzle where slug = :slug for update")
  Optional<LockedPuzzle> lockIfFound(String slug);

  /**
   * Locks a puzzle until the transaction ends.
   *
   * @throws ProblemException NOT_FOUND if there is no such puzzle
   */
  default LockedPuzzle lock(String slug) {
    return lockIfFound(slug)
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
  }

  /** The version of a puzzle that has the files with this hash. */
  @HQL(
      """
      select v.number, v.state from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      where p.slug = :slug and v.hash = :hash
      """)
  Optional<Known> find(String slug, String hash);

  /** The number that the next draft of a locked puzzle gets. */
  @HQL("select coalesce(max(number), 0) + 1 from VersionEntity where puzzleId = :puzzle")
  int nextNumber(UUID puzzle);

  /** Adds a test set, unless it exists already. */
  @SQL("insert into test_set (hash, content) values (:hash, :content) on conflict do nothing")
  int addTestSet(String hash, byte[] content);

  /** Puts all test sets into the outbox. */
  @SQL(
      "insert into record_to_send (topic, key, payload) select :topic, hash, content from test_set")
  int sendTestSets(String topic);

  /** Adds those pictures that no version has: a JSON object of Base64 by hash. */
  @SQL(
      """
      insert into media (hash, content)
      select key, decode(value, 'base64') from json_each_text(cast(:contents as json))
      on conflict do nothing
      """)
  int addMedia(String contents);

  /** Adds the pictures of a new version; name and hash are at the same place. */
  @SQL(
      """
      insert into version_media (puzzle_id, number, name, hash)
      select :puzzle, :number, name, hash from unnest(:names, :hashes) m (name, hash)
      """)
  int nameMedia(UUID puzzle, int number, String[] names, String[] hashes);

  /** Adds the translations of a new version: a JSON array of {@link Drafts.Text}. */
  @SQL(
      """
      insert into version_translation (puzzle_id, number, language, title, statement,
        statement_html, hints)
      select :puzzle, :number, language, title, statement, html,
        array(select json_array_elements_text(hints))
      from json_to_recordset(cast(:translations as json))
        as t (language text, title text, statement text, html text, hints json)
      """)
  int addTranslations(UUID puzzle, int number, String translations);

  /** Begins the validation of a version. */
  @SQL(
      """
      with begun as (
        update puzzle_version set state = 'VALIDATING', validation = :task, report = null,
          strength = null
        where puzzle_id = :puzzle and number = :number returning validation, bundle)
      select validation, bundle from begun
      """)
  Validation beginValidation(UUID puzzle, int number, UUID task);

  /** Locks and returns the validations whose task is no longer in the outbox. */
  @SQL(
      """
      select v.validation, v.bundle from puzzle_version v
      where v.state = 'VALIDATING'
        and not exists (select from waiting_record w where w.key = cast(v.validation as text))
      for update of v skip locked
      """)
  List<Validation> lockSentValidations();

  /**
   * Ends the validation by a task. Changes nothing if it has ended, or if another task validates
   * the version now.
   */
  @SQL(
      """
      update puzzle_version set state = :state, report = cast(:report as json),
        strength = cast(:strength as float8)
      where validation = :task and state = 'VALIDATING'
      """)
  int endValidation(UUID task, String state, @Nullable String report, @Nullable Double strength);

  @SQL("update puzzle set attempts = :attempts, solved_by = :solvedBy where id = :puzzle")
  int setTotals(UUID puzzle, long attempts, long solvedBy);

  /** Adds to the totals of puzzles; what belongs together is at the same place. */
  @SQL(
      """
      update puzzle p set attempts = p.attempts + a.attempts,
        solved_by = p.solved_by + a.solved_by
      from unnest(:puzzles, :attempts, :solvedBy) a (puzzle_id, attempts, solved_by)
      where p.id = a.puzzle_id
      """)
  int addTotals(UUID[] puzzles, Long[] attempts, Long[] solvedBy);

  @SQL(
      "select p.id, v.number, v.state, p.author_id, m.hash, null as page "
          + WANTED_VERSION
          + """
          join version_media m on m.puzzle_id = v.puzzle_id and m.number = v.number
          where p.slug = :slug and m.name = :name
          """)
  Optional<Found> picture(String slug, String name, @Nullable Integer number);

  @SQL(
      "select p.id, v.number, v.state, p.author_id, v.hash, v.visual "
          + WANTED_VERSION
          + "where p.slug = :slug and v.visual is not null")
  Optional<Found> visual(String slug, @Nullable Integer number);

  @SQL("select content from media where hash = :hash")
  PictureContent pictureContent(String hash);

  /** All pictures of a version. */
  @SQL(
      """
      select m.name, c.content from puzzle p
      join version_media m on m.puzzle_id = p.id and m.number = :number
      join media c on c.hash = m.hash
      where p.slug = :slug
      """)
  List<Picture> pictures(String slug, int number);

  @SQL(
      """
      select v.archive, v.bundle from puzzle p join puzzle_version v on v.puzzle_id = p.id
      where p.slug = :slug and v.number = :number
      """)
  Optional<Bundle> bundle(String slug, int number);

  @SQL(
      """
      select v.bundle, t.content from puzzle p join puzzle_version v on v.puzzle_id = p.id
      join test_set t on t.hash = v.test_set_hash
      where p.slug = :slug and v.number = :number
      """)
  Optional<Content> content(String slug, int number);

  @HQL(
      """
      select p.slug, v.number, v.title, v.state, v.hash, v.createdAt, v.publishedAt, v.limits,
        v.validation, v.report
      from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      where p.slug = :slug and v.number = :number
      """)
  Optional<AuthoredPuzzles.Version> version(String slug, int number);

  /** The versions of a puzzle, newest first. */
  @HQL(
      """
      select v.number, v.title, v.state, v.hash, v.createdAt, v.publishedAt, v.strength,
        v.validation
      from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      where p.slug = :slug and (cast(:before as Integer) is null or v.number < :before)
      order by v.number desc limit :limit
      """)
  List<AuthoredPuzzles.Listed> versions(String slug, @Nullable Integer before, int limit);

  /** The puzzles of an author, or of all authors, by slug, with their newest versions. */
  @HQL(
      """
      select p.slug, v.title, (select o.number from VersionEntity o
          where o.puzzleId = p.id and o.state = :published), v.number, v.state
      from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      where v.number = (select max(o.number) from VersionEntity o where o.puzzleId = p.id)
        and (cast(:author as uuid) is null or p.authorId = :author)
        and (:after is null or p.slug > :after)
      order by p.slug limit :limit
      """)
  List<AuthoredPuzzles.Puzzle> authored(
      VersionState published, @Nullable UUID author, @Nullable String after, int limit);

  /** The puzzles that a player has written, by slug. */
  @HQL("select slug, createdAt from PuzzleEntity where authorId = :author order by slug")
  List<AuthorData.Puzzle> written(UUID author);
}
