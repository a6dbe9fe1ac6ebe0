package io.arbiter.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of a {@link ShareLoop}: which job begins, when its lock is renewed, and when and
 * how it is acknowledged. It has no thread, clock or client of its own, so that a simulation can
 * run it. For one thread.
 */
final class JobTaker {
  /** The lock is renewed after each third of its time. */
  private static final int RENEWALS_PER_LOCK = 3;

  /** A renewal has failed when it takes longer than half of the lock's time. */
  private static final int PATIENCE_PER_LOCK = 2;

  /** A consumer from its first poll to its first failure; see {@link ShareSession}. */
  interface Session {
    @Nullable ConsumerRecord<String, byte[]> take() throws SessionLost;

    void renew(ConsumerRecord<String, byte[]> record, Duration patience) throws SessionLost;

    void acknowledge(ConsumerRecord<String, byte[]> record, AcknowledgeType type, Duration patience)
        throws SessionLost;
  }

  /** A job that its handler has begun. */
  @FunctionalInterface
  interface Begun {
    /**
     * Waits for the handler.
     *
     * @return how to acknowledge the job; null when the handler still works after this time
     */
    @Nullable AcknowledgeType await(Duration time) throws InterruptedException;
  }

  /** Starts the handler of a job. */
  @FunctionalInterface
  interface Starter {
    Begun start(ConsumerRecord<String, byte[]> record);
  }

  /**
   * A job that is not acknowledged yet.
   *
   * @param made the value of {@link Broker#topicsMade} when the job was taken
   */
  private record UnfinishedJob(ConsumerRecord<String, byte[]> job, long made, Begun work) {}

  private final Unconfirmed unconfirmed;
  private final Duration lock;
  private final LoopProgress progress;
  private final BooleanSupplier stopped;
  private final Starter starter;
  private @Nullable UnfinishedJob unfinished;

  /**
   * @param unconfirmed of all loops of the process
   */
  JobTaker(
      Unconfirmed unconfirmed,
      Duration lock,
      LoopProgress progress,
      BooleanSupplier stopped,
      Starter starter) {
    this.unconfirmed = unconfirmed;
    this.lock = lock;
    this.progress = progress;
    this.stopped = stopped;
    this.starter = starter;
  }

  /**
   * Takes a job, if one comes, and returns when the broker has confirmed its acknowledgement.
   *
   * @param made the value of {@link Broker#topicsMade} when the session began
   */
  void takeOne(Session session, long made) throws SessionLost, InterruptedException {
    unconfirmed.requireTopics(made);
    ConsumerRecord<String, byte[]> record = session.take();
    if (record == null) {
      return;
    }
    AcknowledgeType outcome = unconfirmed.outcome(record, made);
    if (outcome == null) {
      outcome = handle(session, record, made);
    }
    session.acknowledge(record, outcome, lock);
    unfinished = null;
  }

  private AcknowledgeType handle(Session session, ConsumerRecord<String, byte[]> record, long made)
      throws SessionLost, InterruptedException {
    Begun work = starter.start(record);
    unfinished = new UnfinishedJob(record, made, work);
    @Nullable AcknowledgeType outcome = await(work);
    while (outcome == null) {
      session.renew(record, lock.dividedBy(PATIENCE_PER_LOCK));
      outcome = await(work);
    }
    return outcome;
  }

  private @Nullable AcknowledgeType await(Begun work) throws InterruptedException {
    return work.await(lock.dividedBy(RENEWALS_PER_LOCK));
  }

  /** If there is a job that has lost its lock, waits until the handler is done with it. */
  void awaitUnfinished() throws InterruptedException {
    @Nullable AcknowledgeType outcome = null;
    while (!stopped.getAsBoolean() && unfinished != null && outcome == null) {
      progress.advance();
      outcome = await(unfinished.work());
      if (outcome != null && outcome != AcknowledgeType.RELEASE) {
        unconfirmed.add(unfinished.job(), unfinished.made(), outcome);
      }
    }
    unfinished = null;
  }
}
