package io.arbiter.server.player;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as its player sees it.
 *
 * @param zone the time zone in which the player's days are counted; null until the player has
 *     chosen one, and then UTC counts
 * @param avatar the variant of the picture that the page draws from the name; null until the player
 *     has chosen one
 * @param suspendedReason why the player is suspended; null if the player is not
 * @param suspendedUntil when the suspension ends; null if it has no end
 */
public record Account(
    UUID id,
    String name,
    List<String> roles,
    Instant createdAt,
    @Nullable String zone,
    @Nullable Short avatar,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String suspendedReason,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant suspendedUntil) {
  public Optional<Suspension> suspension(Instant now) {
    return Optional.ofNullable(suspendedReason)
        .map(reason -> new Suspension(reason, suspendedUntil))
        .filter(suspension -> !suspension.isOver(now));
  }
}
