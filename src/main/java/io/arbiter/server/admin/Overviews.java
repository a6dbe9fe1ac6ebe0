package io.arbiter.server.admin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.outbox.UndeliverableRecords;
import io.arbiter.server.submission.Attempts;
import io.arbiter.server.submission.SubmissionFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
  private final Workers workers;
  private final LoadingCache<String, Overview.Queue> queue =
      Caffeine.newBuilder().expireAfterWrite(QUEUE_AGE).build(_ -> readQueue());
  private final LoadingCache<String, SubmissionFigures.Hour> hour =
      Caffeine.newBuilder().expireAfterWrite(HOUR_AGE).build(_ -> readHour());

  Overviews(
      SubmissionFigures figures,
      Outbox outbox,
      UndeliverableRecords undeliverable,
      Attempts attempts,
      Workers workers) {
    this.figures = figures;
    this.outbox = outbox;
    this.undeliverable = undeliverable;
    this.attempts = attempts;
    this.workers = workers;
  }

  Overview now() {
    return new Overview(
        Instant.now().truncatedTo(ChronoUnit.MILLIS), queue.get(""), workers.all(), hour.get(""));
  }

  private Overview.Queue readQueue() {
    return new Overview.Queue(
        attempts.queueDelay().orElse(null), figures.lanes(), outbox.size(), undeliverable.size());
  }

  private SubmissionFigures.Hour readHour() {
    return figures.hour();
  }
}
