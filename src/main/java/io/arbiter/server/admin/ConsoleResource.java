package io.arbiter.server.admin;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Queues, workers, the last hour and failures, for admins. */
@Path("/api/admin")
@RolesAllowed(Role.ADMIN)
public class ConsoleResource {
  private static final int ACCEPTED = 202;
  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** A stream ends after an hour, so that a token that is no longer valid does not keep it. */
  private static final long MOST_EVENTS = Duration.ofHours(1).dividedBy(PERIOD);

  private static final Executor READERS = Executors.newVirtualThreadPerTaskExecutor();

  private final Overviews overviews;
  private final Workers workers;
  private final Failures failures;
  private final OpenStreams streams;
  private final Caller caller;

  ConsoleResource(
      Overviews overviews, Workers workers, Failures failures, OpenStreams streams, Caller caller) {
    this.overviews = overviews;
    this.workers = workers;
    this.failures = failures;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Path("overview")
  @RunOnVirtualThread
  @Operation(summary = "Show the state of the whole")
  public Overviews.Overview overview() {
    return overviews.now();
  }

  @GET
  @Path("workers")
  @RunOnVirtualThread
  @Operation(summary = "List the workers")
  public List<Workers.Worker> workers() {
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

  @GET
  @Path("failures")
  @RunOnVirtualThread
  @Operation(summary = "List failures")
  public Page<Failure> failures(
      @QueryParam("kind") @Nullable String kind, @Valid @BeanParam PageRequest page) {
    return failures.list(ProblemException.constant(Failure.Kind.class, "kind", kind), page);
  }

  @POST
  @Path("failures/{id}/retry")
  @RunOnVirtualThread
  @ResponseStatus(ACCEPTED)
  @Operation(summary = "Try a failure again")
  @APIResponse(
      responseCode = "409",
      description = "It is already being judged again, or the record was too large to be kept")
  @APIResponse(responseCode = "422", description = "A run or a script cannot be judged again")
  public void retry(UUID id) {
    failures.retry(id, caller.requireId());
  }
}
