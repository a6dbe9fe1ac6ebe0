package io.arbiter.server.admin;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.Suspension;
import io.arbiter.server.submission.intake.PlayerQuota;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Players, for admins. */
@Path("/api")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class PlayerAdminResource {
  private static final int LONGEST_REASON = 1000;
  private static final long MOST = 1_000_000;
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final ManagedPlayers players;
  private final Caller caller;

  PlayerAdminResource(ManagedPlayers players, Caller caller) {
    this.players = players;
    this.caller = caller;
  }

  /**
   * Why and until when a player may not write.
   *
   * @param until null until an admin lifts the suspension
   */
  public record SuspensionOrder(
      @NotBlank(message = "is missing")
          @Size(max = LONGEST_REASON, message = "must have at most 1000 characters")
          @Pattern(regexp = "[^\\x00]*", message = "has a NUL character")
          String reason,
      @Nullable Instant until) {}

  /** What a player may send; null where the setting holds. */
  public record Quota(
      @Nullable
          @Min(value = 1, message = "must be 1 to 1000000")
          @Max(value = MOST, message = "must be 1 to 1000000")
          Integer inFlight,
      @Nullable
          @Min(value = 1, message = "must be 1 to 1000000")
          @Max(value = MOST, message = "must be 1 to 1000000")
          Integer perMinute,
      @Nullable
          @Min(value = 1, message = "must be 1 to 1000000")
          @Max(value = MOST, message = "must be 1 to 1000000")
          Integer perDay) {}

  @GET
  @Path("admin/players")
  @Operation(summary = "List players")
  public Page<ListedPlayer> list(
      @QueryParam("q")
          @DefaultValue("")
          @Pattern(
              regexp = "[A-Za-z0-9_-]{0,32}",
              message = "must be the first letters of a name: A-Z, a-z, 0-9, _ and -")
          String q,
      @Valid @BeanParam PageRequest page) {
    return players.page(q, page);
  }

  @PUT
  @Path("admin/players/{name}/suspension")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Suspend a player")
  @APIResponseSchema(ListedPlayer.class)
  @APIResponse(responseCode = "409", description = "The player is an admin")
  @APIResponse(responseCode = "422", description = "The reason is missing or the time is over")
  public ListedPlayer suspend(
      String name, @NotNull(message = "is missing") @Valid SuspensionOrder body) {
    Instant until = body.until();
    if (until != null && !(until.isAfter(Instant.now()) && until.isBefore(END))) {
      throw new ProblemException(
          ErrorCode.INVALID, "until: must be in the future, and before the year 9999");
    }
    return players.suspend(name, new Suspension(body.reason(), until), caller.requireId());
  }

  @DELETE
  @Path("admin/players/{name}/suspension")
  @Operation(summary = "Lift a suspension")
  public ListedPlayer liftSuspension(String name) {
    return players.liftSuspension(name, caller.requireId());
  }

  @PUT
  @Path("admin/players/{name}/quota")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Set a player's quotas")
  @APIResponseSchema(ListedPlayer.class)
  @APIResponse(responseCode = "422", description = "A quota is below 1 or above 1000000")
  public ListedPlayer setQuota(String name, @NotNull(message = "is missing") @Valid Quota body) {
    var quota = new PlayerQuota(body.inFlight(), body.perMinute(), body.perDay());
    return players.setQuota(name, quota, caller.requireId());
  }

  @DELETE
  @Path("admin/players/{name}/quota")
  @Operation(summary = "Remove a player's quotas")
  public ListedPlayer removeQuota(String name) {
    return players.setQuota(name, null, caller.requireId());
  }

  /** The new roles of a player. */
  public record Roles(
      @NotEmpty(message = "must name at least one role")
          List<
                  @NotNull(message = "is missing")
                  @Pattern(
                      regexp = "player|author|teacher|admin",
                      message = "must be player, author, teacher or admin")
                  String>
              roles) {}

  @PUT
  @Path("players/{name}/roles")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Set a player's roles")
  public Player setRoles(String name, @NotNull(message = "is missing") @Valid Roles body) {
    List<String> roles = List.copyOf(new LinkedHashSet<>(body.roles()));
    return players.setRoles(name, roles, caller.requireId());
  }
}
