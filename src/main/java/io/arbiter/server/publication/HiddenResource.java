package io.arbiter.server.publication;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Role;
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
  private final Moderation moderation;

  public HiddenResource(Moderation moderation) {
    this.moderation = moderation;
  }

  @GET
  @Path("publications")
  @Operation(summary = "List hidden publications")
  public Page<Moderation.HiddenPublication> publications(@Valid @BeanParam PageRequest page) {
    return moderation.hiddenPublications(page);
  }

  @GET
  @Path("comments")
  @Operation(summary = "List hidden comments")
  public Page<Moderation.HiddenComment> comments(@Valid @BeanParam PageRequest page) {
    return moderation.hiddenComments(page);
  }
}
