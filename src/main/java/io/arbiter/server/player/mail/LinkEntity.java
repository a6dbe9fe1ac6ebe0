package io.arbiter.server.player.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A link that was sent by mail. */
@Entity
@Table(name = "mail_link")
@SuppressWarnings("NullAway.Init")
class LinkEntity {
  /** What a link in a mail does. The names are stored. */
  enum Purpose {
    /** Confirms the address. */
    CONFIRMATION("confirm", Duration.ofHours(24)),
    /** Sets a new password. */
    RESET("reset", Duration.ofHours(1));

    /** In the address of the page that opens. */
    final String page;

    /** How long a link can be used. */
    final Duration lifetime;

    Purpose(String page, Duration lifetime) {
      this.page = page;
      this.lifetime = lifetime;
    }
  }

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
