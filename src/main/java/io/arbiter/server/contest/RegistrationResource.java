package io.arbiter.server.contest;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Who takes part in a contest. */
@Path("/api")
@RunOnVirtualThread
public class RegistrationResource {
  private final Contests contests;
  private final Registrations registrations;
  private final Caller caller;

  public RegistrationResource(Contests contests, Registrations registrations, Caller caller) {
    this.contests = contests;
    this.registrations = registrations;
    this.caller = caller;
  }

  /** When the caller registered. */
  public record Receipt(Instant registeredAt) {}

  @POST
  @Path("contests/{id}/registrations")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Register for a contest")
  @APIResponse(responseCode = "201", description = "Registered")
  @APIResponse(responseCode = "200", description = "Registered before")
  @APIResponse(responseCode = "409", description = "The contest is over")
  public RestResponse<Receipt> register(UUID id) {
    contests.require(id, caller.viewer());
    Registrations.Made made = registrations.add(id, caller.requireId());
    return RestResponse.ResponseBuilder.<Receipt>create(
            made.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK)
        .entity(new Receipt(made.registeredAt()))
        .build();
  }

  @DELETE
  @Path("contests/{id}/registrations")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Withdraw a registration")
  @APIResponse(responseCode = "409", description = "The contest has started")
  public void withdraw(UUID id) {
    registrations.remove(contests.require(id, caller.viewer()), caller.requireId());
  }

  @GET
  @Path("contests/{id}/registrations")
  @Operation(summary = "List who takes part in a contest")
  public Page<Registrations.Registered> list(UUID id, @Valid @BeanParam PageRequest page) {
    contests.require(id, caller.viewer());
    return registrations.page(id, page);
  }
}
