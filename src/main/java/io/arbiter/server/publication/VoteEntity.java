package io.arbiter.server.publication;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A player's vote for a publication. */
@Entity
@NullUnmarked
@Table(name = "vote")
@IdClass(VoteEntity.Key.class)
class VoteEntity {
  record Key(UUID publicationId, UUID playerId) {}

  @Id UUID publicationId;
  @Id UUID playerId;
}
