package io.arbiter.server.outbox;

/** The parts of SQL with which other packages use the outbox. */
public final class OutboxRelations {
  /**
   * Adds the rows of the query that follows: topics, keys and payloads. A call of {@link
   * Outbox#nudge} after the commit has them sent at once.
   */
  public static final String INSERT = "insert into outbox (topic, key, payload)";

  private OutboxRelations() {}
}
