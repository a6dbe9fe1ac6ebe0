package io.arbiter.server.classroom;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** More time of a member for an assignment. */
@Entity
@NullUnmarked
@Table(name = "assignment_extension")
@IdClass(ExtensionEntity.Key.class)
class ExtensionEntity {
  record Key(UUID assignmentId, UUID playerId) {}

  @Id UUID assignmentId;
  @Id UUID playerId;
  UUID classroomId;
  Instant dueAt;
}
