package io.arbiter.server.publication.moderation;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.caller.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What admins have hidden, for admins. */
@Path("/api/admin")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class HiddenResource {
  private final Hidden hidden;

  public HiddenResource(Hidden hidden) {
    this.hidden = hidden;
  }

  @GET
  @Path("publications")
  @Operation(summary = "List hidden publications")
  public Page<HiddenPublication> publications(@Valid @BeanParam PageRequest page) {
    return hidden.publications(page);
  }

  @GET
  @Path("comments")
  @Operation(summary = "List hidden comments")
  public Page<HiddenComment> comments(@Valid @BeanParam PageRequest page) {
    return hidden.comments(page);
  }
}
