package io.arbiter.server.player;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * What a player lets others see. Whoever must not see the profile does not see the activity either.
 * Attempts are not part of either.
 *
 * @param profile points, rank, level and solved puzzles
 * @param activity the days, streak and badges, and when puzzles were solved
 */
public record ProfileVisibility(@NotNull Visibility profile, @NotNull Visibility activity) {
  /** Whether a viewer sees the profile of the owner. */
  public boolean showsProfile(Viewer viewer, UUID owner) {
    return viewer.seesAllOf(owner) || profile.isOpen(viewer);
  }

  /** Whether a viewer sees the activity of the owner. */
  public boolean showsActivity(Viewer viewer, UUID owner) {
    return viewer.seesAllOf(owner) || profile.isOpen(viewer) && activity.isOpen(viewer);
  }
}
