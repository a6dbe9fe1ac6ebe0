package io.arbiter.server.score;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;

/** The statements about attempts at puzzles and about their solvers. */
@ApplicationScoped
class PuzzleCountStatements {
  private static final String ADD =
      """
      insert into puzzle_count
      select cast(:puzzle as uuid), cast(:attempts as bigint), cast(:solvedBy as int)
      where (:attempts, :solvedBy) <> (0, 0)
      """;

  private static final String DELETE_NOTED = "delete from puzzle_count where puzzle_id = :puzzle";

  private static final String RECOUNT =
      """
      update puzzle p set
        attempts = (select count(*) from submission s where s.puzzle_id = p.id
          and s.kind = 'SUBMISSION' and s.state = 'JUDGED'
          and not (s.verdict = any(:uncounted))),
        solved_by = (select count(*) from solved s where s.puzzle_id = p.id)
      where p.id = :puzzle
      """;

  private static final String FOLD =
      """
      with noted as (delete from puzzle_count returning *), added as (
        select puzzle_id, sum(attempts) as attempts, sum(solved_by) as solved_by
        from noted group by puzzle_id)
      update puzzle p set attempts = p.attempts + a.attempts,
        solved_by = p.solved_by + a.solved_by
      from added a where p.id = a.puzzle_id
      """;

  private final Session session;

  PuzzleCountStatements(@Current Session session) {
    this.session = session;
  }

  /** Notes what is to be added to a puzzle's counts, if that is anything. */
  void add(UUID puzzle, long attempts, int solvedBy) {
    session
        .createNativeMutationQuery(ADD)
        .setParameter("puzzle", puzzle)
        .setParameter("attempts", attempts)
        .setParameter("solvedBy", solvedBy)
        .executeUpdate();
  }

  /** Drops what was noted for a puzzle. */
  void deleteNoted(UUID puzzle) {
    session.createNativeMutationQuery(DELETE_NOTED).setParameter("puzzle", puzzle).executeUpdate();
  }

  /** Sets a puzzle's counts to what its submissions and its solvers say. */
  void recount(UUID puzzle) {
    session
        .createNativeMutationQuery(RECOUNT)
        .setParameter("puzzle", puzzle)
        .setParameter("uncounted", Scorekeeper.UNCOUNTED.toArray(String[]::new))
        .executeUpdate();
  }

  /** Adds all that was noted to the puzzles; gives how many puzzles that changed. */
  int fold() {
    return session.createNativeMutationQuery(FOLD).executeUpdate();
  }
}
