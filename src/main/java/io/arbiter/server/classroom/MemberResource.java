package io.arbiter.server.classroom;

import io.arbiter.server.classroom.roll.Members;
import io.arbiter.server.player.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Joining and leaving classes. */
@Path("/api/classes")
@Authenticated
@RunOnVirtualThread
public class MemberResource {
  private static final int LONGEST_CODE = 100;

  private final Members members;
  private final ClassViews views;
  private final Caller caller;

  public MemberResource(Members members, ClassViews views, Caller caller) {
    this.members = members;
    this.views = views;
    this.caller = caller;
  }

  /** The code of a class, with or without hyphens and spaces, in any case. */
  public record ClassCode(
      @NotNull(message = "is missing")
          @Size(max = LONGEST_CODE, message = "must have at most 100 characters")
          String code) {}

  @POST
  @Path("invitations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Look up a class by its code")
  public Members.Invitation look(@NotNull(message = "is missing") @Valid ClassCode body) {
    return members.invitation(caller.requireSession(), body.code());
  }

  @POST
  @Path("{id}/members")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Join a class")
  @APIResponse(responseCode = "201", description = "The caller is a member")
  @APIResponse(responseCode = "200", description = "The caller was a member already")
  public RestResponse<ClassView> join(
      UUID id, @NotNull(message = "is missing") @Valid ClassCode body) {
    UUID player = caller.requireSession();
    boolean joined = members.join(id, player, body.code());
    ClassView view = views.of(id, player);
    return joined
        ? RestResponse.ResponseBuilder.<ClassView>created(URI.create("/api/classes/" + id))
            .entity(view)
            .build()
        : RestResponse.ok(view);
  }

  @DELETE
  @Path("{id}/members/{name}")
  @Operation(summary = "Leave a class, or remove a member")
  public void remove(UUID id, String name) {
    members.remove(id, caller.requireSession(), name);
  }
}
