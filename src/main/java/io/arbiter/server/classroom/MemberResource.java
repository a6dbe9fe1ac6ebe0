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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
  @Operation(
      summary = "Look up a class by its code",
      description =
          "Its name and its teacher, to be seen before joining. 404 if no class has this code, or"
              + " if the class is archived; 429 after ten wrong codes within ten minutes.")
  @APIResponse(
      responseCode = "200",
      description = "The class",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Members.Invitation.class)))
  public Members.Invitation look(@NotNull(message = "is missing") @Valid ClassCode body) {
    return members.invitation(caller.requireSession(), body.code());
  }

  @POST
  @Path("{id}/members")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Join a class",
      description =
          "From now on its teacher sees what the caller sends for the puzzles of its assignments:"
              + " sources, verdicts and times. 404 if the class has another code, 409 if it is"
              + " archived or full or if the caller is its teacher, 429 after ten wrong codes"
              + " within ten minutes.")
  @APIResponse(
      responseCode = "201",
      description = "The caller is a member",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ClassView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The caller was a member already",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ClassView.class)))
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
  @Operation(
      summary = "Leave a class, or remove a member",
      description =
          "Members name themselves, the teacher any member. The teacher no longer sees what the"
              + " player has sent. Members can also leave an archived class. 403 for a member who"
              + " names another, 404 without a seat in the class or for an unknown member.")
  public void remove(UUID id, String name) {
    members.remove(id, caller.requireSession(), name);
  }
}
