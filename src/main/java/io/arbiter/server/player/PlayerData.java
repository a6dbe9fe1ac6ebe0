package io.arbiter.server.player;

import java.io.IOException;
import java.util.UUID;

/**
 * What a package keeps about players. Each package with a table that names players has a bean of
 * this type, so the export and the deletion of an account reach all of them.
 */
public interface PlayerData {
  /**
   * Writes all that the package keeps about a player. The readers that are given to {@code out} run
   * in transactions of their own, so this method needs none.
   *
   * @throws IOException if the client has gone
   */
  void export(UUID player, PlayerExport out) throws IOException;

  /**
   * Deletes what names a player whose account is being deleted, in the caller's transaction. The
   * caller holds the player's lock.
   */
  void remove(UUID player);
}
