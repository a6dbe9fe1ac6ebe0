package io.arbiter.server.mail;

import io.arbiter.core.language.LanguageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.login.MailThrottle;
import io.arbiter.server.player.login.PasswordRule;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** New passwords for players who have lost theirs. Needs no token. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PasswordResetResource {
  private static final Logger LOG = Logger.getLogger(PasswordResetResource.class);
  private static final int ACCEPTED = 202;

  private final Emails emails;
  private final Post post;
  private final PlayerStore players;
  private final MailThrottle throttle;

  PasswordResetResource(Emails emails, Post post, PlayerStore players, MailThrottle throttle) {
    this.emails = emails;
    this.post = post;
    this.players = players;
    this.throttle = throttle;
  }

  /** The name or the confirmed address of the account; one of them. */
  public record Wish(@Nullable String name, @Nullable String email) {}

  /** How links reach players: MAIL, or LOG if the operator has to hand them on. */
  public record Receipt(Delivery delivery) {}

  /** The new password. */
  public record Password(@PasswordRule String password) {}

  @POST
  @Path("password-resets")
  @ResponseStatus(ACCEPTED)
  @Operation(summary = "Ask for a new password")
  public Receipt ask(
      @NotNull(message = "is missing") @Valid Wish body,
      @BeanParam LanguageRequest language,
      @Context HttpServerRequest request) {
    if ((body.name() == null) == (body.email() == null)) {
      throw new ProblemException(ErrorCode.INVALID, "give either a name or an email");
    }
    String address = request.remoteAddress().hostAddress();
    throttle.count(address);
    var languages = language.preference();
    Thread.ofVirtual()
        .name("password-reset")
        .start(
            () -> {
              try {
                emails
                    .reset(body.name(), body.email())
                    .ifPresent(link -> post.send(link, Purpose.RESET, languages));
              } catch (RuntimeException e) {
                LOG.errorf(e, "a link for a new password was not made");
              }
            });
    return new Receipt(post.delivery());
  }

  @PUT
  @Path("password-resets/{token}")
  @Operation(summary = "Set a new password")
  @APIResponse(responseCode = "404", description = "The link has been used, or has ended")
  public void set(String token, @NotNull(message = "is missing") @Valid Password body) {
    emails.requireReset(token);
    players.setPassword(body.password(), () -> emails.useReset(token));
  }
}
