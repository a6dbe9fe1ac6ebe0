package io.arbiter.server.player.mail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.language.LanguageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.AddressThrottles;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.PasswordRule;
import io.arbiter.server.player.PlayerStore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * The caller's e-mail address, and what whoever has a link from a mail may do without a token:
 * confirm the address, or set a new password.
 */
@Path("/api")
@RunOnVirtualThread
public class EmailResource {
  private static final Logger LOG = Logger.getLogger(EmailResource.class);
  private static final int ACCEPTED = 202;

  private final Emails emails;
  private final LinkMailer mailer;
  private final PlayerStore players;
  private final AddressThrottles throttles;
  private final Caller caller;

  EmailResource(
      Emails emails,
      LinkMailer mailer,
      PlayerStore players,
      AddressThrottles throttles,
      Caller caller) {
    this.emails = emails;
    this.mailer = mailer;
    this.players = players;
    this.throttles = throttles;
    this.caller = caller;
  }

  /** An address; RFC 5321 allows 254 characters. */
  public record Address(@NotNull @Email @Size(min = 3, max = 254) String email) {}

  /**
   * The caller's addresses.
   *
   * @param delivery how links reach players: MAIL, or LOG if the operator has to hand them on
   */
  public record State(@JsonUnwrapped Emails.Addresses addresses, LinkMailer.Delivery delivery) {}

  @GET
  @Path("me/email")
  @Authenticated
  @Operation(summary = "Show the caller's e-mail address")
  public State show() {
    return state(caller.requireSession());
  }

  @PUT
  @Path("me/email")
  @Authenticated
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(ACCEPTED)
  @Operation(summary = "Set the caller's e-mail address")
  public State set(@NotNull @Valid Address body, @BeanParam LanguageRequest language) {
    UUID player = caller.requireSession();
    mailer.send(emails.confirmation(player, body.email()), language.preference());
    return state(player);
  }

  private State state(UUID player) {
    return new State(emails.of(player), mailer.delivery());
  }

  @DELETE
  @Path("me/email")
  @Authenticated
  @Operation(summary = "Remove the caller's e-mail address")
  public void remove() {
    emails.forget(caller.requireSession());
  }

  public record Confirmation(@NotNull String token) {}

  @POST
  @Path("email-confirmations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Confirm an e-mail address")
  @APIResponse(responseCode = "404", description = "The link has been used, or has ended")
  @APIResponse(responseCode = "409", description = "Another account has this address")
  public void confirm(@NotNull @Valid Confirmation body) {
    emails.confirm(body.token());
  }

  /** The name or the confirmed address of the account; one of them. */
  public record LostPassword(@Nullable String name, @Nullable String email) {}

  /** How links reach players: MAIL, or LOG if the operator has to hand them on. */
  public record Receipt(LinkMailer.Delivery delivery) {}

  /** The link is made in another thread, so that the time says nothing about the account. */
  @POST
  @Path("password-resets")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(ACCEPTED)
  @Operation(summary = "Ask for a new password")
  public Receipt askForReset(
      @NotNull @Valid LostPassword body,
      @BeanParam LanguageRequest language,
      @Context HttpServerRequest request) {
    if ((body.name() == null) == (body.email() == null)) {
      throw new ProblemException(ErrorCode.INVALID, "give either a name or an email");
    }
    throttles.countMail(request.remoteAddress().hostAddress());
    var languages = language.preference();
    Thread.ofVirtual()
        .name("password-reset")
        .start(
            () -> {
              try {
                emails
                    .reset(body.name(), body.email())
                    .ifPresent(link -> mailer.send(link, languages));
              } catch (RuntimeException e) {
                LOG.errorf(e, "a link for a new password was not made");
              }
            });
    return new Receipt(mailer.delivery());
  }

  public record Password(@PasswordRule String password) {}

  @PUT
  @Path("password-resets/{token}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Set a new password")
  @APIResponse(responseCode = "404", description = "The link has been used, or has ended")
  public void setPassword(String token, @NotNull @Valid Password body) {
    emails.requireReset(token);
    players.setPassword(body.password(), () -> emails.useReset(token));
  }
}
