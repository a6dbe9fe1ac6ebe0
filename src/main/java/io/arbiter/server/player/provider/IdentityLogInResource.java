package io.arbiter.server.player.provider;

import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.login.Sessions;
import io.arbiter.server.player.login.TokenResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Finishes a log-in at a provider. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class IdentityLogInResource {
  private final Identities identities;
  private final Providers providers;
  private final PlayerStore players;
  private final Sessions sessions;

  IdentityLogInResource(
      Identities identities, Providers providers, PlayerStore players, Sessions sessions) {
    this.identities = identities;
    this.providers = providers;
    this.players = players;
    this.sessions = sessions;
  }

  /**
   * A log-in to finish.
   *
   * @param player the name of the player with whom the account is linked; null before the first
   *     log-in
   * @param suggestedName for a new player; the name may be taken; null if there is none
   */
  public record State(
      String provider, String title, @Nullable String player, @Nullable String suggestedName) {}

  /** The name of a new player; not used if the account is linked already. */
  public record Finish(
      @Pattern(regexp = PlayerStore.NAME, message = "must be 3 to 32 of A-Z, a-z, 0-9, _ and -")
          @Nullable String name) {}

  @GET
  @Path("identity-log-in")
  @Operation(summary = "Show the log-in to finish")
  public State state(@CookieParam(LogInCookie.NAME) @Nullable String secret) {
    Identities.Pending pending = identities.pending(secret);
    String title =
        providers.find(pending.provider()).map(Provider::title).orElse(pending.provider());
    return new State(
        pending.provider(),
        title,
        pending.player().map(player -> players.account(player).name()).orElse(null),
        SuggestedName.of(pending.name()).orElse(null));
  }

  @POST
  @Path("identity-log-in")
  @Operation(summary = "Finish a log-in at a provider")
  @APIResponseSchema(value = Sessions.Token.class, responseDescription = "Logged in")
  @APIResponse(responseCode = "404", description = "There is no log-in to finish, or no longer")
  @APIResponse(responseCode = "409", description = "The name is taken")
  @APIResponse(
      responseCode = "429",
      description = "Too many players were registered from this address or network")
  public RestResponse<Sessions.Token> finish(
      @NotNull(message = "is missing") @Valid Finish body,
      @CookieParam(LogInCookie.NAME) @Nullable String secret,
      @Context HttpServerRequest request,
      @Context HttpHeaders headers) {
    UUID player = identities.finish(secret, body.name(), request.remoteAddress().hostAddress());
    return RestResponse.ResponseBuilder.ok(sessions.begin(player, TokenResource.client(headers)))
        .cookie(LogInCookie.none(request.isSSL()))
        .build();
  }
}
