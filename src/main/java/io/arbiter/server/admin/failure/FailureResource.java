package io.arbiter.server.admin.failure;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.player.caller.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Judge errors and records that could not be delivered, for admins. */
@Path("/api/admin/failures")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class FailureResource {
  private static final int ACCEPTED = 202;

  private final Failures failures;
  private final Caller caller;

  public FailureResource(Failures failures, Caller caller) {
    this.failures = failures;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List failures")
  public Page<Failure> list(
      @QueryParam("kind") @Nullable String kind, @Valid @BeanParam PageRequest page) {
    return failures.list(kind(kind), page);
  }

  private static Failure.@Nullable Kind kind(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(Failure.Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("kind", "there is no " + name));
  }

  @POST
  @Path("{id}/retry")
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
