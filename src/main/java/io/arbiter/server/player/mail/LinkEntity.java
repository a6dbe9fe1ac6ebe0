package io.arbiter.server.player.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A link that was sent by mail. */
@Entity
@Table(name = "mail_link")
@SuppressWarnings("NullAway.Init")
class LinkEntity {
  @Id byte[] hash;

  @Column(name = "player_id")
  UUID player;

  @Enumerated(EnumType.STRING)
  Purpose purpose;

  String email;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "expires_at")
  Instant expiresAt;
}
