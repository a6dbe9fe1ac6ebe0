package io.arbiter.server.classroom;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A member of a class. The database sets the time of joining. */
@Entity
@NullUnmarked
@Table(name = "classroom_member")
@IdClass(MemberEntity.Key.class)
class MemberEntity {
  record Key(UUID classroomId, UUID playerId) {}

  @Id UUID classroomId;
  @Id UUID playerId;
  Instant joinedAt;
}
