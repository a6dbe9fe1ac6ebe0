package io.arbiter.server.classroom.roll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of a class.
 *
 * @param name as the account has it
 * @param joinedAt only for the teacher
 */
public record Member(
    String name, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant joinedAt) {
  Member forMembers() {
    return new Member(name, null);
  }
}
