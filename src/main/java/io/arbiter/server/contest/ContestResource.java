package io.arbiter.server.contest;

import io.arbiter.core.json.Codec;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.Viewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Contests, and who takes part in them. */
@Path("/api/contests")
@RunOnVirtualThread
public class ContestResource {
  private final Contests contests;
  private final Registrations registrations;
  private final ContestExport export;
  private final ContestClosing closing;
  private final Caller caller;

  ContestResource(
      Contests contests,
      Registrations registrations,
      ContestExport export,
      ContestClosing closing,
      Caller caller) {
    this.contests = contests;
    this.registrations = registrations;
    this.export = export;
    this.closing = closing;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List contests")
  public Page<ContestView> list(
      @QueryParam("state")
          @Pattern(
              regexp = "UPCOMING|RUNNING|ENDED",
              message = "must be UPCOMING, RUNNING or ENDED")
          @Nullable String state,
      @Valid @BeanParam PageRequest page) {
    Contest.@Nullable State wanted = state == null ? null : Contest.State.valueOf(state);
    return contests.page(wanted, page, caller.viewer());
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Show a contest")
  @APIResponseSchema(ContestView.class)
  public Response show(UUID id, @Context Request request) {
    ContestView view = contests.view(id, caller.viewer());
    String json = Codec.toJson(view);
    return TaggedAnswer.of(
        request,
        TaggedAnswer.tag(json, view.moment().now()),
        Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Make a contest")
  @APIResponseSchema(ContestView.class)
  @APIResponse(responseCode = "403", description = "The caller makes no rated contests")
  public RestResponse<ContestView> add(@NotNull @Valid ContestForm body) {
    requireRight(body, false);
    UUID id = contests.add(body, caller.viewer());
    return RestResponse.ResponseBuilder.<ContestView>created(URI.create("/api/contests/" + id))
        .entity(contests.view(id, caller.viewer()))
        .build();
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Change a contest")
  @APIResponseSchema(ContestView.class)
  @APIResponse(
      responseCode = "403",
      description = "Another organiser's contest, or the caller makes no rated contests")
  @APIResponse(
      responseCode = "409",
      description = "A field cannot change any more; 'violations' names it")
  public ContestView change(UUID id, @NotNull @Valid ContestForm body) {
    requireRight(body, contests.require(id, caller.viewer()).terms().rated());
    contests.change(id, body, caller.viewer());
    return contests.view(id, caller.viewer());
  }

  /** Refuses to rate a contest that was not rated, unless the caller has the right. */
  private void requireRight(ContestForm form, boolean rated) {
    if (form.terms().rated() && !rated && !caller.is(Role.ORGANISER) && !caller.is(Role.ADMIN)) {
      throw ProblemReason.NOT_RATING.problem();
    }
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Delete a contest")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(
      responseCode = "409",
      description = "The contest runs, or its submissions are still judged")
  public void delete(UUID id) {
    closing.delete(id, caller.viewer());
  }

  @GET
  @Path("{id}/export")
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Export a contest")
  @APIResponseSchema(ContestExport.Document.class)
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  public ContestExport.Document export(UUID id) {
    return export.read(id, caller.viewer());
  }

  @POST
  @Path("{id}/registrations")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Register for a contest")
  @APIResponse(responseCode = "201", description = "Registered")
  @APIResponse(responseCode = "200", description = "Registered before")
  @APIResponse(responseCode = "409", description = "The contest is over")
  public RestResponse<Registrations.Made> register(UUID id) {
    Registrations.Made made =
        registrations.add(contests.require(id, caller.viewer()), caller.requireId());
    return RestResponse.status(
        made.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, made);
  }

  @DELETE
  @Path("{id}/registrations")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Withdraw a registration")
  @APIResponse(responseCode = "409", description = "The contest has started")
  public void withdraw(UUID id) {
    registrations.remove(contests.require(id, caller.viewer()), caller.requireId());
  }

  @GET
  @Path("{id}/registrations")
  @Operation(summary = "List who takes part in a contest")
  public Page<Registrations.Registered> list(UUID id, @Valid @BeanParam PageRequest page) {
    Viewer viewer = caller.viewer();
    return registrations.page(contests.require(id, viewer), page, viewer);
  }
}
