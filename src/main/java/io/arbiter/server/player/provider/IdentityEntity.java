package io.arbiter.server.player.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account at a provider that is linked with a player. */
@Entity
@Table(name = "player_identity")
@SuppressWarnings("NullAway.Init")
class IdentityEntity {
  @Id UUID id;

  @Column(name = "player_id")
  UUID player;

  String provider;
  String issuer;
  String subject;
  @Nullable String name;
  Instant linkedAt;
  Instant lastUsedAt;
}
