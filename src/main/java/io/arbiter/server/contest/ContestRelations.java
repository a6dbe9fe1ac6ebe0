package io.arbiter.server.contest;

/**
 * The parts of SQL with which other packages use contests. A relation is a subquery to use in place
 * of a table. PostgreSQL plans the query as if it named the tables.
 */
public final class ContestRelations {
  /**
   * One row without columns if the contest {@code :contest} runs at the time {@code :at} and the
   * player {@code :player} is registered. The caller's statement may come much later than its time,
   * or from a machine whose clock is slow. So by the database's clock it has two seconds after the
   * end: a contest is closed three seconds after the end, and what came later would be held for
   * ever. The statement may also take long. So it locks the contest, and the closing waits for it.
   */
  public static final String OPEN_ENTRY =
      """
      (select from contest c
        join contest_registration r on r.contest_id = c.id and r.player_id = :player
        where c.id = :contest and c.starts_at <= cast(:at as timestamptz)
          and cast(:at as timestamptz) < c.ends_at
          and now() < c.ends_at + interval '2 seconds' and c.closed_at is null
        for key share of c)\
      """;

  private ContestRelations() {}
}
