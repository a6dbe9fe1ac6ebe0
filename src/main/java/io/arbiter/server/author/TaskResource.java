package io.arbiter.server.author;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
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

/** The tasks of authors. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
public class TaskResource {
  private final PuzzleAccess access;
  private final DeskTasks tasks;
  private final OpenStreams streams;
  private final Caller caller;

  TaskResource(PuzzleAccess access, DeskTasks tasks, OpenStreams streams, Caller caller) {
    this.access = access;
    this.tasks = tasks;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Path("author/tasks")
  @RunOnVirtualThread
  @Operation(summary = "List the caller's imports, validations and rejudgings")
  public Page<DeskTask> list(
      @QueryParam("puzzle") @Nullable String puzzle, @Valid @BeanParam PageRequest page) {
    return tasks.page(caller.requireId(), puzzle, page);
  }

  @GET
  @Path("author/tasks/{id}")
  @RunOnVirtualThread
  @Operation(summary = "Show a task")
  public DeskTask show(UUID id) {
    DeskTask task = tasks.require(id);
    access.requireVisible(task);
    return task;
  }

  @GET
  @Path("author/tasks/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(summary = "Follow a task")
  public Multi<OutboundSseEvent> events(
      UUID id, @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
    access.requireVisible(tasks.require(id));
    long after = OpenStreams.lastEventId(lastEventId).orElse(-1L);
    return streams.limited(
        caller.requireId().toString(), new TaskStream(id, tasks, sse, after).events());
  }
}
