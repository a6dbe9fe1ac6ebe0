package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores bundles as versions of puzzles. A version's content never changes. Thread-safe. */
@ApplicationScoped
public class Drafts {
  private final VersionStatements statements;
  private final VersionRepository versions;
  private final Outbox outbox;

  public Drafts(VersionStatements statements, VersionRepository versions, Outbox outbox) {
    this.statements = statements;
    this.versions = versions;
    this.outbox = outbox;
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
    StoredBundle content = StoredBundle.of(files, archive);
    Stored stored =
        QuarkusTransaction.joiningExisting()
            .call(
                () -> {
                  UUID puzzle = lockOrAdd(slug, author, admin);
                  return versions
                      .byHash(puzzle, content.hash())
                      .map(there -> new Stored(there.number, there.state, there.hash, false))
                      .orElseGet(() -> add(puzzle, slug, bundle, content));
                });
    outbox.nudge();
    return stored;
  }

  /** The puzzle's id; its row is locked, so that versions are numbered one after the other. */
  private UUID lockOrAdd(String slug, @Nullable UUID author, boolean admin) {
    statements.addPuzzle(slug, author);
    VersionStatements.LockedPuzzle puzzle = statements.lock(slug);
    if (!admin && !Objects.equals(author, puzzle.author())) {
      throw new ProblemException(ErrorCode.FORBIDDEN, slug + " is another author's puzzle");
    }
    return puzzle.id();
  }

  private Stored add(UUID puzzle, String slug, PuzzleBundle bundle, StoredBundle content) {
    byte[] tests = Codec.encode(bundle.tests());
    String testSetHash = Codec.hash(tests);
    statements.addTestSet(testSetHash, tests);
    outbox.append(Topics.TEST_SETS, testSetHash, tests);
    int number = statements.addVersion(puzzle, slug, bundle, content, testSetHash);
    return new Stored(number, VersionState.DRAFT, content.hash(), true);
  }
}
