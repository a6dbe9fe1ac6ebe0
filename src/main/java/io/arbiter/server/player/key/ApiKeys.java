package io.arbiter.server.player.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.Account;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Secret;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of players, with which programs call the API. Thread-safe. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKeyEntity, UUID>, PlayerData {
  /** Each key begins so, which tells a key from a token. */
  static final String PREFIX = "arb_";

  /** A player has no more keys than this. */
  static final int MOST = 20;

  /** A key ends after this time at the latest, so that a forgotten one does not stay for ever. */
  static final Duration LONGEST = Duration.ofDays(366);

  /** Uses within this time are noted once, so that a use seldom costs a write. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final PlayerStore players;

  ApiKeys(PlayerStore players) {
    this.players = players;
  }

  /**
   * A key as its player sees it.
   *
   * @param lastUsedAt to the minute; null if it was never used
   */
  public record ApiKey(
      UUID id,
      String name,
      List<Scope> scopes,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt) {
    static ApiKey of(ApiKeyEntity key) {
      List<Scope> scopes = key.scopes.stream().map(Scope::of).toList();
      return new ApiKey(key.id, key.name, scopes, key.createdAt, key.expiresAt, key.lastUsedAt);
    }
  }

  /**
   * A new key.
   *
   * @param secret the key itself, to be sent as {@code Authorization: Bearer …}; it is not stored
   *     and never shown again
   */
  public record NewKey(@JsonUnwrapped ApiKey description, @JsonProperty("key") String secret) {}

  record Holder(Account account, List<Scope> scopes) {}

  @Transactional
  NewKey make(UUID player, String name, Set<Scope> scopes, Instant expiresAt) {
    players.lockPresent(player);
    Instant now = StoredTime.now();
    requireAllowed(players.account(player), scopes);
    if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
      throw new ProblemException(
          ErrorCode.INVALID, "expiresAt must be within the next " + LONGEST.toDays() + " days");
    }
    if (count("player", player) >= MOST) {
      throw ProblemReason.TOO_MANY_ALREADY.problem(MOST, "keys");
    }
    String secret = Secret.make(PREFIX);
    ApiKeyEntity key = new ApiKeyEntity();
    key.id = TimeOrderedId.next();
    key.player = player;
    key.name = name;
    key.hash = Secret.hash(secret);
    key.scopes = scopes.stream().sorted().map(Scope::stored).toList();
    key.createdAt = now;
    key.expiresAt = StoredTime.of(expiresAt);
    persist(key);
    return new NewKey(ApiKey.of(key), secret);
  }

  private static void requireAllowed(Account account, Set<Scope> scopes) {
    for (Scope scope : scopes) {
      if (!account.roles().contains(scope.role())) {
        throw ProblemReason.SCOPE_NEEDS_ROLE.problem(scope.stored(), scope.role());
      }
    }
  }

  /** Who has this key; empty if there is no such key, or no longer. */
  @Transactional
  Optional<Holder> holder(String secret) {
    Instant now = StoredTime.now();
    return find("hash = ?1 and expiresAt > ?2", Secret.hash(secret), now)
        .singleResultOptional()
        .map(
            key -> {
              noteUse(key, now);
              Account account = players.account(key.player);
              return new Holder(account, ApiKey.of(key).scopes());
            });
  }

  /** By a statement of its own, since other requests with the key may note their use meanwhile. */
  private void noteUse(ApiKeyEntity key, Instant now) {
    Instant recently = now.minus(NOTED);
    if (key.lastUsedAt == null || key.lastUsedAt.isBefore(recently)) {
      update(
          "lastUsedAt = ?2 where id = ?1 and (lastUsedAt is null or lastUsedAt < ?3)",
          key.id,
          now,
          recently);
    }
  }

  /** A player's keys, the newest first. Expired ones stay until they are deleted. */
  @Transactional
  List<ApiKey> of(UUID player) {
    return list("player = ?1 order by id desc", player).stream().map(ApiKey::of).toList();
  }

  /** Deletes a key; false if the player has no such key. */
  @Transactional
  boolean delete(UUID key, UUID player) {
    return delete("id = ?1 and player = ?2", key, player) > 0;
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("keys", () -> of(player));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    delete("player", player);
  }
}
