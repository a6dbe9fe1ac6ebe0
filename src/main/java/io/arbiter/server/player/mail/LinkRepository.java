package io.arbiter.server.player.mail;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes links. */
@ApplicationScoped
class LinkRepository implements PanacheRepositoryBase<LinkEntity, byte[]> {
  /** A link that can be used now; locked, so that two requests do not use it. */
  Optional<LinkEntity> usable(byte[] hash, Purpose purpose, Instant now) {
    return find("hash = ?1 and purpose = ?2 and expiresAt > ?3", hash, purpose, now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /** The newest address of a player that waits for its confirmation. */
  Optional<String> pending(UUID player, Instant now) {
    return find(
            "player = ?1 and purpose = ?2 and expiresAt > ?3 order by createdAt desc",
            player,
            Purpose.CONFIRMATION,
            now)
        .page(0, 1)
        .stream()
        .map(link -> link.email)
        .findFirst();
  }

  /** How many links of a player were made since a time. */
  long madeSince(UUID player, Instant since) {
    return count("player = ?1 and createdAt > ?2", player, since);
  }

  /** Whose link this is, whether it can be used or not. */
  Optional<UUID> playerOf(byte[] hash) {
    return find("select player from LinkEntity where hash = ?1", hash)
        .project(UUID.class)
        .singleResultOptional();
  }

  /** Ends all links of a player for a purpose. */
  void end(UUID player, Purpose purpose, Instant now) {
    update(
        "expiresAt = ?3 where player = ?1 and purpose = ?2 and expiresAt > ?3",
        player,
        purpose,
        now);
  }

  /** Ends all links of a player. */
  void end(UUID player, Instant now) {
    update("expiresAt = ?2 where player = ?1 and expiresAt > ?2", player, now);
  }

  void deleteExpiredOf(UUID player, Instant before) {
    delete("player = ?1 and expiresAt <= ?2", player, before);
  }

  void deleteAllOf(UUID player) {
    delete("player", player);
  }
}
