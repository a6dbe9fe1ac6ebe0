package io.arbiter.server.player.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.arbiter.server.database.TimeOrderedId;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log.
 *
 * @param actor the admin; the name is null after the deletion of the account
 * @param subject the id of a player, submission, publication, comment or record, or the slug of a
 *     puzzle
 * @param about the player whom the action is about; null if it is about no player
 * @param detail empty after the deletion of the player's account
 */
record AuditEntry(
    UUID id,
    Instant at,
    Person actor,
    AdminAction.Kind action,
    String subject,
    @Nullable Person about,
    @Schema(type = SchemaType.OBJECT) @JsonRawValue String detail) {
  AuditEntry(
      UUID id,
      UUID actor,
      @Nullable String actorName,
      String action,
      String subject,
      @Nullable UUID about,
      @Nullable String aboutName,
      String detail) {
    this(
        id,
        time(id),
        new Person(actor, actorName),
        AdminAction.Kind.valueOf(action),
        subject,
        about == null ? null : new Person(about, aboutName),
        detail);
  }

  /** A player; the name is null after the deletion of the account. */
  public record Person(UUID id, @Nullable String name) {}

  /** The millisecond of an entry, from its id. */
  static Instant time(UUID id) {
    return TimeOrderedId.time(id);
  }
}
