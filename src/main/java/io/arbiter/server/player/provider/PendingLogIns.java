package io.arbiter.server.player.provider;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.Secret;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Log-ins at a provider that the page has not finished. The browser has a secret in a cookie, and
 * only the secret's hash is stored. The callers have a transaction.
 */
@ApplicationScoped
class PendingLogIns implements PanacheRepositoryBase<PendingEntity, byte[]> {
  /** Long enough to choose a name. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Stores a log-in, and returns the secret for the browser. */
  String begin(ProviderAccount account) {
    deleteExpired();
    String secret = Secret.make("");
    PendingEntity pending = new PendingEntity();
    pending.hash = Secret.hash(secret);
    pending.provider = account.provider();
    pending.issuer = account.issuer();
    pending.subject = account.subject();
    pending.name = account.displayName();
    pending.expiresAt = StoredTime.now().plus(LIFETIME);
    persist(pending);
    return secret;
  }

  void deleteExpired() {
    delete("expiresAt <= ?1", StoredTime.now());
  }

  /** The log-in of this secret; locked, so that two requests do not use it. */
  PendingEntity require(@Nullable String secret) {
    if (secret == null) {
      throw none();
    }
    return find("hash = ?1 and expiresAt > ?2", Secret.hash(secret), StoredTime.now())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional()
        .orElseThrow(PendingLogIns::none);
  }

  private static ProblemException none() {
    return new ProblemException(
        ErrorCode.NOT_FOUND, "this browser has no log-in at a provider to finish, or no longer");
  }
}
