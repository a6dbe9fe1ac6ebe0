package io.arbiter.server.database;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.EntityManager;

/**
 * An interface of annotated queries. Hibernate's processor checks the queries at compile time and
 * generates the class that is injected for the interface.
 */
public interface Queries {
  /**
   * The session of the current transaction, or outside a transaction that of the current request.
   * Each query looks the session up, because a worker has no database: Quarkus would refuse to
   * start if a session was injected.
   */
  default EntityManager session() {
    return Panache.getSession();
  }

  /**
   * Makes all statements of the current transaction read the database as it is at the first one.
   * Must be the first statement of the transaction.
   */
  default void readSnapshot() {
    session().createNativeQuery("set transaction isolation level repeatable read").executeUpdate();
  }
}
