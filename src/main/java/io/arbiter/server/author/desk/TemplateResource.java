package io.arbiter.server.author.desk;

import io.arbiter.server.player.caller.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The bundles with which an author may begin. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class TemplateResource {
  @GET
  @Path("author/templates")
  @Operation(summary = "List the templates")
  public List<Templates.Template> list() {
    return Templates.ALL;
  }
}
