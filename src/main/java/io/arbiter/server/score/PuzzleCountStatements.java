package io.arbiter.server.score;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.puzzle.PuzzleTotals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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

  /** How many players have solved a puzzle. */
  long countSolvers(UUID puzzle) {
    return Column.query(session, COUNT_SOLVERS, Long.class)
        .setParameter("puzzle", puzzle)
        .getSingleResult();
  }

  /** Takes away all that was noted: what is to be added to each puzzle's counts. */
  List<PuzzleTotals.Totals> takeNoted() {
    return session.createNativeQuery(TAKE_NOTED, PuzzleTotals.Totals.class).getResultList();
  }
}
