package io.arbiter.server.classroom.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.server.player.caller.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The assignments of a class, for its teacher. */
@Path("/api/classes/{id}/assignments")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AssignmentResource {
  private static final int CREATED = 201;
  private static final int LONGEST_TITLE = 100;
  private static final int MOST_PUZZLES = 50;

  private final Assignments assignments;
  private final Caller caller;

  public AssignmentResource(Assignments assignments, Caller caller) {
    this.assignments = assignments;
    this.caller = caller;
  }

  /**
   * An assignment as the teacher wants it.
   *
   * @param puzzles slugs, in order
   * @param opensAt when members begin to see it; without it now, or for a change as before
   * @param dueAt later solutions are marked; without it none is late
   */
  public record AssignmentOrder(
      @NotBlank(message = "is missing")
          @Size(max = LONGEST_TITLE, message = "must have at most 100 characters")
          @Pattern(
              regexp = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*",
              message = "has a character that no title has")
          String title,
      @NotEmpty(message = "must name at least one puzzle")
          @Size(max = MOST_PUZZLES, message = "must name at most 50 puzzles")
          List<
                  @NotNull(message = "is missing")
                  @Pattern(regexp = "[a-z0-9-]{1,100}", message = "is not the name of a puzzle")
                  String>
              puzzles,
      @JsonProperty(required = false) @Nullable Instant opensAt,
      @JsonProperty(required = false) @Nullable Instant dueAt) {
    private Assignments.Order order() {
      return new Assignments.Order(
          title.strip(), puzzles.stream().distinct().toList(), opensAt, dueAt);
    }
  }

  @POST
  @ResponseStatus(CREATED)
  @Operation(summary = "Add an assignment")
  public Assignment add(UUID id, @NotNull(message = "is missing") @Valid AssignmentOrder body) {
    return assignments.add(id, caller.requireSession(), body.order());
  }

  @PUT
  @Path("{assignment}")
  @Operation(summary = "Change an assignment")
  public Assignment change(
      UUID id, UUID assignment, @NotNull(message = "is missing") @Valid AssignmentOrder body) {
    return assignments.change(id, caller.requireSession(), assignment, body.order());
  }

  @DELETE
  @Path("{assignment}")
  @Operation(summary = "Delete an assignment")
  public void delete(UUID id, UUID assignment) {
    assignments.delete(id, caller.requireSession(), assignment);
  }
}
