package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.Translation;
import io.arbiter.core.bundle.Visual;
import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores bundles as versions of puzzles. A version's content never changes. Thread-safe. */
@ApplicationScoped
public class Drafts {
  private final PuzzleQueries queries;
  private final PuzzleStore puzzles;
  private final VersionRepository versions;
  private final Outbox outbox;

  Drafts(PuzzleQueries queries, PuzzleStore puzzles, VersionRepository versions, Outbox outbox) {
    this.queries = queries;
    this.puzzles = puzzles;
    this.versions = versions;
    this.outbox = outbox;
  }

  /** A stored version; {@code created} is false if the version existed before. */
  public record Stored(int number, VersionState state, String hash, boolean created) {}

  /**
   * Stores a bundle as a draft. If the puzzle has a version with the same files, in any state, it
   * stores nothing and returns that version.
   *
   * @param author becomes the author of a new puzzle; null for shipped puzzles
   * @param admin whether the puzzle may belong to other authors
   * @param archive the zip that the author sent, or null
   * @throws ProblemException FORBIDDEN if the puzzle is another author's
   */
  public Stored save(
      String slug,
      @Nullable UUID author,
      boolean admin,
      Map<String, byte[]> files,
      byte @Nullable [] archive,
      PuzzleBundle bundle) {
    StoredBundle content = StoredBundle.of(files, archive);
    Stored stored =
        QuarkusTransaction.joiningExisting()
            .call(
                () -> {
                  UUID puzzle = lockOrAdd(slug, author, admin);
                  return queries
                      .find(slug, content.hash())
                      .map(old -> new Stored(old.number(), old.state(), content.hash(), false))
                      .orElseGet(() -> add(puzzle, slug, files, bundle, content));
                });
    outbox.nudge();
    return stored;
  }

  /** Whether the puzzle's published version has these files. */
  public boolean isPublished(String slug, Map<String, byte[]> files) {
    String hash = StoredBundle.of(files, null).hash();
    return QuarkusTransaction.joiningExisting()
        .call(() -> queries.find(slug, hash))
        .filter(known -> known.state() == VersionState.PUBLISHED)
        .isPresent();
  }

  /** The puzzle's id. The puzzle's row is locked, so two versions never get the same number. */
  private UUID lockOrAdd(String slug, @Nullable UUID author, boolean admin) {
    queries.addPuzzle(TimeOrderedId.next(), slug, author);
    PuzzleEntity puzzle = puzzles.lock(slug);
    if (!admin
        && !Objects.equals(author, puzzle.authorId)
        && (author == null || !puzzles.isBy(slug, author))) {
      throw new ProblemException(ErrorCode.FORBIDDEN, slug + " is another author's puzzle");
    }
    return puzzle.id;
  }

  private Stored add(
      UUID puzzle,
      String slug,
      Map<String, byte[]> files,
      PuzzleBundle bundle,
      StoredBundle content) {
    byte[] tests = Codec.encode(bundle.tests());
    String testSetHash = Codec.hash(tests);
    queries.addTestSet(testSetHash, tests);
    outbox.append(Topics.TEST_SETS, testSetHash, tests);
    int number = queries.nextNumber(puzzle);
    VersionEntity draft = new VersionEntity(puzzle, slug, number, bundle, content);
    draft.testSetHash = testSetHash;
    draft.visual = Visual.of(files).orElse(null);
    versions.persist(draft);
    List<Picture> pictures =
        Media.of(files).entrySet().stream()
            .map(one -> new Picture(one.getKey(), Codec.hash(one.getValue()), one.getValue()))
            .toList();
    if (!pictures.isEmpty()) {
      queries.addPictures(puzzle, number, Codec.toJson(pictures));
    }
    for (Translation translation : bundle.texts().translations()) {
      queries.session().persist(new TranslationEntity(draft, translation));
    }
    return new Stored(number, VersionState.DRAFT, content.hash(), true);
  }

  /** A picture as JSON for the database; the content is Base64. */
  record Picture(String name, String hash, byte[] content) {}
}
