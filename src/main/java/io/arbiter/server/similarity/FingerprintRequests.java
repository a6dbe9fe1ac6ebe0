package io.arbiter.server.similarity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Asks workers for the fingerprints of accepted solutions, in the batch lane and while players are
 * quiet. Thread-safe.
 */
@ApplicationScoped
class FingerprintRequests {
  /**
   * Solutions of one task: a context with the parser costs a worker as much as some twenty small
   * submissions, and each solution little beside it. With the largest sources, and with the most
   * fingerprints that there can be, task and answer are records that the broker takes.
   */
  static final int TASK = 50;

  /** Solutions that workers have been asked for at a time, by tasks that are full. */
  static final int MOST = 4 * TASK;

  /**
   * To parse a solution costs a worker about as much as to judge it: that is for when no player has
   * sent anything for a while, but put off for an hour at most.
   */
  static final String BUSY =
      """
      select (exists (select from submission where enqueued_at > now() - interval '10 seconds')
          or exists (select from submission where state <> 'JUDGED'))
        and not exists (select from fingerprinting
          where requested_at is null and since < now() - interval '1 hour')
      """;

  static final String IN_FLIGHT =
      "select count(*) from fingerprinting where requested_at > now() - interval '1 hour'";

  /**
   * The newest first: however many older ones there are, a new one is soon had. An answer takes
   * seconds; one that has not come within the hour is lost.
   */
  static final String REQUEST =
      """
      with due as materialized (
        select submission_id from fingerprinting
        where requested_at is null or requested_at <= now() - interval '1 hour'
        order by submission_id desc limit :task for update skip locked
      ), asked as (
        update fingerprinting set requested_at = now()
        where submission_id = any(array(select submission_id from due))
        returning submission_id
      )
      select s.id, s.source from asked a join submission s on s.id = a.submission_id
      """;

  private final Jdbi jdbi;
  private final Outbox outbox;

  FingerprintRequests(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  /**
   * Sends one task at most, and none while the judge is busy or workers have enough of them.
   *
   * @return whether there may be more to ask for than that
   */
  boolean request() {
    boolean more = jdbi.inTransaction(this::request);
    outbox.nudge();
    return more;
  }

  private boolean request(Handle handle) {
    if (handle.createQuery(IN_FLIGHT).mapTo(Integer.class).one() + TASK > MOST
        || handle.createQuery(BUSY).mapTo(Boolean.class).one()) {
      return true;
    }
    Map<String, byte[]> sources =
        handle
            .createQuery(REQUEST)
            .bind("task", TASK)
            .map((row, context) -> Map.entry(row.getString("id"), row.getString("source")))
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().getBytes(UTF_8)));
    if (!sources.isEmpty()) {
      send(handle, sources);
    }
    return sources.size() == TASK;
  }

  private void send(Handle handle, Map<String, byte[]> sources) {
    UUID task = Generators.timeBasedEpochGenerator().generate();
    outbox.append(
        handle,
        Topics.JOBS_BATCH,
        task.toString(),
        new AuthorTask(task, AuthorTask.Kind.FINGERPRINTS, sources, Map.of(), null, null));
  }
}
