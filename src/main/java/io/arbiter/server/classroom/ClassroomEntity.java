package io.arbiter.server.classroom;

import io.arbiter.server.database.TimeOrderedId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the classes. */
@Entity
@Table(name = "classroom")
@SuppressWarnings("NullAway.Init")
class ClassroomEntity {
  @Id UUID id;

  @Column(name = "teacher_id")
  UUID teacher;

  String name;

  /** As {@link JoinCode} has it. */
  String code;

  @Nullable Instant archivedAt;

  ClassroomEntity() {}

  ClassroomEntity(UUID teacher, String name, JoinCode code) {
    this.id = TimeOrderedId.next();
    this.teacher = teacher;
    this.name = name;
    this.code = code.text();
  }
}
