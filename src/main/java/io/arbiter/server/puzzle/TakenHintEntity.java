package io.arbiter.server.puzzle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A hint that a player has looked at. */
@Entity
@NullUnmarked
@Table(name = "hint_taken")
@IdClass(TakenHintEntity.Key.class)
class TakenHintEntity {
  record Key(UUID puzzleId, int number, UUID playerId) {}

  @Id UUID puzzleId;
  @Id int number;
  @Id UUID playerId;
  Instant takenAt;
}
