package io.arbiter.puzzle;

import com.fasterxml.uuid.Generators;
import io.arbiter.delivery.Codec;
import io.arbiter.delivery.Topics;
import io.arbiter.judging.Limits;
import io.arbiter.judging.TestCase;
import io.arbiter.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes puzzles and their versions. Thread-safe. */
@ApplicationScoped
public class PuzzleStore {
  private final Jdbi jdbi;
  private final Outbox outbox;

  public PuzzleStore(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  /**
   * Publishes a bundle as a new version, unless its content is the published version's already.
   *
   * @return whether there is a new version
   * @throws InvalidBundleException with every problem found
   */
  public boolean publish(String slug, Map<String, byte[]> files) throws InvalidBundleException {
    PuzzleBundle bundle = BundleReader.read(files);
    byte[] content = Codec.encode(new TreeMap<>(files));
    boolean published =
        jdbi.inTransaction(handle -> publish(handle, slug, bundle, content, Codec.hash(content)));
    outbox.nudge();
    return published;
  }

  private boolean publish(
      Handle handle, String slug, PuzzleBundle bundle, byte[] content, String hash) {
    UUID puzzle = lockPuzzle(handle, slug);
    boolean unchanged =
        handle
            .createQuery(
                """
                select exists (select from puzzle_version
                  where puzzle_id = :puzzle and hash = :hash and state = 'PUBLISHED')
                """)
            .bind("puzzle", puzzle)
            .bind("hash", hash)
            .mapTo(Boolean.class)
            .one();
    if (unchanged) {
      return false;
    }
    handle
        .createUpdate(
            """
            update puzzle_version set state = 'RETIRED'
            where puzzle_id = :puzzle and state = 'PUBLISHED'
            """)
        .bind("puzzle", puzzle)
        .execute();
    insertVersion(handle, puzzle, bundle, content, hash);
    return true;
  }

  /** The puzzle's id; its row is locked so that versions are numbered one after the other. */
  private static UUID lockPuzzle(Handle handle, String slug) {
    handle
        .createUpdate("insert into puzzle (id, slug) values (:id, :slug) on conflict do nothing")
        .bind("id", Generators.timeBasedEpochGenerator().generate())
        .bind("slug", slug)
        .execute();
    return handle
        .createQuery("select id from puzzle where slug = :slug for update")
        .bind("slug", slug)
        .mapTo(UUID.class)
        .one();
  }

  private void insertVersion(
      Handle handle, UUID puzzle, PuzzleBundle bundle, byte[] content, String hash) {
    String testSetHash = insertTestSet(handle, bundle);
    List<Sample> samples =
        bundle.tests().categories().stream()
            .flatMap(c -> c.cases().stream())
            .filter(TestCase::sample)
            .map(Sample::of)
            .toList();
    handle
        .createUpdate(
            """
            insert into puzzle_version (puzzle_id, number, state, hash, bundle, test_set_hash,
              title, difficulty, points, tags, statement, statement_html, function, signature,
              starter, samples, hints, limits)
            select :puzzle, coalesce(max(number), 0) + 1, 'PUBLISHED', :hash, :bundle, :testSet,
              :title, :difficulty, :points, :tags, :statement, :html, :function, :signature,
              :starter, :samples::json, :hints, :limits::json
            from puzzle_version where puzzle_id = :puzzle
            on conflict (puzzle_id, hash) do update set state = 'PUBLISHED'
            """)
        .bind("puzzle", puzzle)
        .bind("hash", hash)
        .bind("bundle", content)
        .bind("testSet", testSetHash)
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
        .execute();
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

  /** Sends every test set again, for a broker that has lost its topic or never had it. */
  public void resendTestSets() {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into outbox (topic, key, payload)
                    select :topic, hash, content from test_set
                    """)
                .bind("topic", Topics.TEST_SETS)
                .execute());
    outbox.nudge();
  }

  /** The published version of a puzzle. */
  public Optional<PuzzleVersion> published(String slug) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.id, v.number, v.test_set_hash, v.limits from puzzle p
                    join puzzle_version v on v.puzzle_id = p.id and v.state = 'PUBLISHED'
                    where p.slug = :slug
                    """)
                .bind("slug", slug)
                .map(
                    (row, context) ->
                        new PuzzleVersion(
                            row.getObject("id", UUID.class),
                            slug,
                            row.getInt("number"),
                            row.getString("test_set_hash"),
                            Codec.fromJson(row.getString("limits"), Limits.class)))
                .findOne());
  }
}
