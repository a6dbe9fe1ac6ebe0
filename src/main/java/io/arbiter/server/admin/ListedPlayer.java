package io.arbiter.server.admin;

import io.arbiter.server.player.Account;
import io.arbiter.server.player.Suspension;
import io.arbiter.server.submission.PlayerQuota;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A player as admins see them.
 *
 * @param suspension null if the player may write
 * @param quota null if the settings' quotas hold
 */
record ListedPlayer(
    UUID id,
    String name,
    List<String> roles,
    Instant createdAt,
    @Nullable Suspension suspension,
    @Nullable PlayerQuota quota) {
  static ListedPlayer of(Account player, @Nullable PlayerQuota quota) {
    return new ListedPlayer(
        player.id(),
        player.name(),
        player.roles(),
        player.createdAt(),
        player.suspension(Instant.now()).orElse(null),
        quota);
  }

  ListedPlayer(
      UUID id,
      String name,
      String[] roles,
      Instant createdAt,
      @Nullable String reason,
      @Nullable Instant until,
      boolean limited,
      @Nullable Integer inFlight,
      @Nullable Integer perMinute,
      @Nullable Integer perDay) {
    this(
        id,
        name,
        List.of(roles),
        createdAt,
        reason == null ? null : new Suspension(reason, until),
        limited ? new PlayerQuota(inFlight, perMinute, perDay) : null);
  }
}
