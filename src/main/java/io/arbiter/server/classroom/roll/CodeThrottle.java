package io.arbiter.server.classroom.roll;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slows down the guessing of codes: after some wrong codes, a player has to wait, even with the
 * right one. Each process counts for itself. Registrations are limited too, so that many accounts
 * do not help: a network guesses at most some ten thousand of 2^60 codes in an hour. Thread-safe.
 */
@ApplicationScoped
class CodeThrottle {
  static final int WRONG_CODES = 10;
  static final Duration WINDOW = Duration.ofMinutes(10);
  private static final long MOST = 100_000;

  private final Cache<UUID, AtomicInteger> wrong =
      Caffeine.newBuilder().expireAfterWrite(WINDOW).maximumSize(MOST).build();

  /**
   * Requires that the player may try another code.
   *
   * @throws ProblemException TOO_MANY_REQUESTS after too many wrong codes
   */
  void require(UUID player) {
    AtomicInteger count = wrong.getIfPresent(player);
    if (count != null && count.get() >= WRONG_CODES) {
      throw new ProblemException(
          ErrorCode.TOO_MANY_REQUESTS,
          "%d wrong codes within %d minutes".formatted(WRONG_CODES, WINDOW.toMinutes()),
          WINDOW);
    }
  }

  /** Counts a wrong code. */
  void failed(UUID player) {
    wrong.get(player, _ -> new AtomicInteger()).incrementAndGet();
  }
}
