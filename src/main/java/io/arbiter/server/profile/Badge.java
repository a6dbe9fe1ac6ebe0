package io.arbiter.server.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A badge that a player has.
 *
 * @param title in English
 * @param reason what the player did, in English
 * @param at when the solution that earned it was submitted
 * @param puzzle of that solution; null if the puzzle is retired, or a whole day earned the badge
 */
record Badge(String id, String title, String reason, Instant at, @Nullable EarningPuzzle puzzle) {
  Badge(String kind, Instant at, @Nullable String slug, @Nullable String title) {
    this(
        BadgeKind.valueOf(kind),
        at,
        slug == null || title == null ? null : new EarningPuzzle(slug, title));
  }

  private Badge(BadgeKind kind, Instant at, @Nullable EarningPuzzle puzzle) {
    this(kind.id(), kind.title, kind.reason, at, puzzle);
  }

  public record EarningPuzzle(String slug, String title) {}
}
