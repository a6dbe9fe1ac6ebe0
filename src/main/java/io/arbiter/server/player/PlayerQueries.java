package io.arbiter.server.player;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries that add, lock and name players. All locks are in the order of ids. */
interface PlayerQueries extends Queries {
  String LOCK =
      "select id, deleted_at is null as present from player where id = any(:players)"
          + " order by id for ";

  /** A locked player, and whether the player has an account. */
  record Locked(UUID player, boolean present) {}

  record Name(UUID player, String name) {}

  /** Adds a player; changes nothing if the name is taken. */
  @SQL(
      """
      insert into player (id, name, password_hash, roles)
      values (:id, :name, :hash, :roles) on conflict do nothing
      """)
  int add(UUID id, String name, @Nullable String hash, String[] roles);

  /** Locks all admins if the player is one of them, and returns them. */
  @SQL(
      """
      select id from player where 'admin' = any(roles)
        and (select 'admin' = any(roles) from player where id = :player)
      order by id for no key update
      """)
  List<IdRow> lockAdmins(UUID player);

  /** Locks players, but not against rows that refer to them. */
  @SQL(LOCK + "no key update")
  List<Locked> lock(UUID[] players);

  /** Locks accounts against deletion. */
  @SQL(LOCK + "key share")
  List<Locked> keep(UUID[] players);

  /** Locks the accounts with these names, which are in small letters, against deletion. */
  @SQL("select id, name from player where lower(name) = any(:names) order by id for key share")
  List<Name> keepNamed(String[] names);

  /** Locks accounts for their deletion. */
  @SQL(LOCK + "update")
  List<Locked> lockForDeletion(UUID[] players);

  @SQL("select id, name from player where id = any(:players) and name is not null")
  List<Name> names(UUID[] players);
}
