package io.arbiter.server.player.provider;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.AddressThrottles;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Role;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Links accounts at providers with players. Thread-safe. */
@ApplicationScoped
class Identities implements PanacheRepositoryBase<IdentityEntity, UUID>, PlayerData {
  private static final String BY_ACCOUNT = "issuer = ?1 and subject = ?2";

  private final PendingLogIns pending;
  private final PlayerStore players;
  private final AddressThrottles throttles;

  Identities(PendingLogIns pending, PlayerStore players, AddressThrottles throttles) {
    this.pending = pending;
    this.players = players;
    this.throttles = throttles;
  }

  /**
   * A linked account as its player sees it.
   *
   * @param name how the provider called the player at the last log-in
   */
  public record Identity(
      String provider,
      String issuer,
      String subject,
      @Nullable String name,
      Instant linkedAt,
      Instant lastUsedAt) {}

  /**
   * A log-in to finish.
   *
   * @param player the player with whom the account is linked; empty before the first log-in
   * @param name how the provider calls the player
   */
  record Pending(String provider, Optional<UUID> player, @Nullable String name) {}

  /** Remembers a log-in, and returns the secret with which the browser finishes it. */
  @Transactional
  String begin(ProviderAccount account) {
    return pending.begin(account);
  }

  @Transactional
  Pending pending(@Nullable String secret) {
    PendingEntity found = pending.require(secret);
    return new Pending(found.provider, player(found), found.name);
  }

  private Optional<UUID> player(PendingEntity found) {
    return find(BY_ACCOUNT, found.issuer, found.subject)
        .singleResultOptional()
        .map(identity -> identity.player);
  }

  /**
   * Finishes a log-in. The first log-in with an account makes a player, even if the account has the
   * name or the address of another player.
   *
   * @param name of the new player; not used if the account is linked already
   * @param address of the client, for which a new player counts
   */
  @Transactional
  UUID finish(@Nullable String secret, @Nullable String name, String address) {
    PendingEntity found = pending.require(secret);
    UUID player = used(found).orElseGet(() -> add(found, name, address));
    pending.delete(found);
    return player;
  }

  private Optional<UUID> used(PendingEntity found) {
    return find(BY_ACCOUNT, found.issuer, found.subject)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional()
        .map(
            identity -> {
              identity.lastUsedAt = StoredTime.now();
              identity.name = found.name;
              return identity.player;
            });
  }

  private UUID add(PendingEntity found, @Nullable String name, String address) {
    if (name == null) {
      throw new ProblemException(ErrorCode.INVALID, "name: a new player needs a name");
    }
    throttles.countRegistration(address);
    UUID player = players.add(name, null, List.of(Role.PLAYER)).id();
    link(found, player);
    return player;
  }

  /** Links the account of a log-in with a player who is logged in. */
  @Transactional
  void link(@Nullable String secret, UUID player) {
    PendingEntity found = pending.require(secret);
    players.lockPresent(player);
    pending.delete(found);
    Optional<UUID> owner = player(found);
    if (owner.filter(other -> !other.equals(player)).isPresent()) {
      throw ProblemReason.IDENTITY_TAKEN.problem();
    }
    if (owner.isEmpty()) {
      requireFree(player, found.provider);
      link(found, player);
    }
  }

  private void requireFree(UUID player, String provider) {
    if (count("player = ?1 and provider = ?2", player, provider) > 0) {
      throw ProblemReason.IDENTITY_LINKED.problem(provider);
    }
  }

  private void link(PendingEntity found, UUID player) {
    IdentityEntity identity = new IdentityEntity();
    identity.id = TimeOrderedId.next();
    identity.player = player;
    identity.provider = found.provider;
    identity.issuer = found.issuer;
    identity.subject = found.subject;
    identity.name = found.name;
    identity.linkedAt = StoredTime.now();
    identity.lastUsedAt = identity.linkedAt;
    try {
      persistAndFlush(identity);
    } catch (ConstraintViolationException e) {
      throw ProblemReason.IDENTITY_RACE.problem();
    }
  }

  /**
   * Unlinks a player from a provider; false if the player is not linked with it. The lock of the
   * player keeps two requests from removing both ways to log in.
   */
  @Transactional
  boolean unlink(UUID player, String provider) {
    players.lockPresent(player);
    if (delete("player = ?1 and provider = ?2", player, provider) == 0) {
      return false;
    }
    if (count("player", player) == 0 && !players.hasPassword(player)) {
      throw ProblemReason.ONLY_LOG_IN.problem();
    }
    return true;
  }

  /** A player's linked accounts, the oldest first. */
  @Transactional
  List<Identity> of(UUID player) {
    return find("player = ?1 order by id", player).project(Identity.class).list();
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("identities", () -> of(player));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    delete("player", player);
  }
}
