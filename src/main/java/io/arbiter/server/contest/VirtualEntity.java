package io.arbiter.server.contest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A virtual participation. */
@Entity
@NullUnmarked
@Table(name = "contest_virtual")
@IdClass(RegistrationEntity.Key.class)
class VirtualEntity {
  @Id
  @Column(name = "contest_id")
  UUID contest;

  @Id
  @Column(name = "player_id")
  UUID player;

  Instant startedAt;
}
