package io.arbiter.server.puzzle;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.outbox.OutboxRelations;
import io.arbiter.server.puzzle.PuzzleTotals.Totals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL that writes puzzles, versions and test sets, in the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class VersionStatements {
  private static final String ADD_PUZZLE =
      """
      insert into puzzle (id, slug, author_id) values (:id, :slug, :author)
      on conflict do nothing
      """;

  private static final String LOCK =
      "select id, author_id from puzzle where slug = :slug for update";

  private static final String NEXT_NUMBER =
      "select coalesce(max(number), 0) + 1 from puzzle_version where puzzle_id = :puzzle";

  private static final String FIND_SAME =
      """
      select number, state from puzzle_version where puzzle_id = :puzzle and hash = :hash
      """;

  private static final String IS_PUBLISHED =
      """
      select exists (select from puzzle_version v join puzzle p on p.id = v.puzzle_id
        where p.slug = :slug and v.hash = :hash and v.state = 'PUBLISHED')
      """;

  private static final String ADD_VERSION =
      """
      insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle, archive,
        generates, test_set_hash, title, difficulty, points, tags, statement,
        statement_html, function, signature, starter, samples, hints, limits,
        always_open, by_points, language, translated, visual)
      select :puzzle, :slug, coalesce(max(number), 0) + 1, 'DRAFT', :hash, :bundle,
        :archive, :generates, :testSet, :title, :difficulty, :points, :tags, :statement,
        :html, :function, :signature, :starter, cast(:samples as json), :hints,
        cast(:limits as json), :open, :byPoints, :language, :translated, :visual
      from puzzle_version where puzzle_id = :puzzle
      returning number
      """;

  private static final String ADD_TEST_SET =
      "insert into test_set (hash, content) values (:hash, :content) on conflict do nothing";

  private static final String SEND_TEST_SETS =
      OutboxRelations.INSERT + " select :topic, hash, content from test_set";

  private static final String BEGIN_VALIDATION =
      """
      update puzzle_version set state = 'VALIDATING', validation = :task, report = null,
        strength = null
      where puzzle_id = :puzzle and number = :number returning bundle
      """;

  private static final String LOCK_SENT_VALIDATIONS =
      """
      select v.puzzle_id, v.number, v.validation from puzzle_version v
      where v.state = 'VALIDATING'
        and not exists (select from waiting_record w where w.key = v.validation::text)
      for update of v skip locked
      """;

  private static final String END_VALIDATION =
      """
      update puzzle_version set state = :state, report = cast(:report as json),
        strength = cast(:strength as float8)
      where validation = :task and state = 'VALIDATING'
      """;

  private static final String SET_TOTALS =
      "update puzzle set attempts = :attempts, solved_by = :solvedBy where id = :puzzle";

  private static final String ADD_TOTALS =
      """
      update puzzle p set attempts = p.attempts + a.attempts,
        solved_by = p.solved_by + a.solved_by
      from unnest(:puzzles, :attempts, :solvedBy) a (puzzle_id, attempts, solved_by)
      where p.id = a.puzzle_id
      """;

  private final Session session;

  VersionStatements(@Current Session session) {
    this.session = session;
  }

  /** A puzzle whose row is locked, so that its versions change one at a time. */
  public record LockedPuzzle(UUID id, @Nullable UUID author) {}

  /** Adds a puzzle, unless there is one with this slug. */
  public void addPuzzle(String slug, @Nullable UUID author) {
    session
        .createNativeMutationQuery(ADD_PUZZLE)
        .setParameter("id", Generators.timeBasedEpochGenerator().generate())
        .setParameter("slug", slug)
        .setParameter("author", author, UUID.class)
        .executeUpdate();
  }

  /**
   * Locks a puzzle until the transaction ends.
   *
   * @throws ProblemException NOT_FOUND if there is no such puzzle
   */
  public LockedPuzzle lock(String slug) {
    return session
        .createNativeQuery(LOCK, LockedPuzzle.class)
        .setParameter("slug", slug)
        .uniqueResultOptional()
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
  }

  private record SameFiles(int number, String state) {}

  /**
   * A version that a puzzle has.
   *
   * @param number from 1 for each puzzle
   */
  public record Known(int number, VersionState state) {}

  /** The version of a locked puzzle that has the files with this hash. */
  public Optional<Known> find(UUID puzzle, String hash) {
    return session
        .createNativeQuery(FIND_SAME, SameFiles.class)
        .setParameter("puzzle", puzzle)
        .setParameter("hash", hash)
        .uniqueResultOptional()
        .map(same -> new Known(same.number(), VersionState.valueOf(same.state())));
  }

  /** Whether the published version of a puzzle has the files with this hash. */
  public boolean isPublished(String slug, String hash) {
    return Column.query(session, IS_PUBLISHED, Boolean.class)
        .setParameter("slug", slug)
        .setParameter("hash", hash)
        .getSingleResult();
  }

  /** The number that the next draft of a locked puzzle gets. */
  public int nextNumber(UUID puzzle) {
    return Column.query(session, NEXT_NUMBER, Integer.class)
        .setParameter("puzzle", puzzle)
        .getSingleResult();
  }

  /** Adds a draft to a locked puzzle; returns its number. */
  public int addVersion(
      UUID puzzle,
      String slug,
      PuzzleBundle bundle,
      StoredBundle stored,
      String testSetHash,
      Pictures pictures,
      @Nullable String visual) {
    return Column.query(session, ADD_VERSION, Integer.class)
        .setParameter("puzzle", puzzle)
        .setParameter("slug", slug)
        .setParameter("hash", stored.hash())
        .setParameter("bundle", stored.content())
        .setParameter("archive", stored.archive(), byte[].class)
        .setParameter("generates", bundle.generator() != null)
        .setParameter("testSet", testSetHash)
        .setParameter("title", bundle.title())
        .setParameter("difficulty", bundle.difficulty().label())
        .setParameter("points", bundle.points())
        .setParameter("tags", bundle.tags().toArray(String[]::new))
        .setParameter("statement", bundle.statement())
        .setParameter("html", Markdown.toHtml(bundle.statement(), pictures))
        .setParameter("function", bundle.tests().function())
        .setParameter("signature", bundle.signature())
        .setParameter("starter", bundle.starter())
        .setParameter("samples", Codec.toJson(Sample.of(bundle.tests())))
        .setParameter("hints", bundle.hints().toArray(String[]::new))
        .setParameter("limits", Codec.toJson(bundle.limits()))
        .setParameter("open", bundle.open())
        .setParameter("byPoints", bundle.tests().grading().byPoints())
        .setParameter("language", bundle.translations().original())
        .setParameter("translated", bundle.translations().words())
        .setParameter("visual", visual, String.class)
        .getSingleResult();
  }

  /** Adds a test set, unless it exists already. */
  public void addTestSet(String hash, byte[] content) {
    session
        .createNativeMutationQuery(ADD_TEST_SET)
        .setParameter("hash", hash)
        .setParameter("content", content)
        .executeUpdate();
  }

  /** Puts all test sets into the outbox. */
  void sendTestSets(String topic) {
    session.createNativeMutationQuery(SEND_TEST_SETS).setParameter("topic", topic).executeUpdate();
  }

  void setTotals(Totals totals) {
    session
        .createNativeMutationQuery(SET_TOTALS)
        .setParameter("puzzle", totals.puzzle())
        .setParameter("attempts", totals.attempts())
        .setParameter("solvedBy", totals.solvedBy())
        .executeUpdate();
  }

  int addTotals(List<Totals> changes) {
    return session
        .createNativeMutationQuery(ADD_TOTALS)
        .setParameter("puzzles", changes.stream().map(Totals::puzzle).toArray(UUID[]::new))
        .setParameter("attempts", changes.stream().map(Totals::attempts).toArray(Long[]::new))
        .setParameter("solvedBy", changes.stream().map(Totals::solvedBy).toArray(Long[]::new))
        .executeUpdate();
  }

  /** A version by its puzzle and number, and the task that validates it. */
  record Numbered(UUID puzzle, int number, UUID task) {}

  /** Begins the validation of a version; returns the version's bundle. */
  byte[] beginValidation(Numbered version) {
    return Column.query(session, BEGIN_VALIDATION, byte[].class)
        .setParameter("task", version.task())
        .setParameter("puzzle", version.puzzle())
        .setParameter("number", version.number())
        .getSingleResult();
  }

  /** Locks and returns the versions in validation whose task is no longer in the outbox. */
  List<Numbered> lockSentValidations() {
    return session.createNativeQuery(LOCK_SENT_VALIDATIONS, Numbered.class).getResultList();
  }

  /**
   * Ends the validation by a task. Changes nothing if it has ended, or if another task validates
   * the version now.
   */
  void endValidation(
      UUID task, VersionState state, @Nullable String report, @Nullable Double strength) {
    session
        .createNativeMutationQuery(END_VALIDATION)
        .setParameter("task", task)
        .setParameter("state", state.name())
        .setParameter("report", report, String.class)
        .setParameter("strength", strength, Double.class)
        .executeUpdate();
  }
}
