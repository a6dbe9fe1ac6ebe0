package io.arbiter.server.player.login;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes log-ins. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<SessionEntity, UUID> {
  private static final String NEWEST_OF = "player = ?1 order by renewedAt desc, id desc";

  /** The log-in with the hash of its secret, if it has not expired; locked for a change. */
  Optional<SessionEntity> lock(byte[] hash, Instant now) {
    return find("hash = ?1 and expiresAt > ?2", hash, now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  boolean isOpen(UUID id, UUID player, Instant now) {
    return count("id = ?1 and player = ?2 and expiresAt > ?3", id, player, now) > 0;
  }

  /** A player's log-ins that have not expired, the last used first. */
  List<Sessions.Session> of(UUID player, Instant now) {
    return find("player = ?1 and expiresAt > ?2 order by renewedAt desc, id desc", player, now)
        .project(Sessions.Session.class)
        .list();
  }

  /** Deletes a player's log-ins that have expired, and the oldest beyond a number. */
  void trim(UUID player, Instant now, int most) {
    delete("player = ?1 and expiresAt <= ?2", player, now);
    List<UUID> old =
        find(NEWEST_OF, player).page(Page.of(1, most)).stream().map(each -> each.id).toList();
    if (!old.isEmpty()) {
      delete("id in ?1", old);
    }
  }

  /** Deletes the log-ins of all players that have expired. */
  void deleteExpired(Instant now) {
    delete("expiresAt <= ?1", now);
  }

  boolean delete(UUID id, UUID player) {
    return delete("id = ?1 and player = ?2", id, player) > 0;
  }

  void deleteAllOf(UUID player) {
    delete("player", player);
  }
}
