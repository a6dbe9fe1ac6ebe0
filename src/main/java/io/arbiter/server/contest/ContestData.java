package io.arbiter.server.contest;

import io.arbiter.server.database.Current;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The contests that a player made or registered for. Thread-safe. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class ContestData implements PlayerData {
  private static final String MADE =
      """
      select id, title, description, starts_at, ends_at from contest
      where owner_id = :player and id > :after order by id limit :limit
      """;

  private static final String REGISTERED =
      """
      select c.id, c.title, r.registered_at
      from contest_registration r join contest c on c.id = r.contest_id
      where r.player_id = :player and c.id > :after order by c.id limit :limit
      """;

  /** Contests that have started keep the player's row without a name. */
  private static final String WITHDRAW =
      """
      delete from contest_registration r using contest c
      where r.player_id = :player and c.id = r.contest_id and c.starts_at > now()
      """;

  private final Session session;

  ContestData(@Current Session session) {
    this.session = session;
  }

  /** A contest that the player made. */
  record Made(UUID id, String title, String description, Instant startsAt, Instant endsAt) {}

  /** A contest that the player registered for. */
  record Registered(UUID id, String title, Instant registeredAt) {}

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("contests", (after, limit) -> page(MADE, Made.class, player, after, limit), Made::id);
    out.write(
        "contestRegistrations",
        (after, limit) -> page(REGISTERED, Registered.class, player, after, limit),
        Registered::id);
  }

  private <T> List<T> page(String sql, Class<T> type, UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(sql, type)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    session.createNativeMutationQuery(WITHDRAW).setParameter("player", player).executeUpdate();
  }
}
