package io.arbiter.account;

import io.arbiter.player.Caller;
import io.arbiter.player.Logins;
import io.arbiter.problem.ErrorCode;
import io.arbiter.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The caller's account. */
@Path("/api")
@Authenticated
@RunOnVirtualThread
public class AccountResource {
  private final AccountDeletion deletion;
  private final Logins logins;
  private final Caller caller;

  public AccountResource(AccountDeletion deletion, Logins logins, Caller caller) {
    this.deletion = deletion;
    this.logins = logins;
    this.caller = caller;
  }

  /** The password again: a token that was left behind somewhere deletes nothing. */
  public record Confirmation(@NotNull(message = "is missing") String password) {}

  @DELETE
  @Path("me")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Delete the caller's account",
      description =
          "Frees the name and takes the player out of all rankings, with what was published, said"
              + " and voted for; submissions and puzzles stay, without a name. A wrong password"
              + " gives 403, and counts as a failed log-in. The last admin cannot leave (409).")
  public void delete(
      @NotNull(message = "is missing") @Valid Confirmation body,
      @Context HttpServerRequest request) {
    UUID player = caller.requireId();
    String address = request.remoteAddress().hostAddress();
    boolean right =
        logins
            .attempt(caller.name(), body.password(), address)
            .filter(found -> found.id().equals(player))
            .isPresent();
    if (!right) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "the password is wrong");
    }
    deletion.delete(player);
  }
}
