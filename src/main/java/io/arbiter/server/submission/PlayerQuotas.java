package io.arbiter.server.submission;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * The quotas of single players. They hold from the player's next submission on. Another process may
 * still refuse the player for a minute by the quota of before. Thread-safe.
 */
@ApplicationScoped
public class PlayerQuotas implements PlayerData, PanacheRepositoryBase<QuotaEntity, UUID> {
  private final Quotas quotas;

  PlayerQuotas(Quotas quotas) {
    this.quotas = quotas;
  }

  /** The quota that an admin has set; empty if the settings hold. */
  @Transactional
  public Optional<PlayerQuota> find(UUID player) {
    return findByIdOptional(player).map(QuotaEntity::quota);
  }

  @Transactional(TxType.MANDATORY)
  public void set(UUID player, PlayerQuota quota) {
    getEntityManager().merge(new QuotaEntity(player, quota));
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
    deleteById(player);
    quotas.changed(player);
  }
}
