package io.arbiter.server.station;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a puzzle decides whether it is open.
 *
 * @param alwaysOpen whatever its station is
 * @param author who may always enter; null for shipped puzzles
 */
public record StationLock(String slug, boolean alwaysOpen, @Nullable UUID author) {
  boolean isOpenTo(Optional<UUID> player) {
    return alwaysOpen || (author != null && player.equals(Optional.of(author)));
  }
}
