package io.arbiter.server.admin;

import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.submission.live.OpenStreams;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Queues, workers and the last hour, for admins. */
@Path("/api/admin")
@RolesAllowed(Role.ADMIN)
public class OverviewResource {
  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** A stream ends after an hour, so that a token that is no longer valid does not keep it. */
  private static final long MOST_EVENTS = Duration.ofHours(1).dividedBy(PERIOD);

  private static final Executor READERS = Executors.newVirtualThreadPerTaskExecutor();

  private final Overviews overviews;
  private final Workers workers;
  private final OpenStreams streams;
  private final Caller caller;

  public OverviewResource(
      Overviews overviews, Workers workers, OpenStreams streams, Caller caller) {
    this.overviews = overviews;
    this.workers = workers;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Path("overview")
  @RunOnVirtualThread
  @Operation(summary = "Show the state of the whole")
  public Overview overview() {
    return overviews.now();
  }

  @GET
  @Path("workers")
  @RunOnVirtualThread
  @Operation(summary = "List the workers")
  public List<WorkerView> workers() {
    return workers.all();
  }

  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(summary = "Follow the state of the whole")
  public Multi<OutboundSseEvent> events(@Context Sse sse) {
    Multi<OutboundSseEvent> overview =
        Multi.createFrom()
            .ticks()
            .every(PERIOD)
            .onOverflow()
            .drop()
            .select()
            .first(MOST_EVENTS)
            .emitOn(READERS)
            .map(_ -> sse.newEventBuilder().name("overview").data(overviews.now()).build());
    return streams.limited(caller.requireId().toString(), overview);
  }
}
