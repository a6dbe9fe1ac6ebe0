package io.arbiter.server.player;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "player_session")
@SuppressWarnings("NullAway.Init")
class SessionEntity {
  @Id UUID id;

  @Column(name = "player_id")
  UUID player;

  byte[] hash;
  String client;
  Instant createdAt;
  Instant renewedAt;
  Instant expiresAt;
}
