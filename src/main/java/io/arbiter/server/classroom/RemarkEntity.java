package io.arbiter.server.classroom;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A comment on what a member has sent. */
@Entity
@NullUnmarked
@Table(name = "submission_comment")
class RemarkEntity {
  /** Sorted by the time of writing. */
  @Id UUID id;

  UUID submissionId;
  UUID classroomId;

  /** Who has sent the submission. */
  UUID playerId;

  UUID authorId;

  /** Null for the whole solution. */
  Integer line;

  String text;
  boolean seen;
}
