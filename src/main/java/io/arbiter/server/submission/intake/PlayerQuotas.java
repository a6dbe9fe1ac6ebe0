package io.arbiter.server.submission.intake;

import io.arbiter.server.database.Current;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The quotas of single players. They hold from the player's next submission on. Another process may
 * still refuse the player for a minute by the quota of before. Thread-safe.
 */
@ApplicationScoped
public class PlayerQuotas implements PlayerData {
  private final Session session;
  private final Quotas quotas;

  PlayerQuotas(@Current Session session, Quotas quotas) {
    this.session = session;
    this.quotas = quotas;
  }

  /** The quota that an admin has set; empty if the settings hold. */
  @Transactional
  public Optional<PlayerQuota> find(UUID player) {
    return session
        .createNativeQuery(
            "select in_flight, per_minute, per_day from quota_override where player_id = :player",
            PlayerQuota.class)
        .setParameter("player", player)
        .uniqueResultOptional();
  }

  /** Sets a player's quota. */
  @Transactional(TxType.MANDATORY)
  public void set(UUID player, PlayerQuota quota) {
    session
        .createNativeMutationQuery(
            """
            insert into quota_override values (:player, :inFlight, :perMinute, :perDay)
            on conflict (player_id) do update set in_flight = excluded.in_flight,
              per_minute = excluded.per_minute, per_day = excluded.per_day
            """)
        .setParameter("player", player)
        .setParameter("inFlight", quota.inFlight(), Integer.class)
        .setParameter("perMinute", quota.perMinute(), Integer.class)
        .setParameter("perDay", quota.perDay(), Integer.class)
        .executeUpdate();
    quotas.changed(player);
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("quotas", () -> find(player).stream().toList());
  }

  /** Lets the settings hold for a player again. */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    session
        .createNativeMutationQuery("delete from quota_override where player_id = :player")
        .setParameter("player", player)
        .executeUpdate();
    quotas.changed(player);
  }
}
