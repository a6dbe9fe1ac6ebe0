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
  public static final String PLAYERS =
      "(select id, name, profile_visibility, activity_visibility from player)";

  /** The {@code id} of each player who has an account. */
  public static final String PRESENT = "(select id from player where deleted_at is null)";

  /** The {@code id} of each player who is suspended now. */
  public static final String SUSPENDED =
      """
      (select id from player where suspended_reason is not null
        and (suspended_until is null or suspended_until > now()))\
      """;

  /** The players who have an account, as admins see them. */
  public static final String ACCOUNTS =
      """
      (select id, name, roles, created_at, suspended_reason, suspended_until from player
        where deleted_at is null)\
      """;

  /**
   * One row without columns if the player {@code :player} has an account. The row's lock prevents a
   * deletion of the account until the transaction ends.
   */
  public static final String KEPT_PRESENT =
      "(select from player where id = :player and deleted_at is null for key share)";

  private PlayerRelations() {}
}
