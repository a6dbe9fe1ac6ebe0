package io.arbiter.server.player;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.NullUnmarked;

/** A player with an account. */
@Entity
@Immutable
@NullUnmarked
@Table(name = "present_player")
@Synchronize("player")
class PresentPlayer {
  @Id UUID id;
  String name;
}
