package io.arbiter.server.player;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL that changes and locks players. */
@ApplicationScoped
class PlayerStatements {
  private static final String LOCK_PRESENT =
      "select id from player where id = :id and deleted_at is null ";

  private static final String LOCK =
      """
      select id, deleted_at is null as present from player where id = any(:players)
      order by id for no key update
      """;

  private static final String KEEP =
      "select id from player where id = any(:players) order by id for key share";

  private static final String LOCK_ADMINS =
      """
      select id from player where 'admin' = any(roles)
        and (select 'admin' = any(roles) from player where id = :id)
      order by id for no key update
      """;

  private static final String ANONYMIZE =
      """
      update player set name = null, password_hash = null, roles = '{}', zone = null,
        suspended_reason = null, suspended_until = null, profile_visibility = 'HIDDEN',
        activity_visibility = 'HIDDEN', deleted_at = now()
      where id = :id
      """;

  private final Session session;

  PlayerStatements(@Current Session session) {
    this.session = session;
  }

  /** Adds a player; false if the name is taken. */
  boolean add(Player player, @Nullable String hash) {
    return session
            .createNativeMutationQuery(
                """
                insert into player (id, name, password_hash, roles)
                values (:id, :name, :hash, :roles) on conflict do nothing
                """)
            .setParameter("id", player.id())
            .setParameter("name", player.name())
            .setParameter("hash", hash, String.class)
            .setParameter("roles", player.roles().toArray(String[]::new))
            .executeUpdate()
        > 0;
  }

  private record Row(UUID id, String name, String[] roles) {}

  /** Replaces the roles of the player with this name. */
  Optional<Player> setRoles(String name, List<String> roles) {
    return session
        .createNativeQuery(
            """
            update player set roles = :roles where lower(name) = lower(:name)
            returning id, name, roles
            """,
            Row.class)
        .setParameter("roles", roles.toArray(String[]::new))
        .setParameter("name", name)
        .uniqueResultOptional()
        .map(row -> new Player(row.id(), row.name(), List.of(row.roles())));
  }

  /** Locks the player with this name, in any case. */
  Optional<Player> lock(String name) {
    return session
        .createNativeQuery(
            "select id, name, roles from player where lower(name) = lower(:name) for update",
            Row.class)
        .setParameter("name", name)
        .uniqueResultOptional()
        .map(row -> new Player(row.id(), row.name(), List.of(row.roles())));
  }

  /** Sets or lifts a suspension. */
  void suspend(UUID player, @Nullable String reason, @Nullable Instant until) {
    session
        .createNativeMutationQuery(
            """
            update player set suspended_reason = :reason, suspended_until = :until where id = :id
            """)
        .setParameter("id", player)
        .setParameter("reason", reason, String.class)
        .setParameter("until", until, Instant.class)
        .executeUpdate();
  }

  boolean anyAdmin() {
    return Column.query(
            session, "select exists (select from player where 'admin' = any(roles))", Boolean.class)
        .getSingleResult();
  }

  /** Locks an account against deletion; false if it is deleted already. */
  boolean keepPresent(UUID player) {
    return lockPresent(player, "for key share");
  }

  /** Locks an account for its deletion; false if it is deleted already. */
  boolean lockForDeletion(UUID player) {
    return lockPresent(player, "for update");
  }

  private record Locked(UUID player, boolean present) {}

  /** Locks players in the order of ids; returns the players who still have an account. */
  Set<UUID> lock(Set<UUID> players) {
    return session
        .createNativeQuery(LOCK, Locked.class)
        .setParameter("players", players.toArray(UUID[]::new))
        .getResultStream()
        .filter(Locked::present)
        .map(Locked::player)
        .collect(Collectors.toSet());
  }

  /** Locks accounts against deletion, in the order of ids. */
  void keep(Set<UUID> players) {
    Column.query(session, KEEP, UUID.class)
        .setParameter("players", players.toArray(UUID[]::new))
        .getResultList();
  }

  private record Name(UUID player, String name) {}

  /** The names of the players who have an account. */
  Map<UUID, String> names(Set<UUID> players) {
    return session
        .createNativeQuery(
            "select id, name from player where id = any(:ids) and name is not null", Name.class)
        .setParameter("ids", players.toArray(UUID[]::new))
        .getResultStream()
        .collect(Collectors.toMap(Name::player, Name::name));
  }

  private boolean lockPresent(UUID player, String strength) {
    return Column.query(session, LOCK_PRESENT + strength, UUID.class)
        .setParameter("id", player)
        .uniqueResultOptional()
        .isPresent();
  }

  /** Locks all admins in the order of ids if the player is one of them, and returns them. */
  List<UUID> lockAdmins(UUID player) {
    return Column.query(session, LOCK_ADMINS, UUID.class)
        .setParameter("id", player)
        .getResultList();
  }

  /** Removes name, password and roles. */
  void anonymize(UUID player) {
    session.createNativeMutationQuery(ANONYMIZE).setParameter("id", player).executeUpdate();
  }
}
