package io.arbiter.server.player.key;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes keys. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyEntity, UUID> {
  Optional<ApiKeyEntity> valid(byte[] hash, Instant now) {
    return find("hash = ?1 and expiresAt > ?2", hash, now).singleResultOptional();
  }

  /** A player's keys, the newest first. */
  List<ApiKeyEntity> of(UUID player) {
    return list("player = ?1 order by id desc", player);
  }

  long countOf(UUID player) {
    return count("player", player);
  }

  /** Notes a use, unless a use was noted since {@code before}. */
  void used(UUID id, Instant now, Instant before) {
    update(
        "lastUsedAt = ?2 where id = ?1 and (lastUsedAt is null or lastUsedAt < ?3)",
        id,
        now,
        before);
  }

  boolean delete(UUID id, UUID player) {
    return delete("id = ?1 and player = ?2", id, player) > 0;
  }

  void deleteAllOf(UUID player) {
    delete("player", player);
  }
}
