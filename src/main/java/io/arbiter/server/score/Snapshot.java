package io.arbiter.server.score;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** Transactions whose statements all see the database as it was at the first of them. */
@ApplicationScoped
class Snapshot {
  private final Session session;

  Snapshot(@Current Session session) {
    this.session = session;
  }

  /** Makes the current transaction such a one; this must be its first statement. */
  void take() {
    session
        .createNativeMutationQuery("set transaction isolation level repeatable read")
        .executeUpdate();
  }
}
