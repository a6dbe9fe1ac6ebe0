package io.arbiter.delivery.broker;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of a {@code ShareLoop}: which job begins, when its lock is renewed, and when and
 * how it is acknowledged. It has no thread, clock or client of its own, so that a simulation can
 * run it. For one thread.
 */
public final class JobTurns {
  /** The lock is renewed after each third of its time. */
  private static final int RENEWALS_PER_LOCK = 3;

  /** A renewal has failed when it takes longer than half of the lock's time. */
  private static final int PATIENCE_PER_LOCK = 2;

  /** A consumer from its first poll to its first failure; see {@link ShareSession}. */
  public interface Session {
    @Nullable ConsumerRecord<String, byte[]> take() throws SessionLost;

    void renew(ConsumerRecord<String, byte[]> record, Duration patience) throws SessionLost;

    void acknowledge(ConsumerRecord<String, byte[]> record, AcknowledgeType type, Duration patience)
        throws SessionLost;
  }

  /** A job that its handler has begun. */
  public interface Begun {
    /**
     * Waits for the handler.
     *
     * @return how to acknowledge the job; null when the handler still works after this time
     */
    @Nullable AcknowledgeType await(Duration time) throws InterruptedException;

    void cancel();
  }

  /** Starts the handler of a job. */
  @FunctionalInterface
  public interface Starter {
    Begun start(ConsumerRecord<String, byte[]> record);
  }

  /**
   * A job that is not acknowledged yet.
   *
   * @param made the value of {@link Broker#topicsMade} when the job was taken
   */
  private record UnfinishedJob(ConsumerRecord<String, byte[]> job, long made, Begun work) {}

  private final Unconfirmed unconfirmed;
  private final LongSupplier topicsMade;
  private final Duration lock;
  private final LoopProgress progress;
  private final BooleanSupplier stopped;
  private final Starter starter;
  private @Nullable UnfinishedJob unfinished;

  /**
   * @param unconfirmed of all loops of the process
   * @param topicsMade as {@link Broker#topicsMade}
   */
  public JobTurns(
      Unconfirmed unconfirmed,
      LongSupplier topicsMade,
      Duration lock,
      LoopProgress progress,
      BooleanSupplier stopped,
      Starter starter) {
    this.unconfirmed = unconfirmed;
    this.topicsMade = topicsMade;
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
  public void takeOne(Session session, long made) throws SessionLost, InterruptedException {
    if (topicsMade.getAsLong() != made) {
      throw new SessionLost("the broker's topics were made again");
    }
    ConsumerRecord<String, byte[]> record = session.take();
    if (record == null) {
      return;
    }
    AcknowledgeType known = unconfirmed.outcome(record, made);
    if (known == null) {
      judge(session, record, made);
    } else {
      session.acknowledge(record, known, lock);
    }
  }

  private void judge(Session session, ConsumerRecord<String, byte[]> record, long made)
      throws SessionLost, InterruptedException {
    Begun work = starter.start(record);
    unfinished = new UnfinishedJob(record, made, work);
    @Nullable AcknowledgeType outcome = await(work);
    while (outcome == null) {
      session.renew(record, lock.dividedBy(PATIENCE_PER_LOCK));
      outcome = await(work);
    }
    session.acknowledge(record, outcome, lock);
    unfinished = null;
  }

  private @Nullable AcknowledgeType await(Begun work) throws InterruptedException {
    return work.await(lock.dividedBy(RENEWALS_PER_LOCK));
  }

  /** If there is a job that has lost its lock, waits until the handler is done with it. */
  public void awaitUnfinished() throws InterruptedException {
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

  /** Interrupts the handler of the job that is not acknowledged yet. */
  public void cancel() {
    if (unfinished != null) {
      unfinished.work().cancel();
    }
  }
}
