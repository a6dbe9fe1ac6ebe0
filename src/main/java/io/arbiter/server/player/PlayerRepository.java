package io.arbiter.server.player;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and changes players. The case of a name does not matter. */
@ApplicationScoped
class PlayerRepository implements PanacheRepositoryBase<PlayerEntity, UUID> {
  private static final String BY_NAME = "lower(name) = lower(?1)";

  /** A player with the hash of the password. */
  record Credentials(UUID id, @Nullable String passwordHash) {}

  Optional<Player> find(String name) {
    return find(BY_NAME, name).project(Player.class).singleResultOptional();
  }

  Optional<Credentials> credentials(String name) {
    return find(BY_NAME, name).project(Credentials.class).singleResultOptional();
  }

  Optional<Account> account(String name) {
    return find(BY_NAME, name).project(Account.class).singleResultOptional();
  }

  /** Locks the player with this name. */
  Optional<PlayerEntity> lock(String name) {
    return find(BY_NAME, name).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
  }

  /** Replaces the roles of the player with this name. */
  Optional<Player> setRoles(String name, List<String> roles) {
    Optional<PlayerEntity> player = lock(name);
    player.ifPresent(found -> found.roles = roles);
    return player.map(PlayerEntity::shown);
  }

  boolean setZone(UUID player, String zone) {
    return update("zone = ?2 where id = ?1 and deletedAt is null", player, zone) > 0;
  }

  boolean setPassword(UUID player, String hash) {
    return update("passwordHash = ?2 where id = ?1 and deletedAt is null", player, hash) > 0;
  }

  Optional<ProfileRule.Choice> visibility(UUID player) {
    return find("id = ?1 and deletedAt is null", player)
        .project(ProfileRule.Choice.class)
        .singleResultOptional();
  }

  boolean setVisibility(UUID player, ProfileRule.Choice choice) {
    return update(
            "profile = ?2, activity = ?3 where id = ?1 and deletedAt is null",
            player,
            choice.profile(),
            choice.activity())
        > 0;
  }

  boolean hasPassword(UUID player, String hash) {
    return count("id = ?1 and passwordHash = ?2", player, hash) > 0;
  }

  boolean hasPassword(UUID player) {
    return count("id = ?1 and passwordHash is not null", player) > 0;
  }

  Optional<Account> account(UUID player) {
    return find("id = ?1 and deletedAt is null", player)
        .project(Account.class)
        .singleResultOptional();
  }
}
