package io.arbiter.server.player;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PlayerRepository implements PanacheRepositoryBase<PlayerEntity, UUID> {
  /** The player with this name, in any case. */
  PanacheQuery<PlayerEntity> named(String name) {
    return find("lower(name) = lower(?1)", name);
  }

  /** The player, unless the account is deleted. */
  PanacheQuery<PlayerEntity> present(UUID player) {
    return find("id = ?1 and deletedAt is null", player);
  }

  /** The same, locked for a change. */
  Optional<PlayerEntity> lock(UUID player) {
    return present(player).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
  }

  boolean hasPassword(UUID player) {
    return count("id = ?1 and passwordHash is not null", player) > 0;
  }
}
