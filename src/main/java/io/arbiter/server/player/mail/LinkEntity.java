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
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "mail_link")
@SuppressWarnings("NullAway.Init")
class LinkEntity {
  /** What a link in a mail does. The names are stored. */
  enum Purpose {
    CONFIRMATION("confirm", Duration.ofHours(24)),
    RESET("reset", Duration.ofHours(1)),
    /** Chooses the first password; a teacher hands it out in the next lessons. */
    INVITATION("reset", Duration.ofDays(14));

    /** In the address of the page that opens. */
    final String page;

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

  /** Null for a link that is handed out. */
  @Nullable String email;

  Instant createdAt;
  Instant expiresAt;
}
