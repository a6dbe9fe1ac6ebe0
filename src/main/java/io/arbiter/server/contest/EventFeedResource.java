package io.arbiter.server.contest;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.contest.ccs.CcsLog;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.live.OpenStreams;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** A contest for the scoreboards and resolvers of its organiser. */
@Path("/api/contests/{id}/event-feed")
public class EventFeedResource {
  private static final String NDJSON = "application/x-ndjson";
  private static final Executor READERS = Executors.newVirtualThreadPerTaskExecutor();
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** After so many looks without an event, an empty line shows that the feed lives. */
  private static final int LOOKS_PER_BEAT = 60;

  /** A feed ends after so many looks, so that a token that is no longer valid does not keep it. */
  private static final long LOOKS = 900;

  private final Contests contests;
  private final EventFeed feed;
  private final OpenStreams streams;
  private final Caller caller;

  EventFeedResource(Contests contests, EventFeed feed, OpenStreams streams, Caller caller) {
    this.contests = contests;
    this.feed = feed;
    this.streams = streams;
    this.caller = caller;
  }

  /** One reader's feed. The stream that it feeds calls it on one thread after the other. */
  private final class Reading {
    private final EventFeed.Reader reader;
    private final CcsLog log = new CcsLog();
    private EventFeed.@Nullable Moment last;
    private boolean resumes;
    private int silent;

    Reading(EventFeed.Reader reader, boolean resumes) {
      this.reader = reader;
      this.resumes = resumes;
    }

    List<String> look() {
      EventFeed.Moment now = feed.recent(reader);
      List<String> lines = lines(now);
      last = now;
      silent = lines.isEmpty() ? silent + 1 : 0;
      return silent > 0 && silent % LOOKS_PER_BEAT == 0 ? List.of("") : lines;
    }

    private List<String> lines(EventFeed.Moment now) {
      if (last != null && now.mark().equals(last.mark())) {
        return List.of();
      }
      String token = Long.toString(Instant.now().toEpochMilli());
      List<String> lines =
          resumes ? log.resume(now.objects(), token) : log.next(now.objects(), token);
      resumes = false;
      return lines;
    }

    boolean goesOn() {
      return last == null || !last.isLast();
    }
  }

  @GET
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Produces(NDJSON)
  @Blocking
  @Operation(
      summary = "Follow a contest in the form of the CCS Contest API 2023-06",
      description =
          "One event a line. With stream=false the answer ends after what is there; otherwise it"
              + " goes on until the contest is closed. With since_token the first events have whole"
              + " types of objects. With frozen=true a freeze hides judgements, and before the start"
              + " the problems, as from everybody else")
  @APIResponse(
      responseCode = "200",
      description = "The events",
      content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
  public Multi<byte[]> feed(
      UUID id,
      @QueryParam("stream") @DefaultValue("true") boolean stream,
      @QueryParam("frozen") @DefaultValue("false") boolean frozen,
      @QueryParam("since_token")
          @Nullable
          @Pattern(regexp = "[0-9]{1,18}", message = "must be a token of the feed")
          String token,
      @Context HttpServerRequest request) {
    Viewer viewer = caller.viewer();
    contests.requireManaged(id, viewer);
    Reading reading = new Reading(new EventFeed.Reader(id, frozen), token != null);
    Multi<Long> looks =
        Multi.createFrom()
            .ticks()
            .every(PAUSE)
            .onOverflow()
            .drop()
            .emitOn(READERS)
            .select()
            .first(stream ? LOOKS : 1);
    // A stream may end early, but not in the middle of a look.
    return streams
        .limited(viewer, request, looks)
        .select()
        .first(_ -> reading.goesOn())
        .onItem()
        .transformToMultiAndConcatenate(_ -> Multi.createFrom().iterable(reading.look()))
        // A text would be written as JSON, in quotes.
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        // Such as of a contest that was deleted.
        .onFailure(ProblemException.class)
        .recoverWithCompletion();
  }
}
