package io.arbiter.server.contest;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** The contests that a player made or registered for. Thread-safe. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class ContestData implements PlayerData {
  private final ContestQueries contests;
  private final ContestantQueries contestants;

  ContestData(ContestQueries contests, ContestantQueries contestants) {
    this.contests = contests;
    this.contestants = contestants;
  }

  /** A contest that the player made. */
  record Made(UUID id, String title, String description, Instant startsAt, Instant endsAt) {}

  /** A contest that the player registered for. */
  record Registered(UUID id, String title, Instant registeredAt) {}

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("contests", (after, limit) -> contests.madeBy(player, after, limit), Made::id);
    out.write(
        "contestRegistrations",
        (after, limit) -> contestants.registrationsOf(player, after, limit),
        Registered::id);
  }

  /** Contests that have started keep the player's row without a name. */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    contestants.withdraw(player, null);
  }
}
