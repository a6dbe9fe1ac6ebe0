package io.arbiter.server.classroom;

/**
 * The columns of assignments that the SQL of other packages may read. The constant is a subquery to
 * use in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class AssignmentRelations {
  /**
   * The puzzles of assignments, by {@code classroom_id}, {@code assignment_id} and {@code
   * puzzle_id}. What is sent from {@code counts_from} on belongs to the assignment.
   */
  public static final String ASSIGNED =
      """
      (select a.classroom_id, a.id as assignment_id, a.title, a.opens_at, a.due_at, z.puzzle_id,
        z.place, greatest(a.opens_at, z.added_at) as counts_from
        from assignment a join assignment_puzzle z on z.assignment_id = a.id)\
      """;

  private AssignmentRelations() {}
}
