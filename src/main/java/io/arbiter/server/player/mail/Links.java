package io.arbiter.server.player.mail;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Secret;
import io.arbiter.server.player.mail.LinkEntity.Purpose;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The links that are sent by mail. The callers have a transaction. */
@ApplicationScoped
class Links implements PanacheRepositoryBase<LinkEntity, byte[]> {
  /** More mails in an hour would annoy the owner of an address. */
  static final int PER_HOUR = 5;

  static final Duration HOUR = Duration.ofHours(1);

  private final PlayerStore players;

  Links(PlayerStore players) {
    this.players = players;
  }

  /**
   * A link to send.
   *
   * @param secret the last part of the link; only its hash is stored
   * @param email where to send it; null for a link that is handed out
   */
  record Link(Purpose purpose, String secret, @Nullable String email) {}

  Link make(UUID player, Purpose purpose, @Nullable String email) {
    Instant now = StoredTime.now();
    // Links of the last hour count for the limit.
    delete("player = ?1 and expiresAt <= ?2", player, now.minus(HOUR));
    String secret = Secret.make("");
    LinkEntity link = new LinkEntity();
    link.hash = Secret.hash(secret);
    link.player = player;
    link.purpose = purpose;
    link.email = email;
    link.createdAt = now;
    link.expiresAt = now.plus(purpose.lifetime);
    persist(link);
    return new Link(purpose, secret, email);
  }

  /** Whether no more links may be made for a player now. */
  boolean isLimitReached(UUID player) {
    return count("player = ?1 and createdAt > ?2", player, StoredTime.now().minus(HOUR))
        >= PER_HOUR;
  }

  /** The newest address of a player that waits for its confirmation. */
  Optional<String> pending(UUID player) {
    return find(
            "player = ?1 and purpose = ?2 and expiresAt > ?3 order by createdAt desc",
            player,
            Purpose.CONFIRMATION,
            StoredTime.now())
        .page(0, 1)
        .stream()
        .map(link -> link.email)
        .findFirst();
  }

  /** A link that can be used now; locked, so that two requests do not use it. */
  LinkEntity require(String secret, Purpose... purposes) {
    return find(
            "hash = ?1 and purpose in ?2 and expiresAt > ?3",
            Secret.hash(secret),
            List.of(purposes),
            StoredTime.now())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional()
        .orElseThrow(Links::ended);
  }

  /** Uses a link. The player is locked first, as everywhere. */
  LinkEntity use(String secret, Purpose... purposes) {
    UUID player =
        find("select player from LinkEntity where hash = ?1", Secret.hash(secret))
            .project(UUID.class)
            .singleResultOptional()
            .orElseThrow(Links::ended);
    players.requirePresent(player);
    LinkEntity link = require(secret, purposes);
    link.expiresAt = StoredTime.now();
    return link;
  }

  static ProblemException ended() {
    return ProblemReason.LINK_ENDED.problem();
  }
}
