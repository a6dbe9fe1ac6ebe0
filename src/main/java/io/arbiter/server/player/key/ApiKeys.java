package io.arbiter.server.player.key;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.Account;
import io.arbiter.server.player.KeyHolder;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.login.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of players, with which programs call the API. Thread-safe. */
@ApplicationScoped
class ApiKeys implements PlayerData {
  /** Each key begins so, which tells a key from a token. */
  static final String PREFIX = "arb_";

  /** A player has no more keys than this. */
  static final int MOST = 20;

  /** A key ends after this time at the latest, so that a forgotten one does not stay for ever. */
  static final Duration LONGEST = Duration.ofDays(366);

  /** Uses within this time are noted once, so that a use seldom costs a write. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final ApiKeyRepository keys;
  private final PlayerStore players;

  ApiKeys(ApiKeyRepository keys, PlayerStore players) {
    this.keys = keys;
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
    public ApiKey {
      scopes = List.copyOf(scopes);
    }
  }

  /** A new key, and the secret that is shown only now. */
  record Made(ApiKey key, String secret) {}

  /** Who has a key, and what the key allows. */
  record Holder(KeyHolder player, List<String> roles, Set<Scope> scopes) {}

  /**
   * Makes a key.
   *
   * @throws ProblemException INVALID if the player lacks the role of a scope or the time is not
   *     within the next year, CONFLICT if the player has too many keys
   */
  @Transactional
  Made make(UUID player, String name, Set<Scope> scopes, Instant expiresAt) {
    players.lockPresent(player);
    Account account = players.account(player);
    Instant now = StoredTime.now();
    requireAllowed(account, scopes);
    if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
      throw new ProblemException(
          ErrorCode.INVALID, "expiresAt must be within the next " + LONGEST.toDays() + " days");
    }
    if (keys.countOf(player) >= MOST) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "there are " + MOST + " keys already; delete one first");
    }
    String secret = Secret.make(PREFIX);
    ApiKeyEntity key = new ApiKeyEntity();
    key.id = Generators.timeBasedEpochGenerator().generate();
    key.player = player;
    key.name = name;
    key.hash = Secret.hash(secret);
    key.scopes = EnumSet.copyOf(scopes).stream().map(ApiKeys::stored).toList();
    key.createdAt = now;
    key.expiresAt = StoredTime.of(expiresAt);
    keys.persist(key);
    return new Made(shown(key), secret);
  }

  private static void requireAllowed(Account account, Set<Scope> scopes) {
    for (Scope scope : scopes) {
      if (!account.roles().contains(scope.role())) {
        throw new ProblemException(
            ErrorCode.INVALID, "the scope " + stored(scope) + " needs the role " + scope.role());
      }
    }
  }

  /** Who has this key; empty if there is no such key, or no longer. */
  @Transactional
  Optional<Holder> find(String secret) {
    Instant now = StoredTime.now();
    return keys.valid(Secret.hash(secret), now)
        .map(
            key -> {
              if (key.lastUsedAt == null || key.lastUsedAt.isBefore(now.minus(NOTED))) {
                keys.used(key.id, now, now.minus(NOTED));
              }
              Account account = players.account(key.player);
              return new Holder(
                  new KeyHolder(account.id(), account.name()), account.roles(), scopes(key));
            });
  }

  /** A player's keys, the newest first. Expired ones stay until they are deleted. */
  @Transactional
  List<ApiKey> of(UUID player) {
    return keys.of(player).stream().map(ApiKeys::shown).toList();
  }

  /** Deletes a key; false if the player has no such key. */
  @Transactional
  boolean delete(UUID key, UUID player) {
    return keys.delete(key, player);
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("keys", () -> of(player));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    keys.deleteAllOf(player);
  }

  private static ApiKey shown(ApiKeyEntity key) {
    return new ApiKey(
        key.id, key.name, List.copyOf(scopes(key)), key.createdAt, key.expiresAt, key.lastUsedAt);
  }

  private static Set<Scope> scopes(ApiKeyEntity key) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    key.scopes.forEach(name -> scopes.add(Scope.valueOf(name.toUpperCase(Locale.ROOT))));
    return scopes;
  }

  private static String stored(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }
}
