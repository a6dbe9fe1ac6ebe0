package io.arbiter.server.contest.standings;

import io.arbiter.server.contest.Contests;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.live.OpenStreams;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** A live stream of a contest. */
@Path("/api")
public class ContestEventsResource {
  private final Contests contests;
  private final ContestFeed feed;
  private final OpenStreams streams;
  private final Caller caller;

  public ContestEventsResource(
      Contests contests, ContestFeed feed, OpenStreams streams, Caller caller) {
    this.contests = contests;
    this.feed = feed;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Path("contests/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(summary = "Follow a contest")
  public Multi<OutboundSseEvent> events(
      UUID id,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @Context Sse sse,
      @Context HttpServerRequest request) {
    Viewer viewer = caller.viewer();
    boolean registered = contests.require(id, viewer).attendance().registered();
    StreamPlace after = StreamPlace.of(lastEventId);
    return streams.limited(
        viewer,
        request,
        Multi.createFrom()
            .emitter(
                emitter ->
                    feed.add(id, new ContestStream(viewer, registered, sse, emitter), after)));
  }
}
