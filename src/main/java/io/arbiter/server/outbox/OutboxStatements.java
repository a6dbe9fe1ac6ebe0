package io.arbiter.server.outbox;

import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.hibernate.Session;

/**
 * The SQL of the outbox. The outbox has no entity: a record never changes, and a session with
 * entities would keep the payloads of all appended records in memory.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class OutboxStatements {
  private final Session session;

  OutboxStatements(@Current Session session) {
    this.session = session;
  }

  void insert(String topic, String key, byte[] payload) {
    session
        .createNativeMutationQuery(
            OutboxRelations.INSERT_TRACED + " values (:topic, :key, :payload, :traceparent)")
        .setParameter("topic", topic)
        .setParameter("key", key)
        .setParameter("payload", payload)
        .setParameter("traceparent", TraceParent.current(), String.class)
        .executeUpdate();
  }

  /** Locks and returns the oldest entries that no other relay has locked. */
  List<OutboxEntry> lockOldest(int limit) {
    return session
        .createNativeQuery(
            """
            select id, topic, key, payload, traceparent from outbox
            order by id limit :limit for update skip locked
            """,
            OutboxEntry.class)
        .setParameter("limit", limit)
        .getResultList();
  }

  void delete(List<Long> ids) {
    session
        .createNativeMutationQuery("delete from outbox where id = any(:ids)")
        .setParameter("ids", ids.toArray(Long[]::new))
        .executeUpdate();
  }

  long count() {
    return Column.query(session, "select count(*) from outbox", Long.class).getSingleResult();
  }
}
