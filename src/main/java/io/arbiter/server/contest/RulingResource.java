package io.arbiter.server.contest;

import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What organisers decide about players of their contests. */
@Path("/api/contests/{id}/registrations/{name}/ruling")
@RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
@RunOnVirtualThread
public class RulingResource {
  private final Rulings rulings;
  private final Caller caller;

  RulingResource(Rulings rulings, Caller caller) {
    this.rulings = rulings;
    this.caller = caller;
  }

  /** The player and other organisers of the contest see the reason. */
  public record NewRuling(
      @NotNull
          @Pattern(regexp = "disqualified|removed", message = "must be disqualified or removed")
          String kind,
      @NotBlank @Size(max = 1000) @Pattern(regexp = ContestForm.TEXT, message = ContestForm.NO_TEXT)
          String reason) {
    Ruling ruling() {
      return new Ruling(Ruling.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), reason.strip());
    }
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Disqualify a player, or remove a player from a contest")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(responseCode = "404", description = "The player is not registered")
  public void rule(UUID id, String name, @NotNull @Valid NewRuling body) {
    rulings.set(id, name, body.ruling(), caller.viewer());
  }

  @DELETE
  @Operation(summary = "Take a ruling about a player of a contest back")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(responseCode = "404", description = "The player is not registered")
  public void takeBack(UUID id, String name) {
    rulings.set(id, name, null, caller.viewer());
  }
}
