package io.arbiter.server.puzzle;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a puzzle that decide whether it is open.
 *
 * @param alwaysOpen whether the puzzle is open even if its station is not
 * @param author who always has the puzzle open; null for shipped puzzles
 */
public record StationLock(String slug, boolean alwaysOpen, @Nullable UUID author) {
  public boolean isOpenTo(Optional<UUID> player) {
    return alwaysOpen || (author != null && player.equals(Optional.of(author)));
  }
}
