package io.arbiter.server.contest.standings;

import io.arbiter.server.contest.Contests;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.view.OpenStreams;
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
  @Operation(
      summary = "Follow a contest",
      description =
          "Server-sent events: contest (what GET /api/contests/{id} shows) at each change,"
              + " standings {rows, ranks, removed} as players see them, clarification, and"
              + " unfreezing {step, remaining, rows, ranks}. 'rows' are whole rows of which more"
              + " than the rank has changed, 'ranks' the ranks of the others that have moved. A new"
              + " stream begins with the contest and all standings. A stream ends after 15 minutes,"
              + " and resumes with Last-Event-ID.")
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
