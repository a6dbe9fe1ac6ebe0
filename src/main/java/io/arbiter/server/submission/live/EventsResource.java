package io.arbiter.server.submission.live;

import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.RecentSenders;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionView;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

@Path("/api")
public class EventsResource {
  private final LiveFeed feed;
  private final SubmissionCatalog submissions;
  private final RecentSenders senders;
  private final Caller caller;
  private final OpenStreams streams;

  public EventsResource(
      LiveFeed feed,
      SubmissionCatalog submissions,
      RecentSenders senders,
      Caller caller,
      OpenStreams streams) {
    this.senders = senders;
    this.streams = streams;
    this.feed = feed;
    this.submissions = submissions;
    this.caller = caller;
  }

  @GET
  @Path("submissions/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      summary = "Follow a submission",
      description =
          "Ends with the event judged. With counterexample=true, the stream of a wrong submission"
              + " goes on while a counter-example is searched, and ends with the event"
              + " counterexample, whose example is null if none was found")
  public Multi<OutboundSseEvent> events(
      UUID id,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @QueryParam("counterexample") boolean counterexample,
      @Context Sse sse,
      @Context HttpServerRequest request) {
    Viewer viewer = caller.viewer();
    Optional<SubmissionView> known =
        senders.isSender(viewer, id)
            ? Optional.empty()
            : Optional.of(submissions.require(id, viewer));
    boolean detailed = known.map(view -> view.details().source() != null).orElse(true);
    @Nullable SubmissionView judged = known.filter(SubmissionView::isJudged).orElse(null);
    long after = OpenStreams.lastEventId(lastEventId).orElse(-1L);
    return streams.limited(
        viewer,
        request,
        Multi.createFrom()
            .emitter(
                emitter ->
                    new EventStream(
                            id, viewer, detailed, submissions, feed, sse, emitter, counterexample)
                        .start(judged, after)));
  }
}
