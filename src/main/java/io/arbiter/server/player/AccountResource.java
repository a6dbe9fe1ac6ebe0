package io.arbiter.server.player;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.core.problem.ProblemReason;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The caller's account: time zone, picture, visibility, password, export and deletion. */
@Path("/api")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AccountResource {
  private final PlayerStore players;
  private final Accounts accounts;
  private final Logins logins;
  private final Sessions sessions;
  private final Caller caller;

  AccountResource(
      PlayerStore players, Accounts accounts, Logins logins, Sessions sessions, Caller caller) {
    this.players = players;
    this.accounts = accounts;
    this.logins = logins;
    this.sessions = sessions;
    this.caller = caller;
  }

  /** A name such as Europe/Kyiv, or an offset such as +02:00. */
  public record Zone(@NotNull String zone) {}

  @PUT
  @Path("me/zone")
  @Operation(summary = "Set the caller's time zone")
  public void setZone(@NotNull @Valid Zone body) {
    TimeZone.require(body.zone());
    players.setZone(caller.requireSession(), body.zone());
  }

  /** A variant of the picture that the page draws from the name; null for the name's own. */
  public record Avatar(@Min(0) @Max(MOST_AVATAR) @Nullable Short avatar) {
    /** The page draws 24 variants. */
    static final int MOST_AVATAR = 23;
  }

  @PUT
  @Path("me/avatar")
  @Operation(summary = "Choose the caller's picture")
  public void setAvatar(@NotNull @Valid Avatar body) {
    players.setAvatar(caller.requireSession(), body.avatar());
  }

  @GET
  @Path("me/visibility")
  @Operation(summary = "Show what others see of the caller")
  public ProfileVisibility visibility() {
    return players.visibility(caller.requireId());
  }

  @PUT
  @Path("me/visibility")
  @Operation(summary = "Choose what others see of the caller")
  public void setVisibility(@NotNull @Valid ProfileVisibility body) {
    players.setVisibility(caller.requireSession(), body);
  }

  /**
   * A change of the password.
   *
   * @param current null if the caller logs in at a provider and has no password
   */
  public record PasswordChange(
      @Nullable String current, @JsonProperty("new") @PasswordRule String next) {}

  @PUT
  @Path("me/password")
  @Operation(summary = "Change the password")
  public Sessions.Token changePassword(
      @NotNull @Valid PasswordChange body,
      @Context HttpServerRequest request,
      @Context HttpHeaders headers) {
    UUID player = caller.requireSession();
    if (body.next().equals(body.current())) {
      throw ProblemReason.SAME_PASSWORD.invalid("new");
    }
    PlayerStore.Authenticated changed =
        body.current() == null && !players.hasPassword(player)
            ? players.setPassword(body.next(), () -> withoutPassword(player))
            : players.setPassword(body.next(), withPassword(player, body.current(), request));
    return sessions.begin(changed, LogInResource.userAgent(headers));
  }

  private UUID withoutPassword(UUID player) {
    players.requireNoPassword(player);
    return player;
  }

  private Supplier<UUID> withPassword(
      UUID player, @Nullable String current, HttpServerRequest request) {
    var login = confirm(player, Objects.requireNonNullElse(current, ""), request);
    return () -> {
      players.requireUnchanged(login);
      return player;
    };
  }

  private PlayerStore.Authenticated confirm(
      UUID player, String password, HttpServerRequest request) {
    return logins.confirm(player, caller.name(), password, Logins.Client.of(request));
  }

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
    StreamingOutput content = out -> accounts.export(player, out);
    return RestResponse.ResponseBuilder.ok(content, MediaType.APPLICATION_JSON_TYPE)
        .header(
            "Content-Disposition", "attachment; filename=\"arbiter-" + caller.name() + ".json\"")
        .build();
  }

  /** The deletion asks for the password, so a lost token alone cannot delete the account. */
  public record Confirmation(@NotNull String password) {}

  @DELETE
  @Path("me")
  @Operation(
      summary = "Delete the caller's account",
      description =
          "Contests and puzzles of the caller stay: contests go on as planned, and only admins can"
              + " change, unfreeze or delete them")
  public void delete(@NotNull @Valid Confirmation body, @Context HttpServerRequest request) {
    UUID player = caller.requireSession();
    PlayerStore.Authenticated login = confirm(player, body.password(), request);
    accounts.delete(player, () -> players.requireUnchanged(login));
  }
}
