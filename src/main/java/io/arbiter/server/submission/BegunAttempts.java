package io.arbiter.server.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * The attempts that workers have begun, from the workers' events. They are only shown to people,
 * never used for decisions: a node forgets them after a while, and knows none from before its
 * start. Thread-safe.
 */
@ApplicationScoped
public class BegunAttempts {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 20_000;

  private final Cache<UUID, Integer> attempts =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

  /** Notes that a worker has begun an attempt. */
  public void add(UUID submission, int attempt) {
    attempts.asMap().merge(submission, attempt, Math::max);
  }

  boolean contains(UUID submission, int attempt) {
    return Integer.valueOf(attempt).equals(attempts.getIfPresent(submission));
  }
}
