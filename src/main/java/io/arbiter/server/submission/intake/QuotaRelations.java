package io.arbiter.server.submission.intake;

/**
 * The part of SQL with which other packages read quotas. A relation is a subquery to use in place
 * of a table.
 */
public final class QuotaRelations {
  /** What players may send instead of what the settings say. */
  public static final String QUOTAS =
      "(select player_id, in_flight, per_minute, per_day from quota_override)";

  private QuotaRelations() {}
}
