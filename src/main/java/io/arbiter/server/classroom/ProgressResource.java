package io.arbiter.server.classroom;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Caller;
import io.arbiter.server.similarity.SimilarSolutions;
import io.arbiter.server.submission.SubmissionView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The progress of a class, and what its members have sent. */
@Path("/api/classes/{id}")
@Authenticated
@RunOnVirtualThread
public class ProgressResource {
  private static final String CSV = "text/csv";
  private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final String NO_ID = "must be the id of an assignment";

  private final Classes classes;
  private final Assignments assignments;
  private final AssignedWork work;
  private final Caller caller;

  public ProgressResource(
      Classes classes, Assignments assignments, AssignedWork work, Caller caller) {
    this.classes = classes;
    this.assignments = assignments;
    this.work = work;
    this.caller = caller;
  }

  @GET
  @Path("progress")
  @Produces({MediaType.APPLICATION_JSON, CSV})
  @Operation(summary = "Show the progress of a class")
  @APIResponse(
      responseCode = "200",
      description = "The progress",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ClassProgress.class)),
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
      })
  public Response progress(
      UUID id,
      @QueryParam("assignment") @Pattern(regexp = ID, message = NO_ID) @Nullable String assignment,
      @Context HttpHeaders headers) {
    List<ClassProgress.Result> rows = rows(id, assignment);
    if (!headers.getAcceptableMediaTypes().contains(MediaType.valueOf(CSV))) {
      return Response.ok(ClassProgress.of(rows), MediaType.APPLICATION_JSON_TYPE).build();
    }
    return Response.ok(ProgressSheet.of(rows), CSV + ";charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"progress.csv\"")
        .build();
  }

  private List<ClassProgress.Result> rows(UUID id, @Nullable String assignment) {
    UUID player = caller.requireId();
    Seat seat = classes.seat(id, player);
    Optional<UUID> one = Optional.ofNullable(assignment).map(UUID::fromString);
    one.ifPresent(known -> assignments.require(seat, known));
    return work.progress(seat, player, one);
  }

  @GET
  @Path("members/{name}/submissions")
  @Operation(summary = "List what a member has sent for an assignment")
  public Page<AssignedWork.Sent> submissions(
      UUID id,
      String name,
      @QueryParam("assignment") @NotNull @Pattern(regexp = ID, message = NO_ID) String assignment,
      @Valid @BeanParam PageRequest page) {
    Seat seat = teacher(id);
    Assignment one = assignments.require(seat, UUID.fromString(assignment));
    return work.page(seat, name, one, page);
  }

  @GET
  @Path("members/{name}/submissions/{submission}")
  @Operation(summary = "Show what a member has sent, with its source")
  public SubmissionView submission(UUID id, String name, UUID submission) {
    return work.find(teacher(id), name, submission);
  }

  @GET
  @Path("similar")
  @Operation(summary = "List pairs of members with similar solutions")
  public Page<AssignedWork.SimilarPair> similar(
      UUID id,
      @QueryParam("assignment") @NotNull @Pattern(regexp = ID, message = NO_ID) String assignment,
      @QueryParam("puzzle")
          @NotNull
          @Pattern(regexp = "[a-z0-9-]{1,100}", message = "{PUZZLE_NAME}")
          String puzzle,
      @QueryParam("threshold")
          @DefaultValue("0.8")
          @Pattern(regexp = "0\\.[5-9][0-9]?|1|1\\.00?", message = "must be 0.5 to 1")
          String threshold) {
    Seat seat = teacher(id);
    Assignment one = assignments.require(seat, UUID.fromString(assignment));
    return new Page<>(work.similar(seat, one.id(), puzzle, Double.parseDouble(threshold)), null);
  }

  @GET
  @Path("similar/{submission}/{other}")
  @Operation(summary = "Show two members' solutions side by side")
  public SimilarSolutions.Evidence compare(UUID id, UUID submission, UUID other) {
    return work.compare(teacher(id), submission, other);
  }

  private Seat teacher(UUID id) {
    return classes.seat(id, caller.requireId()).requireTeacher();
  }
}
