package io.arbiter.server.account;

import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.player.login.LoginClient;
import io.arbiter.server.player.login.Logins;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The caller's account: its export and its deletion. */
@Path("/api")
@Authenticated
@RunOnVirtualThread
public class AccountResource {
  private final AccountExport export;
  private final AccountDeletion deletion;
  private final Logins logins;
  private final PlayerStore players;
  private final Caller caller;

  public AccountResource(
      AccountExport export,
      AccountDeletion deletion,
      Logins logins,
      PlayerStore players,
      Caller caller) {
    this.export = export;
    this.deletion = deletion;
    this.logins = logins;
    this.players = players;
    this.caller = caller;
  }

  /** The deletion asks for the password, so a lost token alone cannot delete the account. */
  public record Confirmation(@NotNull(message = "is missing") String password) {}

  @GET
  @Path("me/export")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Download all data of the caller")
  @APIResponse(
      responseCode = "200",
      description = "All data",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  public RestResponse<StreamingOutput> export() {
    UUID player = caller.requireSession();
    StreamingOutput content = out -> export.write(player, out);
    return RestResponse.ResponseBuilder.ok(content, MediaType.APPLICATION_JSON_TYPE)
        .header(
            "Content-Disposition", "attachment; filename=\"arbiter-" + caller.name() + ".json\"")
        .build();
  }

  @DELETE
  @Path("me")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Delete the caller's account")
  public void delete(
      @NotNull(message = "is missing") @Valid Confirmation body,
      @Context HttpServerRequest request) {
    UUID player = caller.requireSession();
    PlayerStore.Authenticated login =
        logins.confirm(player, caller.name(), body.password(), LoginClient.of(request));
    deletion.delete(player, () -> players.requireUnchanged(login));
  }
}
