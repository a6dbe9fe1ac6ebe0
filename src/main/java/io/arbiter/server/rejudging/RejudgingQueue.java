package io.arbiter.server.rejudging;

import io.arbiter.delivery.Job;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Puts the jobs of rejudgings into the batch lane, a few at a time: the outbox is one queue for
 * everything, and what a player waits for must not stand behind a hundred thousand old submissions.
 * Thread-safe.
 */
@ApplicationScoped
class RejudgingQueue {
  /**
   * Jobs of one rejudging that may be under way at once: more than the workers can have in hand.
   */
  static final int LANE = 500;

  /** Of which so many, each with a source of up to 64 KiB, are enqueued in one transaction. */
  private static final int BATCH = 100;

  private final RejudgingItemStatements items;
  private final Outbox outbox;

  RejudgingQueue(RejudgingItemStatements items, Outbox outbox) {
    this.items = items;
    this.outbox = outbox;
  }

  /** Enqueues what there is room for, as submitted; one batch. Returns how many jobs that were. */
  int fill(UUID rejudging) {
    int enqueued = QuarkusTransaction.joiningExisting().call(() -> append(rejudging));
    if (enqueued > 0) {
      outbox.nudge();
    }
    return enqueued;
  }

  private int append(UUID rejudging) {
    List<Job.Rejudgement> jobs = items.enqueue(rejudging, BATCH, LANE);
    jobs.forEach(job -> outbox.append(Topics.JOBS_BATCH, job.submission().toString(), job));
    return jobs.size();
  }

  /**
   * Lets jobs be enqueued again whose results have not come for so long, while no other result of
   * their rejudging came either: a long queue is not lost. A result that comes twice is no harm.
   *
   * @return how many jobs that are
   */
  @Transactional
  int forgetLost(Duration patience) {
    return items.forgetLost(patience);
  }
}
