package io.arbiter.server.puzzle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A player who may write a puzzle beside its author. */
@Entity
@NullUnmarked
@Table(name = "puzzle_co_author")
@IdClass(CoAuthorEntity.Key.class)
class CoAuthorEntity {
  record Key(UUID puzzleId, UUID playerId) {}

  @Id UUID puzzleId;
  @Id UUID playerId;
}
