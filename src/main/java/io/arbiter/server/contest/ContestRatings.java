package io.arbiter.server.contest;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The ratings of players, which rated contests change. */
public interface ContestRatings {
  Map<UUID, Integer> of(Set<UUID> players);
}
