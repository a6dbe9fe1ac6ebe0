package io.arbiter.server.classroom;

import io.arbiter.server.database.TimeOrderedId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the assignments. */
@Entity
@Table(name = "assignment")
@SuppressWarnings("NullAway.Init")
class AssignmentEntity {
  @Id UUID id;

  @Column(name = "classroom_id")
  UUID classroom;

  String title;
  Instant opensAt;

  /** Null if no solution is late. */
  @Nullable Instant dueAt;

  /** Null if the assignment stays open. */
  @Nullable Instant closesAt;

  AssignmentEntity() {}

  AssignmentEntity(UUID classroom) {
    this.id = TimeOrderedId.next();
    this.classroom = classroom;
  }
}
