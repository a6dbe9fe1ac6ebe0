package io.arbiter.server.player.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "player_email")
@SuppressWarnings("NullAway.Init")
class EmailEntity {
  @Id
  @Column(name = "player_id")
  UUID player;

  String email;
  Instant confirmedAt;
}
