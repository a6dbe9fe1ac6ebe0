package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.server.classroom.roll.ClassSummary;
import io.arbiter.server.classroom.roll.Member;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A class as its teacher or a member sees it.
 *
 * @param teacher the teacher's name
 * @param teaches whether the caller is the teacher
 * @param code with which players join; only for the teacher
 * @param archivedAt null for a class that goes on
 * @param members by name, without the teacher
 * @param assignments in the order of their opening; for members only the open ones
 */
record ClassView(
    UUID id,
    String name,
    String teacher,
    boolean teaches,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
    Instant createdAt,
    @Nullable Instant archivedAt,
    List<Member> members,
    List<Assignment> assignments) {
  public ClassView {
    members = List.copyOf(members);
    assignments = List.copyOf(assignments);
  }

  static ClassView of(
      ClassSummary summary,
      @Nullable String code,
      List<Member> members,
      List<Assignment> assignments) {
    return new ClassView(
        summary.id(),
        summary.name(),
        summary.teacher(),
        summary.teaches(),
        code,
        summary.createdAt(),
        summary.archivedAt(),
        members,
        assignments);
  }
}
