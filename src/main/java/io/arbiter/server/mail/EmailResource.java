package io.arbiter.server.mail;

import io.arbiter.core.language.LanguageRequest;
import io.arbiter.server.player.caller.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The caller's e-mail address. */
@Path("/api")
@Authenticated
@RunOnVirtualThread
public class EmailResource {
  private static final int ACCEPTED = 202;
  private static final int MOST_CHARS = 254;

  private final Emails emails;
  private final Post post;
  private final Caller caller;

  EmailResource(Emails emails, Post post, Caller caller) {
    this.emails = emails;
    this.post = post;
    this.caller = caller;
  }

  /** An address; RFC 5321 allows 254 characters. */
  public record Address(
      @NotNull(message = "is missing")
          @Email(message = "must be an e-mail address")
          @Size(min = 3, max = MOST_CHARS, message = "must have 3 to 254 characters")
          String email) {}

  /**
   * The caller's addresses.
   *
   * @param email the confirmed one, or null
   * @param pending the one that waits for its confirmation, or null
   * @param delivery how links reach players: MAIL, or LOG if the operator has to hand them on
   */
  public record State(@Nullable String email, @Nullable String pending, Delivery delivery) {}

  @GET
  @Path("me/email")
  @Operation(summary = "Show the caller's e-mail address")
  public State show() {
    return state(caller.requireSession());
  }

  @PUT
  @Path("me/email")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(ACCEPTED)
  @Operation(summary = "Set the caller's e-mail address")
  public State set(
      @NotNull(message = "is missing") @Valid Address body, @BeanParam LanguageRequest language) {
    UUID player = caller.requireSession();
    Emails.Link link = emails.confirmation(player, body.email());
    post.send(link, Purpose.CONFIRMATION, language.preference());
    return state(player);
  }

  @DELETE
  @Path("me/email")
  @Operation(summary = "Remove the caller's e-mail address")
  public void remove() {
    emails.forget(caller.requireSession());
  }

  private State state(UUID player) {
    Emails.Addresses addresses = emails.of(player);
    return new State(addresses.email(), addresses.pending(), post.delivery());
  }
}
