package io.arbiter.server.player;

import io.arbiter.core.problem.ProblemReason;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords with bcrypt. A hash takes tens of milliseconds of CPU time, and a virtual thread
 * does not give its processor to others meanwhile. So one processor is left to all other requests,
 * if there is more than one. Thread-safe.
 */
@ApplicationScoped
class Passwords {
  /** Enough for a thousand players who log in when a contest starts. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Semaphore processors =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

  String hash(String password) {
    return within(() -> {}, () -> BcryptUtil.bcryptHash(password));
  }

  /**
   * Whether a password has this hash.
   *
   * @param check runs when it is this password's turn, and may refuse it with an exception
   */
  boolean match(String password, String hash, Runnable check) {
    return within(check, () -> BcryptUtil.matches(password, hash));
  }

  private <T> T within(Runnable check, Supplier<T> work) {
    if (!acquired()) {
      throw ProblemReason.BUSY.problem().retryAfter(RETRY);
    }
    try {
      check.run();
      return work.get();
    } finally {
      processors.release();
    }
  }

  private boolean acquired() {
    try {
      return processors.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
