package io.arbiter.server.player;

/**
 * What other packages' statements may read of players: each is SQL that stands where a table may
 * stand. PostgreSQL plans such a query as if it named the table.
 */
public final class PlayerRelations {
  /** Everybody, by {@code id}, with {@code name}, which is null after a deletion. */
  public static final String PLAYERS = "(select id, name from player)";

  /** The {@code id} of each player who has an account. */
  public static final String PRESENT = "(select id from player where deleted_at is null)";

  /**
   * One row without columns if the player {@code :player} has an account, which is then kept from
   * being deleted until the transaction ends.
   */
  public static final String KEPT_PRESENT =
      "(select from player where id = :player and deleted_at is null for key share)";

  private PlayerRelations() {}
}
