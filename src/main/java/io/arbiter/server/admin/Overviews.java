package io.arbiter.server.admin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.arbiter.core.judging.Delay;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.outbox.UndeliverableRecords;
import io.arbiter.server.similarity.Fingerprints;
import io.arbiter.server.submission.Attempts;
import io.arbiter.server.submission.SubmissionFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the overview together. All operators who look at the same time share what was read from the
 * database. Thread-safe.
 */
@ApplicationScoped
class Overviews {
  private static final Duration QUEUE_AGE = Duration.ofSeconds(1);
  private static final Duration HOUR_AGE = Duration.ofSeconds(10);

  private final SubmissionFigures figures;
  private final Outbox outbox;
  private final UndeliverableRecords undeliverable;
  private final Attempts attempts;
  private final Fingerprints fingerprints;
  private final Workers workers;
  private final LoadingCache<String, Queue> queue =
      Caffeine.newBuilder().expireAfterWrite(QUEUE_AGE).build(_ -> readQueue());
  private final LoadingCache<String, SubmissionFigures.Hour> hour =
      Caffeine.newBuilder().expireAfterWrite(HOUR_AGE).build(_ -> readHour());

  Overviews(
      SubmissionFigures figures,
      Outbox outbox,
      UndeliverableRecords undeliverable,
      Attempts attempts,
      Fingerprints fingerprints,
      Workers workers) {
    this.figures = figures;
    this.outbox = outbox;
    this.undeliverable = undeliverable;
    this.attempts = attempts;
    this.fingerprints = fingerprints;
    this.workers = workers;
  }

  /**
   * The state of the whole.
   *
   * @param queue what waits
   * @param workers by name
   * @param lastHour what was judged; up to ten seconds old
   */
  public record Overview(
      Instant at, Queue queue, List<Workers.Worker> workers, SubmissionFigures.Hour lastHour) {}

  /**
   * What waits.
   *
   * @param delay why nobody takes jobs from the queue; null when workers take jobs
   * @param lanes the interactive lane first
   * @param unsent records that the broker has not confirmed yet
   * @param undeliverable records that could not be delivered
   * @param fingerprints accepted solutions that are not compared with others yet
   */
  public record Queue(
      @Nullable Delay delay,
      List<SubmissionFigures.Lane> lanes,
      long unsent,
      long undeliverable,
      long fingerprints) {}

  Overview now() {
    return new Overview(
        Instant.now().truncatedTo(ChronoUnit.MILLIS), queue.get(""), workers.all(), hour.get(""));
  }

  private Queue readQueue() {
    return new Queue(
        attempts.queueDelay().orElse(null),
        figures.lanes(),
        outbox.size(),
        undeliverable.size(),
        fingerprints.waiting());
  }

  private SubmissionFigures.Hour readHour() {
    return figures.hour();
  }
}
