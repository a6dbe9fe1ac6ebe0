package io.arbiter.server.classroom;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A teacher beside the one who made the class. The database sets the time. */
@Entity
@NullUnmarked
@Table(name = "classroom_teacher")
@IdClass(MemberEntity.Key.class)
class TeacherEntity {
  @Id UUID classroomId;
  @Id UUID playerId;
  Instant addedAt;
}
