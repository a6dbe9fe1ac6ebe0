package io.arbiter.server.author.task;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.submission.live.OpenStreams;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The long work of authors: imports, validations and rejudgings. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
public class TaskResource {
  private final DeskTasks tasks;
  private final PuzzleStore puzzles;
  private final OpenStreams streams;
  private final Caller caller;

  public TaskResource(DeskTasks tasks, PuzzleStore puzzles, OpenStreams streams, Caller caller) {
    this.tasks = tasks;
    this.puzzles = puzzles;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Path("author/tasks")
  @RunOnVirtualThread
  @Operation(summary = "List the caller's imports, validations and rejudgings")
  public Page<DeskTask> list(
      @QueryParam("puzzle") @Nullable String puzzle, @Valid @BeanParam PageRequest page) {
    return tasks.list(caller.requireId(), puzzle, page);
  }

  @GET
  @Path("author/tasks/{id}")
  @RunOnVirtualThread
  @Operation(summary = "Show an import, a validation or a rejudging")
  public DeskTask show(UUID id) {
    return visible(id);
  }

  @GET
  @Path("author/tasks/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(summary = "Follow an import, a validation or a rejudging")
  public Multi<OutboundSseEvent> events(
      UUID id, @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
    DeskTask now = visible(id);
    long after = OpenStreams.lastEventId(lastEventId).orElse(-1L);
    return streams.limited(
        caller.requireId().toString(),
        Multi.createFrom()
            .emitter(emitter -> new TaskStream(id, tasks, sse, emitter, after).start(now)));
  }

  private DeskTask visible(UUID id) {
    DeskTask task =
        tasks
            .find(id)
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no task " + id));
    if (!caller.is(Role.ADMIN)
        && !caller.requireId().equals(task.player())
        && !validatesOwnPuzzle(task)) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "another author began this task");
    }
    return task;
  }

  /** An admin may have begun the validation of an author's version. */
  private boolean validatesOwnPuzzle(DeskTask task) {
    return task.kind() == TaskKind.VALIDATION
        && puzzles
            .find(task.puzzle())
            .filter(puzzle -> caller.requireId().equals(puzzle.author()))
            .isPresent();
  }
}
