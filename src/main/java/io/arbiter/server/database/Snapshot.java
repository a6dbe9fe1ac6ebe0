package io.arbiter.server.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** Transactions whose statements all see the database as it was at the first of them. */
@ApplicationScoped
public class Snapshot {
  private final Session session;

  Snapshot(@Current Session session) {
    this.session = session;
  }

  /** Makes the current transaction such a one; this must be its first statement. */
  public void take() {
    session
        .createNativeMutationQuery("set transaction isolation level repeatable read")
        .executeUpdate();
  }
}
