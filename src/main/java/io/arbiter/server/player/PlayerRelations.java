package io.arbiter.server.player;

/**
 * The columns of players that the SQL of other packages may read. Each constant is a subquery to
 * use in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class PlayerRelations {
  /**
   * All players by {@code id}, and what others see of them. The {@code name} is null after a
   * deletion.
   */
  public static final String PLAYERS = "shown_player";

  /**
   * One row without columns if the player {@code :player} has an account. The row's lock prevents a
   * deletion of the account until the transaction ends.
   */
  public static final String KEPT_PRESENT =
      "(select from player where id = :player and deleted_at is null for key share)";

  private PlayerRelations() {}
}
