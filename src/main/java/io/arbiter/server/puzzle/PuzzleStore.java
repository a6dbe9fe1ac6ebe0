package io.arbiter.server.puzzle;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds puzzles and their published versions. Thread-safe. */
@ApplicationScoped
public class PuzzleStore {
  private final PuzzleRepository puzzles;
  private final PuzzleQueries queries;
  private final Outbox outbox;

  PuzzleStore(PuzzleRepository puzzles, PuzzleQueries queries, Outbox outbox) {
    this.puzzles = puzzles;
    this.queries = queries;
    this.outbox = outbox;
  }

  /**
   * A puzzle without its versions.
   *
   * @param author null for a shipped puzzle, which belongs to the admins
   */
  public record Puzzle(UUID id, String slug, @Nullable UUID author) {}

  /** The puzzle with this slug. Needs no transaction, whose end would cost a round trip. */
  @Transactional(TxType.SUPPORTS)
  public Optional<Puzzle> find(String slug) {
    return puzzles.bySlug(slug);
  }

  /**
   * The puzzle with this slug, if players may know of it: a version is published or was. Needs no
   * transaction, like {@link #find}.
   */
  @Transactional(TxType.SUPPORTS)
  public Optional<Puzzle> findShown(String slug) {
    return puzzles.shownBySlug(slug);
  }

  /** Sends every test set again, for a broker that has lost the topic or is new. */
  public void resendTestSets() {
    QuarkusTransaction.joiningExisting().run(() -> queries.sendTestSets(Topics.TEST_SETS));
    outbox.nudge();
  }

  /**
   * The published version of a puzzle. Each request with a submission calls this, so it runs
   * without a transaction: the end of a transaction costs a round trip.
   */
  @Transactional(TxType.SUPPORTS)
  public Optional<PuzzleVersion> published(String slug) {
    return puzzles.published(slug).map(version -> judged(slug, version));
  }

  /** A version of a puzzle, in any state. */
  @Transactional(TxType.SUPPORTS)
  public Optional<PuzzleVersion> version(String slug, int number) {
    return puzzles.judged(slug, number).map(version -> judged(slug, version));
  }

  private static PuzzleVersion judged(String slug, PuzzleRepository.Judged version) {
    return new PuzzleVersion(
        version.puzzle(),
        slug,
        version.number(),
        version.testSetHash(),
        Codec.fromJson(version.limits(), Limits.class),
        version.function().isEmpty(),
        new StationLock(slug, version.alwaysOpen(), version.author()));
  }
}
