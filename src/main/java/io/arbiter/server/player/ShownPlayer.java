package io.arbiter.server.player;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.NullUnmarked;

/** A player, also of a deleted account, whose name is null then. */
@Entity
@Immutable
@NullUnmarked
@Table(name = "shown_player")
@Synchronize("player")
class ShownPlayer {
  @Id UUID id;
  String name;
  String profileVisibility;
}
