package io.arbiter.server.database;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes all statements of a transaction read the database as it was at the first statement. */
@ApplicationScoped
public class Snapshot {
  /** Must be the first statement of the current transaction. */
  public void take() {
    Panache.getSession()
        .createNativeMutationQuery("set transaction isolation level repeatable read")
        .executeUpdate();
  }
}
