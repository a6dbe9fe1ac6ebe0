package io.arbiter.submission;

import io.arbiter.delivery.Codec;
import io.arbiter.delivery.Job;
import io.arbiter.delivery.Topics;
import io.arbiter.judging.SubmissionState;
import io.arbiter.judging.Verdict;
import io.arbiter.outbox.SentListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes submissions. Every change of a submission's state is made by {@link #advance} or {@link
 * #judge}; neither goes back. {@link #rejudge} changes the verdict only. Thread-safe.
 */
@ApplicationScoped
public class SubmissionStore implements SentListener {
  /**
   * Adds a submission, to a puzzle unless it is a scratch, and puts its job into the outbox, unless
   * the player has used its idempotency key before. One statement, so that it is one round trip and
   * a transaction by itself.
   */
  boolean insert(
      Handle handle,
      String topic,
      Job job,
      UUID player,
      @Nullable UUID puzzle,
      @Nullable String idempotencyKey) {
    return handle
        .createQuery(
            """
            with accepted as (
              insert into submission (id, kind, player_id, puzzle_id, version, source, stdin,
                idempotency_key, state, attempt, submitted_at, enqueued_at)
              values (:id, :kind, :player, :puzzle, :version, :source, :stdin,
                :key, 'ACCEPTED', :attempt, :at, :at)
              on conflict (player_id, idempotency_key) where idempotency_key is not null
              do nothing
              returning id
            ), sending as (
              insert into outbox (topic, key, payload)
              select :topic, id::text, :job from accepted
            )
            select id from accepted
            """)
        .bind("id", job.submission())
        .bind("kind", job.kind())
        .bind("player", player)
        .bind("puzzle", puzzle)
        .bind("version", puzzle == null ? null : job.version())
        .bind("source", job.source())
        .bind("stdin", job.stdin())
        .bind("key", idempotencyKey)
        .bind("attempt", job.attempt())
        .bind("at", job.submittedAt())
        .bind("topic", topic)
        .bind("job", Codec.encode(job))
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }

  Optional<UUID> findByKey(Handle handle, UUID player, String idempotencyKey) {
    return handle
        .createQuery(
            "select id from submission where player_id = :player and idempotency_key = :key")
        .bind("player", player)
        .bind("key", idempotencyKey)
        .mapTo(UUID.class)
        .findOne();
  }

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

  /** A job that the broker has is queued. */
  @Override
  public void sent(Handle transaction, String topic, List<String> keys) {
    if (topic.equals(Topics.JOBS_INTERACTIVE) || topic.equals(Topics.JOBS_BATCH)) {
      advance(transaction, keys.stream().map(UUID::fromString).toList(), SubmissionState.QUEUED);
    }
  }
}
