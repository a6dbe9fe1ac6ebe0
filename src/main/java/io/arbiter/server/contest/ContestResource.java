package io.arbiter.server.contest;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Contests: list, show, make and change. */
@Path("/api")
@RunOnVirtualThread
public class ContestResource {
  private final Contests contests;
  private final Caller caller;

  public ContestResource(Contests contests, Caller caller) {
    this.contests = contests;
    this.caller = caller;
  }

  @GET
  @Path("contests")
  @Operation(summary = "List contests")
  public Page<ContestView> list(
      @QueryParam("state") @Nullable String state, @Valid @BeanParam PageRequest page) {
    return contests.page(state(state), page, caller.viewer());
  }

  private static @Nullable ContestState state(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(ContestState.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("state", "must be UPCOMING, RUNNING or ENDED"));
  }

  @GET
  @Path("contests/{id}")
  @Operation(summary = "Show a contest")
  public ContestView show(UUID id) {
    return contests.view(id, caller.viewer());
  }

  @POST
  @Path("contests")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.AUTHOR, Role.ADMIN})
  @Operation(summary = "Make a contest")
  @APIResponseSchema(ContestView.class)
  public RestResponse<ContestView> add(@NotNull(message = "is missing") @Valid ContestForm body) {
    UUID id = contests.add(body, caller.viewer());
    return RestResponse.ResponseBuilder.<ContestView>created(URI.create("/api/contests/" + id))
        .entity(contests.view(id, caller.viewer()))
        .build();
  }

  @PUT
  @Path("contests/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.AUTHOR, Role.ADMIN})
  @Operation(summary = "Change a contest")
  @APIResponseSchema(ContestView.class)
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(
      responseCode = "409",
      description = "A field cannot change any more; 'violations' names it")
  public ContestView change(UUID id, @NotNull(message = "is missing") @Valid ContestForm body) {
    contests.change(id, body, caller.viewer());
    return contests.view(id, caller.viewer());
  }
}
