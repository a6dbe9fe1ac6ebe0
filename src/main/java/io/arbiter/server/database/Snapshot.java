package io.arbiter.server.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** Makes all statements of a transaction read the database as it was at the first statement. */
@ApplicationScoped
public class Snapshot {
  private final Session session;

  Snapshot(@Current Session session) {
    this.session = session;
  }

  /** Must be the first statement of the current transaction. */
  public void take() {
    session
        .createNativeMutationQuery("set transaction isolation level repeatable read")
        .executeUpdate();
  }
}
