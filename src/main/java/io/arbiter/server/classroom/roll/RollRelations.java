package io.arbiter.server.classroom.roll;

/**
 * The columns of classes that the SQL of other packages may read. Each constant is a subquery to
 * use in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class RollRelations {
  /** The classes by {@code id}; {@code archived_at} is null for a class that goes on. */
  public static final String CLASSES = "(select id, teacher_id, name, archived_at from classroom)";

  /** The members of classes, by {@code classroom_id} and {@code player_id}. */
  public static final String MEMBERS =
      "(select classroom_id, player_id, joined_at from classroom_member)";

  private RollRelations() {}
}
