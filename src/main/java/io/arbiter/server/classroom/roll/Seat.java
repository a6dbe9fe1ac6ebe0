package io.arbiter.server.classroom.roll;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a player is in a class.
 *
 * @param id of the class
 * @param name of the class
 * @param player whose seat this is
 * @param teaches whether the player is the teacher; all others are members
 * @param archivedAt null for a class that goes on
 */
public record Seat(
    UUID id, String name, UUID player, boolean teaches, @Nullable Instant archivedAt) {

  /**
   * Requires that the player is the teacher.
   *
   * @throws ProblemException FORBIDDEN for a member
   */
  public Seat requireTeacher() {
    if (!teaches) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "only the teacher of the class may do this");
    }
    return this;
  }

  /**
   * Requires that the class goes on.
   *
   * @throws ProblemException CONFLICT if it is archived
   */
  public Seat requireActive() {
    if (archivedAt != null) {
      throw archived();
    }
    return this;
  }

  static ProblemException archived() {
    return new ProblemException(ErrorCode.CONFLICT, "the class is archived");
  }
}
