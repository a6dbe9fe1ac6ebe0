package io.arbiter.server.contest;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.language.LanguageRequest;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.catalog.PuzzleCatalog;
import io.arbiter.server.submission.IdempotencyKeyRule;
import io.arbiter.server.submission.SubmissionResource;
import io.arbiter.server.submission.SubmissionView;
import io.arbiter.server.submission.live.OpenStreams;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** A contest for its players: puzzles, solutions and the live stream. */
@Path("/api/contests")
public class PlayResource {
  private final Contests contests;
  private final ContestEntry entry;
  private final ContestFeed feed;
  private final OpenStreams streams;
  private final Caller caller;

  PlayResource(
      Contests contests, ContestEntry entry, ContestFeed feed, OpenStreams streams, Caller caller) {
    this.contests = contests;
    this.entry = entry;
    this.feed = feed;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Path("{id}/puzzles/{slug}")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.PLAYER)
  @RunOnVirtualThread
  @Operation(summary = "Show a puzzle of a contest")
  @APIResponseSchema(PuzzleCatalog.Detail.class)
  @APIResponse(responseCode = "403", description = "The caller is not registered")
  @APIResponse(
      responseCode = "404",
      description = "There is no such contest or puzzle, or the contest has not started")
  public Response show(
      UUID id, String slug, @BeanParam LanguageRequest language, @Context Request request) {
    PuzzleCatalog.Detail puzzle = entry.read(id, slug, language.preference(), caller.viewer());
    String json = Codec.toJson(puzzle);
    return TaggedAnswer.of(
        request,
        Codec.hash(json.getBytes(StandardCharsets.UTF_8)),
        LanguageRequest.answer(json, List.of(puzzle.language())).toResponse());
  }

  @POST
  @Path("{id}/puzzles/{slug}/submissions")
  @RolesAllowed(Role.PLAYER)
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Submit a solution in a contest")
  @APIResponseSchema(SubmissionResource.Receipt.class)
  @APIResponse(responseCode = "403", description = "The caller is not registered")
  @APIResponse(
      responseCode = "404",
      description = "There is no such contest or puzzle, or the contest has not started")
  @APIResponse(responseCode = "409", description = "The contest is over")
  public RestResponse<SubmissionResource.Receipt> submit(
      UUID id,
      String slug,
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String key,
      @NotNull @Valid SubmissionResource.Solution body) {
    return SubmissionResource.Receipt.of(
        entry.accept(SubmissionKind.SUBMISSION, id, slug, body.trial(), key, caller.viewer()));
  }

  @POST
  @Path("{id}/puzzles/{slug}/runs")
  @RolesAllowed(Role.PLAYER)
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Run a solution on the samples in a contest, or on own inputs")
  @APIResponseSchema(SubmissionResource.Receipt.class)
  @APIResponse(responseCode = "403", description = "The caller is not registered")
  @APIResponse(
      responseCode = "404",
      description = "There is no such contest or puzzle, or the contest has not started")
  @APIResponse(responseCode = "409", description = "The contest is over")
  public RestResponse<SubmissionResource.Receipt> run(
      UUID id,
      String slug,
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String key,
      @NotNull @Valid SubmissionResource.Trial body) {
    return SubmissionResource.Receipt.of(
        entry.accept(SubmissionKind.RUN, id, slug, body, key, caller.viewer()));
  }

  @GET
  @Path("{id}/submissions")
  @RolesAllowed(Role.PLAYER)
  @RunOnVirtualThread
  @Operation(summary = "List the submissions of a contest")
  public Page<SubmissionView> list(
      UUID id, @QueryParam("player") @Nullable String player, @Valid @BeanParam PageRequest page) {
    return entry.submissions(id, player, page, caller.viewer());
  }

  @GET
  @Path("{id}/events")
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
    ContestStream.Place after = ContestStream.Place.of(lastEventId);
    return streams.limited(
        viewer,
        request,
        Multi.createFrom()
            .emitter(
                emitter ->
                    feed.add(id, new ContestStream(viewer, registered, sse, emitter), after)));
  }
}
