package io.arbiter.server.score;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.puzzle.PuzzleTotals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL that counts attempts at puzzles, and their solvers. */
@ApplicationScoped
class PuzzleCountStatements {
  private static final String ADD =
      """
      insert into puzzle_count
      select cast(:puzzle as uuid), cast(:attempts as bigint), cast(:solvedBy as int)
      where (:attempts, :solvedBy) <> (0, 0)
      """;

  private static final String DELETE_NOTED = "delete from puzzle_count where puzzle_id = :puzzle";

  private static final String COUNT_SOLVERS =
      "select count(*) from solved where puzzle_id = :puzzle";

  private static final String TAKE_NOTED =
      """
      with noted as (delete from puzzle_count returning *)
      select puzzle_id, sum(attempts)::bigint as attempts, sum(solved_by)::bigint as solved_by
      from noted group by puzzle_id order by puzzle_id
      """;

  private final Session session;

  PuzzleCountStatements(@Current Session session) {
    this.session = session;
  }

  /** Notes a change of a puzzle's counts, unless it is zero. */
  void add(UUID puzzle, long attempts, int solvedBy) {
    session
        .createNativeMutationQuery(ADD)
        .setParameter("puzzle", puzzle)
        .setParameter("attempts", attempts)
        .setParameter("solvedBy", solvedBy)
        .executeUpdate();
  }

  /** Deletes the noted changes of a puzzle. */
  void deleteNoted(UUID puzzle) {
    session.createNativeMutationQuery(DELETE_NOTED).setParameter("puzzle", puzzle).executeUpdate();
  }

  /** The number of players who have solved a puzzle. */
  long countSolvers(UUID puzzle) {
    return Column.query(session, COUNT_SOLVERS, Long.class)
        .setParameter("puzzle", puzzle)
        .getSingleResult();
  }

  /** Deletes all noted changes, and returns their sum for each puzzle. */
  List<PuzzleTotals.Totals> takeNoted() {
    return session.createNativeQuery(TAKE_NOTED, PuzzleTotals.Totals.class).getResultList();
  }
}
