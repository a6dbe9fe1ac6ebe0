package io.arbiter.server.score;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * How often a puzzle was attempted and by how many it was solved, for the catalogue. A scoring only
 * notes what is to be added, so that those of one popular puzzle do not wait for each other.
 * Thread-safe.
 */
@ApplicationScoped
public class PuzzleCounts {
  /** What {@link #add} does, for a statement that does more. */
  static final String ADD =
      """
      insert into puzzle_count select :puzzle::uuid, :attempts::bigint, :solvedBy::int
      where (:attempts, :solvedBy) <> (0, 0)
      """;

  private final Jdbi jdbi;

  public PuzzleCounts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Notes what a transaction adds to a puzzle's counts. Rows are only inserted, so it waits for
   * nobody.
   *
   * @param attempts judgements that {@linkplain Scorekeeper#counts count} and did not before
   * @param solvedBy by how much the number of players who have solved the puzzle changes
   */
  public static void add(Handle transaction, UUID puzzle, long attempts, int solvedBy) {
    transaction
        .createUpdate(ADD)
        .bind("puzzle", puzzle)
        .bind("attempts", attempts)
        .bind("solvedBy", solvedBy)
        .execute();
  }

  /**
   * Recomputes a puzzle's counts from its judged submissions and from the players who solved it.
   */
  void recount(UUID puzzle) {
    jdbi.useTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        transaction -> {
          transaction.execute("delete from puzzle_count where puzzle_id = ?", puzzle);
          transaction
              .createUpdate(
                  """
                  update puzzle p set
                    attempts = (select count(*) from submission s where s.puzzle_id = p.id
                      and s.kind = 'SUBMISSION' and s.state = 'JUDGED'
                      and not (s.verdict = any(:uncounted))),
                    solved_by = (select count(*) from solved s where s.puzzle_id = p.id)
                  where p.id = :puzzle
                  """)
              .bind("puzzle", puzzle)
              .bindArray("uncounted", String.class, Scorekeeper.UNCOUNTED)
              .execute();
        });
  }

  /** Adds what was noted; how many puzzles that changed. */
  public int fold() {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    with noted as (delete from puzzle_count returning *), added as (
                      select puzzle_id, sum(attempts) as attempts, sum(solved_by) as solved_by
                      from noted group by puzzle_id)
                    update puzzle p set attempts = p.attempts + a.attempts,
                      solved_by = p.solved_by + a.solved_by
                    from added a where p.id = a.puzzle_id
                    """)
                .execute());
  }
}
