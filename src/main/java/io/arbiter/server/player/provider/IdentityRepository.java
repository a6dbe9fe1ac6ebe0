package io.arbiter.server.player.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes linked accounts. */
@ApplicationScoped
class IdentityRepository implements PanacheRepositoryBase<IdentityEntity, UUID> {
  Optional<IdentityEntity> find(String issuer, String subject) {
    return find("issuer = ?1 and subject = ?2", issuer, subject).singleResultOptional();
  }

  /** The same, locked for a change. */
  Optional<IdentityEntity> lock(String issuer, String subject) {
    return find("issuer = ?1 and subject = ?2", issuer, subject)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /** A player's linked accounts, the oldest first. */
  List<IdentityEntity> of(UUID player) {
    return list("player = ?1 order by id", player);
  }

  boolean delete(UUID player, String provider) {
    return delete("player = ?1 and provider = ?2", player, provider) > 0;
  }

  void deleteAllOf(UUID player) {
    delete("player", player);
  }
}
