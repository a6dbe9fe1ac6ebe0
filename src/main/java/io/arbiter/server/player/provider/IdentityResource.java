package io.arbiter.server.player.provider;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.LogInResource;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Sessions;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The providers, log-ins at a provider, and the caller's accounts at providers. A key cannot link
 * or unlink.
 */
@Path("/api")
@RunOnVirtualThread
public class IdentityResource {
  /**
   * The cookie with the secret of a log-in to finish. Scripts cannot read it, and requests from
   * other sites do not carry it.
   */
  private static final String COOKIE = "arbiter_log_in";

  /** What Quarkus would keep in the browser. */
  private static final String PROVIDER_COOKIE = "q_session_";

  private final Providers providers;
  private final Identities identities;
  private final PlayerStore players;
  private final Sessions sessions;
  private final Caller caller;

  IdentityResource(
      Providers providers,
      Identities identities,
      PlayerStore players,
      Sessions sessions,
      Caller caller) {
    this.providers = providers;
    this.identities = identities;
    this.players = players;
    this.sessions = sessions;
    this.caller = caller;
  }

  @GET
  @Path("identity-providers")
  @Operation(summary = "List the providers at which players can log in")
  public List<Providers.Provider> providers() {
    return providers.all();
  }

  @GET
  @Path("identity-providers/{provider}/log-in")
  @Operation(summary = "Log in at a provider")
  @APIResponse(responseCode = "302", description = "To the provider")
  @APIResponse(responseCode = "303", description = "To the page")
  @APIResponse(responseCode = "401", description = "A step of the log-in failed")
  @APIResponse(responseCode = "503", description = "The provider does not answer")
  public RestResponse<Void> logIn(
      String provider, @Context SecurityContext security, @Context HttpServerRequest request) {
    if (!(security.getUserPrincipal() instanceof ProviderAccount account)
        || !account.provider().equals(provider)) {
      throw new ProblemException(ErrorCode.UNAUTHENTICATED, "this is no log-in at " + provider);
    }
    String secret = identities.begin(account);
    request.response().removeCookie(PROVIDER_COOKIE + provider, false);
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/#/identity/" + provider)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .cookie(cookie(secret, (int) PendingLogIns.LIFETIME.toSeconds(), request))
        .build();
  }

  private static NewCookie cookie(String secret, int seconds, HttpServerRequest request) {
    return new NewCookie.Builder(COOKIE)
        .value(secret)
        .path("/api")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(request.isSSL())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  private static NewCookie noCookie(HttpServerRequest request) {
    return cookie("", 0, request);
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

  @GET
  @Path("identity-log-in")
  @Operation(summary = "Show the log-in to finish")
  public State state(@CookieParam(COOKIE) @Nullable String secret) {
    Identities.Pending pending = identities.pending(secret);
    String provider = pending.provider();
    return new State(
        provider,
        providers.find(provider).map(Providers.Provider::title).orElse(provider),
        pending.player().map(player -> players.account(player).name()).orElse(null),
        SuggestedName.of(pending.name()).orElse(null));
  }

  /** The name of a new player; not used if the account is linked already. */
  public record Finish(
      @Pattern(regexp = PlayerStore.NAME, message = "{PLAYER_NAME}") @Nullable String name) {}

  @POST
  @Path("identity-log-in")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Finish a log-in at a provider")
  @APIResponseSchema(value = Sessions.Token.class, responseDescription = "Logged in")
  @APIResponse(responseCode = "404", description = "There is no log-in to finish, or no longer")
  @APIResponse(responseCode = "409", description = "The name is taken")
  @APIResponse(
      responseCode = "429",
      description = "Too many players were registered from this address or network")
  public RestResponse<Sessions.Token> finish(
      @NotNull @Valid Finish body,
      @CookieParam(COOKIE) @Nullable String secret,
      @Context HttpServerRequest request,
      @Context HttpHeaders headers) {
    UUID player = identities.finish(secret, body.name(), request.remoteAddress().hostAddress());
    return RestResponse.ResponseBuilder.ok(sessions.begin(player, LogInResource.userAgent(headers)))
        .cookie(noCookie(request))
        .build();
  }

  /**
   * The ways in which the caller can log in.
   *
   * @param password whether the caller has a password
   * @param items the linked accounts, the oldest first
   */
  public record LogIns(boolean password, List<Identities.Identity> items) {}

  @GET
  @Path("me/identities")
  @Authenticated
  @Operation(summary = "List the caller's accounts at providers")
  public LogIns list() {
    UUID player = caller.requireSession();
    return new LogIns(players.hasPassword(player), identities.of(player));
  }

  @POST
  @Path("me/identities")
  @Authenticated
  @Operation(summary = "Link an account at a provider")
  @APIResponse(responseCode = "204", description = "Linked")
  @APIResponse(responseCode = "404", description = "There is no log-in to finish, or no longer")
  @APIResponse(
      responseCode = "409",
      description =
          "The account belongs to another player, or the caller has another account there")
  public RestResponse<Void> link(
      @CookieParam(COOKIE) @Nullable String secret, @Context HttpServerRequest request) {
    identities.link(secret, caller.requireSession());
    return RestResponse.ResponseBuilder.<Void>noContent().cookie(noCookie(request)).build();
  }

  @DELETE
  @Path("me/identities/{provider}")
  @Authenticated
  @Operation(summary = "Unlink an account at a provider")
  @APIResponse(responseCode = "409", description = "It is the caller's only way to log in")
  public void unlink(String provider) {
    if (!identities.unlink(caller.requireSession(), provider)) {
      throw ProblemReason.NOT_THERE.problem("account at", provider);
    }
  }
}
