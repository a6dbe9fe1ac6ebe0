package io.arbiter.server.classroom;

/**
 * The one rule for what belongs to an assignment: submissions of a member, from joining on, to a
 * puzzle, from its assignment and opening on, until the class is archived.
 */
final class AssignedWork {
  /**
   * The submissions {@code s} that belong to the assignment {@code a} of the class {@code :id},
   * with its member {@code m} and the player {@code p}.
   */
  static final String FROM =
      """
      from classroom c
      join classroom_member m on m.classroom_id = c.id
      join shown_player p on p.id = m.player_id
      join assigned_puzzle a on a.classroom_id = c.id
      join ordinary_submission s on s.player_id = m.player_id and s.puzzle_id = a.puzzle_id
        and s.kind = 'SUBMISSION'
        and s.submitted_at >= greatest(a.counts_from, m.joined_at)
        and s.submitted_at < coalesce(c.archived_at, 'infinity')
      where c.id = :id
      """;

  private AssignedWork() {}
}
