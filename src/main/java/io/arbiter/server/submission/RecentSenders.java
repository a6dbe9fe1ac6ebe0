package io.arbiter.server.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * The players of the submissions that this process has accepted in the last half minute. They may
 * follow their submissions without a look into the database. Thread-safe.
 */
@ApplicationScoped
public class RecentSenders {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int MOST = 20_000;

  private final Cache<UUID, UUID> players =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

  void add(UUID submission, UUID player) {
    players.put(submission, player);
  }

  /** Whether the viewer has just sent the submission; false also if it was sent elsewhere. */
  public boolean isSender(Viewer viewer, UUID submission) {
    return viewer.is(players.getIfPresent(submission));
  }
}
