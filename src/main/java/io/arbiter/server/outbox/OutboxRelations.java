package io.arbiter.server.outbox;

/** What other packages' statements may do with the outbox, as parts of their SQL. */
public final class OutboxRelations {
  /** The {@code topic} and {@code key} of each record that waits, where a table may stand. */
  public static final String WAITING = "(select topic, key from outbox)";

  /**
   * Before a query of topics, keys and payloads: adds its rows. {@link Outbox#nudge} after the
   * commit sends them at once.
   */
  public static final String INSERT = "insert into outbox (topic, key, payload)";

  private OutboxRelations() {}
}
