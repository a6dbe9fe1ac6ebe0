package io.arbiter.server.rejudging;

/**
 * The columns of rejudgings that the SQL of other packages may read. Each constant is a subquery to
 * use in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class RejudgingRelations {
  /**
   * Rejudgings by {@code id}. {@code open} counts the submissions that have no result yet, or while
   * the results are being applied the submissions that still have their old judgement.
   */
  public static final String REJUDGINGS =
      """
      (select r.id, r.puzzle_id, r.version, r.state, r.requested_by, r.total, r.requested_at,
        case r.state when 'REPORTED' then r.reported_at when 'APPLIED' then r.applied_at
          end as ended_at,
        case r.state
          when 'JUDGING' then (select count(*)::int from rejudging_item i
            where i.rejudging_id = r.id and i.verdict is null)
          when 'APPLYING' then (select count(*)::int from rejudging_item i
            where i.rejudging_id = r.id and i.outcome is null)
          else 0 end as open
        from rejudging r)""";

  private RejudgingRelations() {}
}
