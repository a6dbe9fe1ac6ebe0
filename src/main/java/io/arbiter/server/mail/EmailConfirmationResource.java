package io.arbiter.server.mail;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Confirms e-mail addresses. Whoever has the link needs no token. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EmailConfirmationResource {
  private final Emails emails;

  EmailConfirmationResource(Emails emails) {
    this.emails = emails;
  }

  /** The secret of a link. */
  public record Confirmation(@NotNull(message = "is missing") String token) {}

  @POST
  @Path("email-confirmations")
  @Operation(summary = "Confirm an e-mail address")
  @APIResponse(responseCode = "404", description = "The link has been used, or has ended")
  @APIResponse(responseCode = "409", description = "Another account has this address")
  public void confirm(@NotNull(message = "is missing") @Valid Confirmation body) {
    emails.confirm(body.token());
  }
}
