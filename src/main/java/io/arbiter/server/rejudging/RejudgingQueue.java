package io.arbiter.server.rejudging;

import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Puts the jobs of rejudgings into the batch lane, a few at a time. The outbox is one queue for
 * everything, so a player's job must not wait there behind a hundred thousand old submissions.
 * Thread-safe.
 */
@ApplicationScoped
class RejudgingQueue {
  /** Jobs of one rejudging that may be under way at once: more than the workers hold at a time. */
  static final int LANE = 500;

  /** Jobs that one transaction enqueues; each has a source of up to 64 KiB. */
  private static final int BATCH = 100;

  private final RejudgingItemQueries items;
  private final Outbox outbox;

  RejudgingQueue(RejudgingItemQueries items, Outbox outbox) {
    this.items = items;
    this.outbox = outbox;
  }

  /**
   * Enqueues at most one batch, in the order of submission, as long as the lane has room. Returns
   * the number of jobs.
   */
  int fill(UUID rejudging) {
    int enqueued = QuarkusTransaction.joiningExisting().call(() -> append(rejudging));
    if (enqueued > 0) {
      outbox.nudge();
    }
    return enqueued;
  }

  private int append(UUID rejudging) {
    List<Job.Rejudgement> jobs =
        items.enqueue(rejudging, BATCH, LANE).stream().map(due -> due.job(rejudging)).toList();
    jobs.forEach(job -> outbox.append(Topics.JOBS_BATCH, job.submission().toString(), job));
    return jobs.size();
  }

  /**
   * Lets jobs be enqueued again that have had no result for this time. Another result of the same
   * rejudging within this time shows that the queue is only long, and then its jobs are not lost. A
   * result that comes twice does no harm.
   *
   * @return the number of jobs
   */
  @Transactional
  int resetLost(Duration patience) {
    return items.resetLost(patience.toMillis(), Topics.JOBS_BATCH);
  }
}
