package io.arbiter.server.puzzle;

import io.arbiter.core.problem.ProblemReason;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds puzzles and their published versions. Thread-safe. */
@ApplicationScoped
public class PuzzleStore {
  /** Reads and locks the rows of puzzles. */
  @ApplicationScoped
  static class Puzzles implements PanacheRepositoryBase<PuzzleEntity, UUID> {}

  private static final String VERSION =
      """
      select p.id, p.authorId, p.slug, v.number, v.testSetHash, v.limits, v.alwaysOpen,
        v.functionName, cast(function('json_array_length', v.samples) as Integer),
        v.starters
      from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id where p.slug = ?1 and
      """;

  private final Puzzles puzzles;
  private final PuzzleQueries queries;
  private final Outbox outbox;

  PuzzleStore(Puzzles puzzles, PuzzleQueries queries, Outbox outbox) {
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
    return one(Puzzle.class, "select id, slug, authorId from PuzzleEntity where slug = ?1", slug);
  }

  /** Whether a player is the puzzle's author or a co-author. */
  @Transactional(TxType.SUPPORTS)
  public boolean isBy(String slug, UUID player) {
    return puzzles.count(
            """
            slug = ?1 and (authorId = ?2
              or id in (select c.puzzleId from CoAuthorEntity c where c.playerId = ?2))
            """,
            slug,
            player)
        > 0;
  }

  /**
   * The puzzle with this slug, if players may know of it: a version is published or was. Needs no
   * transaction, like {@link #find}.
   */
  @Transactional(TxType.SUPPORTS)
  public Optional<Puzzle> findShown(String slug) {
    return one(
        Puzzle.class,
        """
        select p.id, p.slug, p.authorId from PuzzleEntity p
        where p.slug = ?1 and exists (select 1 from VersionEntity v
          where v.puzzleId = p.id and (v.state = PUBLISHED or v.state = RETIRED))
        """,
        slug);
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
    return one(PuzzleVersion.class, VERSION + "v.state = PUBLISHED", slug);
  }

  /** A version of a puzzle, in any state. */
  @Transactional(TxType.SUPPORTS)
  public Optional<PuzzleVersion> version(String slug, int number) {
    return one(PuzzleVersion.class, VERSION + "v.number = ?2", slug, number);
  }

  private <T> Optional<T> one(Class<T> type, String query, Object... parameters) {
    return puzzles.find(query, parameters).project(type).singleResultOptional();
  }

  /** Locks a puzzle, so that its versions change one at a time; NOT_FOUND if there is none. */
  @Transactional(TxType.MANDATORY)
  PuzzleEntity lock(String slug) {
    return puzzles
        .find("slug", slug)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional()
        .orElseThrow(() -> ProblemReason.NO_PUZZLE.problem(slug));
  }

  /**
   * Counts of a puzzle.
   *
   * @param attempts judged submissions that count
   * @param solvedBy players who have solved it
   */
  public record Totals(UUID puzzle, long attempts, long solvedBy) {}

  @Transactional(TxType.MANDATORY)
  public void setTotals(Totals totals) {
    queries.setTotals(totals.puzzle(), totals.attempts(), totals.solvedBy());
  }

  /** Adds to the totals of puzzles, and returns the number of puzzles that changed. */
  @Transactional(TxType.MANDATORY)
  public int addTotals(List<Totals> changes) {
    return changes.isEmpty()
        ? 0
        : queries.addTotals(
            changes.stream().map(Totals::puzzle).toArray(UUID[]::new),
            changes.stream().map(Totals::attempts).toArray(Long[]::new),
            changes.stream().map(Totals::solvedBy).toArray(Long[]::new));
  }
}
