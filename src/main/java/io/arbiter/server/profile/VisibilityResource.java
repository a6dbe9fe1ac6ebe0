package io.arbiter.server.profile;

import io.arbiter.server.player.ProfileRule;
import io.arbiter.server.player.caller.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What others see of the caller. */
@Path("/api")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class VisibilityResource {
  private final ProfileRule rule;
  private final Caller caller;

  VisibilityResource(ProfileRule rule, Caller caller) {
    this.rule = rule;
    this.caller = caller;
  }

  @GET
  @Path("me/visibility")
  @Operation(summary = "Show what others see of the caller")
  public ProfileRule.Choice show() {
    return rule.of(caller.requireId());
  }

  @PUT
  @Path("me/visibility")
  @Operation(summary = "Choose what others see of the caller")
  public void choose(@NotNull(message = "is missing") @Valid ProfileRule.Choice body) {
    rule.set(caller.requireSession(), body);
  }
}
