package io.arbiter.server.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.judging.Delay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What workers' events say about attempts: whether an attempt has begun, or why it waits. Also why
 * the whole queue waits. All this is only shown to people, never used for decisions: a node forgets
 * it after a while. Thread-safe.
 */
@ApplicationScoped
public class Attempts {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 20_000;

  /**
   * The last event of a submission.
   *
   * @param delay null when a worker has begun the attempt
   */
  private record Known(int attempt, @Nullable Delay delay) {}

  private final Cache<UUID, Known> attempts =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
  private volatile @Nullable Delay queueDelay;

  /**
   * Notes the last event of an attempt.
   *
   * @param delay why the attempt waits again; null if a worker has begun it
   */
  public void note(UUID submission, int attempt, @Nullable Delay delay) {
    attempts
        .asMap()
        .merge(
            submission,
            new Known(attempt, delay),
            (old, next) -> next.attempt() < old.attempt() ? old : next);
  }

  /** Notes why nobody takes jobs from the queue; null when workers take jobs. */
  public void queueDelay(@Nullable Delay delay) {
    queueDelay = delay;
  }

  /** Why nobody takes jobs from the queue; empty when workers take jobs. */
  public Optional<Delay> queueDelay() {
    return Optional.ofNullable(queueDelay);
  }

  /**
   * Whether a worker has begun the attempt and may still be at work. If there is no worker, the job
   * is in the queue again.
   */
  boolean isRunning(UUID submission, int attempt) {
    Known known = attempts.getIfPresent(submission);
    return known != null
        && known.attempt() == attempt
        && known.delay() == null
        && queueDelay != Delay.NO_WORKER;
  }

  /** Why an attempt that is not running waits; empty when only other submissions are before it. */
  Optional<Delay> delay(UUID submission, int attempt) {
    return queueDelay()
        .or(
            () ->
                Optional.ofNullable(attempts.getIfPresent(submission))
                    .filter(known -> known.attempt() == attempt)
                    .map(Known::delay));
  }
}
