package io.arbiter.server.contest;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contests that a player made, registered for, is invited to or took part in virtually, the
 * player's questions and announcements, announcements to the player, and what unfreezings have
 * revealed of the player. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class ContestData implements PlayerData {
  private final ContestQueries queries;
  private final StandingsQueries standings;

  ContestData(ContestQueries queries, StandingsQueries standings) {
    this.queries = queries;
    this.standings = standings;
  }

  record Made(UUID id, String title, String description, Instant startsAt, Instant endsAt) {}

  record Registered(
      UUID id,
      String title,
      Instant registeredAt,
      @Nullable String team,
      @Nullable String ruling,
      @Nullable String reason) {}

  record Invited(UUID id, String title) {}

  record Virtual(UUID id, String title, Instant startedAt) {}

  /** What an organiser announced to the player alone. */
  record Message(UUID id, UUID contest, String text, Instant at) {}

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("contests", (after, limit) -> queries.madeBy(player, after, limit), Made::id);
    out.write(
        "contestRegistrations",
        (after, limit) -> queries.registrationsOf(player, after, limit),
        Registered::id);
    out.write(
        "contestInvitations",
        (after, limit) -> queries.invitationsOf(player, after, limit),
        Invited::id);
    out.write(
        "virtualContests", (after, limit) -> queries.virtualsOf(player, after, limit), Virtual::id);
    out.write(
        "clarifications",
        (after, limit) -> queries.clarificationsOf(player, after, limit),
        Clarification::id);
    out.write(
        "contestMessages", (after, limit) -> queries.messagesTo(player, after, limit), Message::id);
    out.write("contestReveals", () -> standings.revealsOf(player));
  }

  /**
   * Contests that have started keep the player's row, their public clarifications and the steps of
   * their unfreezing, without a name: the standings of the others need them.
   */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.withdraw(player, null);
    queries.uninvite(player);
    queries.deleteVirtuals(player);
    queries.emptyReasons(player);
    queries.deletePrivate(player);
  }
}
