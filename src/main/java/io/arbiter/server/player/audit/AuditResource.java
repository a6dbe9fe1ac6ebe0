package io.arbiter.server.player.audit;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The log of what admins have done, for admins. */
@Path("/api/admin")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class AuditResource {
  private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** Later times do not fit into the ids of entries. */
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final AuditLog log;
  private final PlayerStore players;

  AuditResource(AuditLog log, PlayerStore players) {
    this.log = log;
    this.players = players;
  }

  @GET
  @Path("audit")
  @Operation(summary = "List what admins have done")
  public Page<AuditEntry> list(
      @QueryParam("actor")
          @Pattern(regexp = "[^\\x00]{1,64}", message = "must be a player's name or id")
          @Nullable String actor,
      @QueryParam("action") @Nullable String action,
      @QueryParam("subject")
          @Pattern(regexp = "[^\\x00]{1,64}", message = "must be a name, a slug or an id")
          @Nullable String subject,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @Valid @BeanParam PageRequest page) {
    return log.list(
        new AuditLog.Filter(
            actor(actor),
            ProblemException.constant(AdminAction.Kind.class, "action", action),
            subjects(subject),
            time("since", since),
            time("until", until)),
        page);
  }

  /** An unknown name gives an id that no player has, so the list is empty. */
  private @Nullable UUID actor(@Nullable String actor) {
    if (actor == null) {
      return null;
    }
    return actor.matches(ID)
        ? UUID.fromString(actor)
        : players.find(actor).map(Player::id).orElse(new UUID(0, 0));
  }

  /** A player's name also stands for the player's id. */
  private List<String> subjects(@Nullable String subject) {
    return subject == null
        ? List.of()
        : Stream.concat(
                Stream.of(subject),
                players.find(subject).map(player -> player.id().toString()).stream())
            .toList();
  }

  private static @Nullable Instant time(String field, @Nullable String text) {
    try {
      @Nullable Instant time = text == null ? null : Instant.parse(text);
      if (time == null || time.isAfter(Instant.EPOCH) && time.isBefore(END)) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // Refused below.
    }
    throw ProblemException.invalid(field, "must be a time like 2026-01-31T12:00:00Z");
  }
}
