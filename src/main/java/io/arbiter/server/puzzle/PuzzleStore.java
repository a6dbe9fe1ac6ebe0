package io.arbiter.server.puzzle;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.station.StationLock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what submissions are judged against. Thread-safe. */
@ApplicationScoped
public class PuzzleStore {
  private final PuzzleRepository puzzles;
  private final VersionStatements statements;
  private final Outbox outbox;

  public PuzzleStore(PuzzleRepository puzzles, VersionStatements statements, Outbox outbox) {
    this.puzzles = puzzles;
    this.statements = statements;
    this.outbox = outbox;
  }

  /**
   * A puzzle, whatever its versions are.
   *
   * @param author null for a shipped puzzle, which is the admins'
   */
  public record Puzzle(UUID id, String slug, @Nullable UUID author) {}

  /** The puzzle of that name. */
  @Transactional
  public Optional<Puzzle> find(String slug) {
    return puzzles.bySlug(slug);
  }

  /** Sends every test set again, for a broker that has lost its topic or never had it. */
  public void resendTestSets() {
    QuarkusTransaction.joiningExisting().run(() -> statements.sendTestSets(Topics.TEST_SETS));
    outbox.nudge();
  }

  /**
   * The published version of a puzzle. Asked by each submission's request, and so without a
   * transaction, whose end costs a round trip.
   */
  @Transactional(TxType.SUPPORTS)
  public Optional<PuzzleVersion> published(String slug) {
    return puzzles
        .published(slug)
        .map(
            version ->
                new PuzzleVersion(
                    version.puzzle(),
                    slug,
                    version.number(),
                    version.testSetHash(),
                    Codec.fromJson(version.limits(), Limits.class),
                    new StationLock(slug, version.alwaysOpen(), version.author())));
  }
}
