package io.arbiter.server.puzzle;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes puzzles and their versions. A version's content never changes; its state does, under the
 * lock of its puzzle's row, by the methods here. Thread-safe.
 */
@ApplicationScoped
public class VersionStore {
  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Duration patience;

  public VersionStore(
      Jdbi jdbi,
      Outbox outbox,
      @ConfigProperty(name = "arbiter.submission.stuck-after", defaultValue = "10m")
          Duration patience) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.patience = patience;
  }

  /**
   * A version as it is stored.
   *
   * @param created whether it was not there before
   */
  public record Stored(int number, VersionState state, String hash, boolean created) {}

  /**
   * Stores a bundle as a draft, unless it is there already in whatever state.
   *
   * @param author becomes the puzzle's when there is no such puzzle yet; null for shipped ones
   * @param admin whether the puzzle may be anybody's
   * @param archive the zip that it came as, or null
   * @throws ProblemException FORBIDDEN when the puzzle is another author's
   */
  public Stored save(
      String slug,
      @Nullable UUID author,
      boolean admin,
      Map<String, byte[]> files,
      byte @Nullable [] archive,
      PuzzleBundle bundle) {
    byte[] content = Codec.encode(new TreeMap<>(files));
    String hash = Codec.hash(content);
    Stored stored =
        jdbi.inTransaction(
            handle -> {
              UUID puzzle = lockOrAdd(handle, slug, author);
              if (!admin && !Objects.equals(author, author(handle, puzzle))) {
                throw new ProblemException(
                    ErrorCode.FORBIDDEN, slug + " is another author's puzzle");
              }
              Optional<Stored> there = find(handle, puzzle, hash);
              return there.orElseGet(
                  () -> insert(handle, puzzle, slug, bundle, content, hash, archive));
            });
    outbox.nudge();
    return stored;
  }

  /** The puzzle's id; its row is locked, so that versions are numbered one after the other. */
  private static UUID lockOrAdd(Handle handle, String slug, @Nullable UUID author) {
    handle
        .createUpdate(
            """
            insert into puzzle (id, slug, author_id) values (:id, :slug, :author)
            on conflict do nothing
            """)
        .bind("id", Generators.timeBasedEpochGenerator().generate())
        .bind("slug", slug)
        .bind("author", author)
        .execute();
    return lock(handle, slug);
  }

  private static @Nullable UUID author(Handle handle, UUID puzzle) {
    return handle
        .createQuery("select author_id from puzzle where id = :puzzle")
        .bind("puzzle", puzzle)
        .mapTo(UUID.class)
        .findOne()
        .orElse(null);
  }

  private static UUID lock(Handle handle, String slug) {
    return handle
        .createQuery("select id from puzzle where slug = :slug for update")
        .bind("slug", slug)
        .mapTo(UUID.class)
        .findOne()
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
  }

  private static Optional<Stored> find(Handle handle, UUID puzzle, String hash) {
    return handle
        .createQuery(
            """
            select number, state from puzzle_version where puzzle_id = :puzzle and hash = :hash
            """)
        .bind("puzzle", puzzle)
        .bind("hash", hash)
        .map(
            (row, context) ->
                new Stored(
                    row.getInt("number"),
                    VersionState.valueOf(row.getString("state")),
                    hash,
                    false))
        .findOne();
  }

  private Stored insert(
      Handle handle,
      UUID puzzle,
      String slug,
      PuzzleBundle bundle,
      byte[] content,
      String hash,
      byte @Nullable [] archive) {
    List<Sample> samples =
        bundle.tests().categories().stream()
            .flatMap(c -> c.cases().stream())
            .filter(TestCase::sample)
            .map(Sample::of)
            .toList();
    int number =
        handle
            .createQuery(
                """
                insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle, archive,
                  generates, test_set_hash, title, difficulty, points, tags, statement,
                  statement_html, function, signature, starter, samples, hints, limits,
                  always_open)
                select :puzzle, :slug, coalesce(max(number), 0) + 1, 'DRAFT', :hash, :bundle,
                  :archive, :generates, :testSet, :title, :difficulty, :points, :tags, :statement,
                  :html, :function, :signature, :starter, :samples::json, :hints, :limits::json,
                  :open
                from puzzle_version where puzzle_id = :puzzle
                returning number
                """)
            .bind("puzzle", puzzle)
            .bind("slug", slug)
            .bind("hash", hash)
            .bind("bundle", content)
            .bind("archive", archive)
            .bind("generates", bundle.generator() != null)
            .bind("testSet", insertTestSet(handle, bundle))
            .bind("title", bundle.title())
            .bind("difficulty", bundle.difficulty().label())
            .bind("points", bundle.points())
            .bindArray("tags", String.class, bundle.tags())
            .bind("statement", bundle.statement())
            .bind("html", Markdown.toHtml(bundle.statement()))
            .bind("function", bundle.tests().function())
            .bind("signature", bundle.signature())
            .bind("starter", bundle.starter())
            .bind("samples", Codec.toJson(samples))
            .bindArray("hints", String.class, bundle.hints())
            .bind("limits", Codec.toJson(bundle.limits()))
            .bind("open", bundle.open())
            .mapTo(Integer.class)
            .one();
    return new Stored(number, VersionState.DRAFT, hash, true);
  }

  private String insertTestSet(Handle handle, PuzzleBundle bundle) {
    byte[] tests = Codec.encode(bundle.tests());
    String hash = Codec.hash(tests);
    handle
        .createUpdate(
            "insert into test_set (hash, content) values (:hash, :content) on conflict do nothing")
        .bind("hash", hash)
        .bind("content", tests)
        .execute();
    outbox.append(handle, Topics.TEST_SETS, hash, tests);
    return hash;
  }

  /** The files of a stored bundle. */
  public static SortedMap<String, byte[]> files(byte[] content) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Codec.fromJson(new String(content, StandardCharsets.UTF_8), Files.class).forEach(files::put);
    return files;
  }

  private static final class Files extends TreeMap<String, byte[]> {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Has a worker validate a version; the answer comes to {@link #validated}. One that was asked for
   * long ago is given up as lost and begins again.
   *
   * @throws ProblemException CONFLICT when the version is or was published
   */
  public VersionState validate(String slug, int number) {
    VersionState state =
        jdbi.inTransaction(
            handle -> {
              UUID puzzle = lock(handle, slug);
              VersionState before = state(handle, puzzle, slug, number);
              if (before.mayBeValidated() || isLost(handle, puzzle, number)) {
                enqueueValidation(handle, puzzle, number);
              } else if (before != VersionState.VALIDATING) {
                throw new ProblemException(
                    ErrorCode.CONFLICT, "version " + number + " is " + before);
              }
              return VersionState.VALIDATING;
            });
    outbox.nudge();
    return state;
  }

  private record Numbered(UUID puzzle, int number) {}

  /** Asks for all open validations again, after the broker has lost its topics. */
  public void enqueueOpenValidations() {
    jdbi.useTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    select v.puzzle_id, v.number from puzzle_version v
                    where v.state = 'VALIDATING'
                      and not exists (select from outbox where key = v.validation::text)
                    for update skip locked
                    """)
                .map(
                    (row, context) ->
                        new Numbered(row.getObject("puzzle_id", UUID.class), row.getInt("number")))
                .list()
                .forEach(version -> enqueueValidation(handle, version.puzzle(), version.number())));
    outbox.nudge();
  }

  private boolean isLost(Handle handle, UUID puzzle, int number) {
    return handle
        .createQuery(
            """
            select validation from puzzle_version
            where puzzle_id = :puzzle and number = :number and state = 'VALIDATING'
            """)
        .bind("puzzle", puzzle)
        .bind("number", number)
        .mapTo(UUID.class)
        .findOne()
        .map(UUIDUtil::extractTimestamp)
        .filter(asked -> asked < System.currentTimeMillis() - patience.toMillis())
        .isPresent();
  }

  private void enqueueValidation(Handle handle, UUID puzzle, int number) {
    UUID task = Generators.timeBasedEpochGenerator().generate();
    byte[] content =
        handle
            .createQuery(
                """
                update puzzle_version set state = 'VALIDATING', validation = :task, report = null
                where puzzle_id = :puzzle and number = :number returning bundle
                """)
            .bind("task", task)
            .bind("puzzle", puzzle)
            .bind("number", number)
            .mapTo(byte[].class)
            .one();
    outbox.append(
        handle,
        Topics.JOBS_BATCH,
        task.toString(),
        new AuthorTask(task, AuthorTask.Kind.VALIDATE, files(content), Map.of(), null, null));
  }

  private static VersionState state(Handle handle, UUID puzzle, String slug, int number) {
    return handle
        .createQuery(
            "select state from puzzle_version where puzzle_id = :puzzle and number = :number")
        .bind("puzzle", puzzle)
        .bind("number", number)
        .mapTo(VersionState.class)
        .findOne()
        .orElseThrow(
            () -> new ProblemException(ErrorCode.NOT_FOUND, slug + " has no version " + number));
  }

  /** Takes a validation's answer, which may come again or too late. */
  public void validated(UUID task, VersionState state, @Nullable String report) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update puzzle_version set state = :state, report = :report::json
                    where validation = :task and state = 'VALIDATING'
                    """)
                .bind("state", state)
                .bind("report", report)
                .bind("task", task)
                .execute());
  }

  /**
   * Gives players a version instead of the one that they had.
   *
   * @param from the state that it must be in, unless it is published already
   * @throws ProblemException CONFLICT when it is in another
   */
  public void publish(String slug, int number, VersionState from) {
    jdbi.useTransaction(
        handle -> {
          UUID puzzle = lock(handle, slug);
          VersionState state = state(handle, puzzle, slug, number);
          if (state == VersionState.PUBLISHED) {
            return;
          }
          if (state != from) {
            throw new ProblemException(
                ErrorCode.CONFLICT, "version " + number + " is " + state + ", not " + from);
          }
          retirePublished(handle, puzzle);
          setState(handle, puzzle, number, VersionState.PUBLISHED);
        });
  }

  /**
   * Takes a puzzle from the players; its submissions and points stay.
   *
   * @throws ProblemException CONFLICT when that version is not published
   */
  public void retire(String slug, int number) {
    jdbi.useTransaction(
        handle -> {
          UUID puzzle = lock(handle, slug);
          VersionState state = state(handle, puzzle, slug, number);
          if (state != VersionState.PUBLISHED) {
            throw new ProblemException(
                ErrorCode.CONFLICT, "version " + number + " is " + state + ", not PUBLISHED");
          }
          setState(handle, puzzle, number, VersionState.RETIRED);
        });
  }

  /** Publishes a shipped bundle, whatever it was before; whether that changed anything. */
  boolean publishShipped(String slug, Map<String, byte[]> files, PuzzleBundle bundle) {
    Stored stored = save(slug, null, true, files, null, bundle);
    if (stored.state() == VersionState.PUBLISHED) {
      return false;
    }
    publish(slug, stored.number(), stored.state());
    return true;
  }

  private static void retirePublished(Handle handle, UUID puzzle) {
    handle
        .createUpdate(
            """
            update puzzle_version set state = 'RETIRED'
            where puzzle_id = :puzzle and state = 'PUBLISHED'
            """)
        .bind("puzzle", puzzle)
        .execute();
  }

  private static void setState(Handle handle, UUID puzzle, int number, VersionState state) {
    handle
        .createUpdate(
            """
            update puzzle_version set state = :state
            where puzzle_id = :puzzle and number = :number
            """)
        .bind("state", state)
        .bind("puzzle", puzzle)
        .bind("number", number)
        .execute();
  }
}
