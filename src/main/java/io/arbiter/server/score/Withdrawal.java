package io.arbiter.server.score;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Takes a player whose account is being deleted out of all rankings. The submissions still count as
 * attempts, but no longer as a solver's. {@link Recount} makes sure that later judgements do not
 * bring the player back.
 */
public final class Withdrawal {
  private static final List<String> STEPS =
      List.of(
          // By the columns of its index: there is a solved puzzle to each of these.
          """
          delete from best where player_id = :player and measure in ('size', 'steps', 'time')
            and puzzle_id in (select puzzle_id from solved where player_id = :player)
          """,
          """
          with gone as (delete from solved where player_id = :player returning puzzle_id)
          insert into puzzle_count (puzzle_id, attempts, solved_by)
          select puzzle_id, 0, -1 from gone
          """,
          "delete from standing where player_id = :player",
          """
          update judgement j set points = 0 from submission s
          where s.player_id = :player and j.submission_id = s.id and j.points <> 0
          """);

  private Withdrawal() {}

  /**
   * Withdraws a player, whose lock the caller holds; the caller marks the account as deleted in the
   * same transaction.
   */
  public static void of(Handle transaction, UUID player) {
    for (String sql : STEPS) {
      transaction.createUpdate(sql).bind("player", player).execute();
    }
  }
}
