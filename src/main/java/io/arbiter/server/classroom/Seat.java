package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A class, and what a player is in it.
 *
 * @param id of the class
 * @param teacher the name of the player who made the class
 * @param teaches whether the player is a teacher of the class; all others are members
 * @param archivedAt null for a class that goes on
 * @param player whose seat it is
 */
record Seat(
    UUID id,
    String name,
    String teacher,
    boolean teaches,
    Instant createdAt,
    @Nullable Instant archivedAt,
    @JsonIgnore UUID player) {

  /** This seat; FORBIDDEN for a member. */
  Seat requireTeacher() {
    if (!teaches) {
      throw ProblemReason.ONLY_OTHERS.problem("a teacher of the class");
    }
    return this;
  }

  /** This seat; CONFLICT if the class is archived. */
  Seat requireActive() {
    if (archivedAt != null) {
      throw archived();
    }
    return this;
  }

  static ProblemException archived() {
    return ProblemReason.CLASS_ARCHIVED.problem();
  }
}
