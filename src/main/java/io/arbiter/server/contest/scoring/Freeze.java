package io.arbiter.server.contest.scoring;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is hidden from players.
 *
 * @param at from when on verdicts are hidden; null if nothing is hidden
 * @param revealed what the unfreezing has shown
 */
public record Freeze(@Nullable Instant at, Set<Place> revealed) {
  public static final Freeze NONE = new Freeze(null, Set.of());

  public record Place(UUID player, int puzzle) {}

  /** The try as players see it. */
  public Try seen(Try made) {
    boolean hidden =
        at != null
            && !made.at().isBefore(at)
            && !revealed.contains(new Place(made.player(), made.puzzle()));
    return hidden ? new Try(made.player(), made.puzzle(), made.at(), Try.Outcome.PENDING) : made;
  }
}
