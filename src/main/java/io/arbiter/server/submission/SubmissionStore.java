package io.arbiter.server.submission;

import io.arbiter.core.judging.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Changes submissions. {@link #judge} makes the one change of a submission's state that is stored,
 * and never goes back; {@link #rejudge} changes the verdict only. Thread-safe.
 */
@ApplicationScoped
public class SubmissionStore {
  /** Gives submissions their verdicts; the caller holds their rows' locks. */
  public void judge(Handle transaction, Map<UUID, Verdict> verdicts) {
    give(
        transaction,
        """
        update submission s set state = 'JUDGED', verdict = n.verdict, judged_at = now()
        from unnest(:ids, :verdicts) n (id, verdict)
        where s.id = n.id and s.state <> 'JUDGED'
        """,
        verdicts);
  }

  /**
   * Gives judged submissions the verdicts of a further attempt, which becomes the current one; the
   * caller holds their rows' locks.
   */
  public void rejudge(Handle transaction, Map<UUID, Verdict> verdicts) {
    give(
        transaction,
        """
        update submission s set attempt = s.attempt + 1, verdict = n.verdict, judged_at = now()
        from unnest(:ids, :verdicts) n (id, verdict)
        where s.id = n.id and s.state = 'JUDGED'
        """,
        verdicts);
  }

  private static void give(Handle transaction, String statement, Map<UUID, Verdict> verdicts) {
    List<Map.Entry<UUID, Verdict>> entries = List.copyOf(verdicts.entrySet());
    transaction
        .createUpdate(statement)
        .bindArray("ids", UUID.class, entries.stream().map(Map.Entry::getKey).toList())
        .bindArray(
            "verdicts", String.class, entries.stream().map(e -> e.getValue().name()).toList())
        .execute();
  }

  /** Notes for the quota of their players that submissions have ended the children they ran in. */
  public void blameForEnds(Handle transaction, Set<UUID> ids) {
    transaction
        .createUpdate(
            """
            update submission set ended_child_at = now() where id in (
              select id from submission where id = any(:ids) and ended_child_at is null
              order by id for update)
            """)
        .bindArray("ids", UUID.class, List.copyOf(ids))
        .execute();
  }

  /**
   * Empties the runs and scripts of a deleted player, which are nobody else's: what was sent and
   * what came of it, but for the verdict and what it used. The caller holds the player's lock.
   */
  public static void empty(Handle transaction, UUID player) {
    transaction
        .createUpdate(
            """
            update submission set source = '', stdin = null where id in (
              select id from submission where player_id = :player and kind <> 'SUBMISSION'
              order by id for no key update)
            """)
        .bind("player", player)
        .execute();
    // Made of columns: a function that reads json refuses what a Python str may hold.
    transaction
        .createUpdate(
            """
            update judgement j set judgement = json_build_object('verdict', j.verdict,
              'categories', json_build_array(),
              'usage', json_build_object('cpuMillis', j.cpu_millis, 'steps', j.steps))
            from submission s
            where s.player_id = :player and s.kind <> 'SUBMISSION' and j.submission_id = s.id
            """)
        .bind("player", player)
        .execute();
  }
}
