package io.arbiter.server.player.provider;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A log-in at a provider that the page has not finished. */
@Entity
@Table(name = "identity_log_in")
@SuppressWarnings("NullAway.Init")
class PendingEntity {
  @Id byte[] hash;
  String provider;
  String issuer;
  String subject;
  @Nullable String name;
  Instant expiresAt;
}
