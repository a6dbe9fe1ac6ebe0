package io.arbiter.server.identity;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.caller.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The caller's accounts at providers. A key cannot link or unlink. */
@Path("/api")
@Authenticated
@RunOnVirtualThread
public class IdentityResource {
  private final Identities identities;
  private final PlayerStore players;
  private final Caller caller;

  IdentityResource(Identities identities, PlayerStore players, Caller caller) {
    this.identities = identities;
    this.players = players;
    this.caller = caller;
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
  @Operation(summary = "List the caller's accounts at providers")
  public LogIns list() {
    UUID player = caller.requireSession();
    return new LogIns(players.hasPassword(player), identities.of(player));
  }

  @POST
  @Path("me/identities")
  @Operation(summary = "Link an account at a provider")
  @APIResponse(responseCode = "204", description = "Linked")
  @APIResponse(responseCode = "404", description = "There is no log-in to finish, or no longer")
  @APIResponse(
      responseCode = "409",
      description =
          "The account belongs to another player, or the caller has another account there")
  public RestResponse<Void> link(
      @CookieParam(LogInCookie.NAME) @Nullable String secret, @Context HttpServerRequest request) {
    identities.link(secret, caller.requireSession());
    return RestResponse.ResponseBuilder.<Void>noContent()
        .cookie(LogInCookie.none(request.isSSL()))
        .build();
  }

  @DELETE
  @Path("me/identities/{provider}")
  @Operation(summary = "Unlink an account at a provider")
  @APIResponse(responseCode = "409", description = "It is the caller's only way to log in")
  public void unlink(String provider) {
    if (!identities.unlink(caller.requireSession(), provider)) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "no account at " + provider);
    }
  }
}
