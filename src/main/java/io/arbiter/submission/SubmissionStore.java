package io.arbiter.submission;

import io.arbiter.delivery.Topics;
import io.arbiter.judging.SubmissionState;
import io.arbiter.judging.Verdict;
import io.arbiter.outbox.SentListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Changes submissions. Every change of a submission's state is made by {@link #advance} or {@link
 * #judge}; neither goes back. {@link #rejudge} changes the verdict only. Thread-safe.
 */
@ApplicationScoped
public class SubmissionStore implements SentListener {
  /** Moves those of the submissions on to {@code next} that have not come so far yet. */
  public void advance(Handle transaction, Collection<UUID> ids, SubmissionState next) {
    List<String> earlier =
        Arrays.stream(SubmissionState.values())
            .filter(state -> state.mayBecome(next))
            .map(SubmissionState::name)
            .toList();
    transaction
        .createUpdate(
            """
            update submission set state = :next where id in (
              select id from submission where id = any(:ids) and state = any(:earlier)
              order by id for update)
            """)
        .bind("next", next)
        .bindArray("ids", UUID.class, List.copyOf(ids))
        .bindArray("earlier", String.class, earlier)
        .execute();
  }

  /** Gives a submission its verdict; the caller holds its row's lock. */
  public void judge(Handle transaction, UUID id, Verdict verdict) {
    transaction
        .createUpdate(
            """
            update submission set state = 'JUDGED', verdict = :verdict, judged_at = now()
            where id = :id and state <> 'JUDGED'
            """)
        .bind("id", id)
        .bind("verdict", verdict)
        .execute();
  }

  /**
   * Gives judged submissions the verdicts of a further attempt, which becomes the current one; the
   * caller holds their rows' locks.
   */
  public void rejudge(Handle transaction, Map<UUID, Verdict> verdicts) {
    List<Map.Entry<UUID, Verdict>> entries = List.copyOf(verdicts.entrySet());
    transaction
        .createUpdate(
            """
            update submission s set attempt = s.attempt + 1, verdict = n.verdict, judged_at = now()
            from unnest(:ids, :verdicts) n (id, verdict)
            where s.id = n.id and s.state = 'JUDGED'
            """)
        .bindArray("ids", UUID.class, entries.stream().map(Map.Entry::getKey).toList())
        .bindArray(
            "verdicts", String.class, entries.stream().map(e -> e.getValue().name()).toList())
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

  /** A job that the broker has is queued. */
  @Override
  public void sent(Handle transaction, String topic, List<String> keys) {
    if (topic.equals(Topics.JOBS_INTERACTIVE) || topic.equals(Topics.JOBS_BATCH)) {
      advance(transaction, keys.stream().map(UUID::fromString).toList(), SubmissionState.QUEUED);
    }
  }
}
