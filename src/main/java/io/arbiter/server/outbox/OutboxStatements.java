package io.arbiter.server.outbox;

import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
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

  /**
   * Locks the oldest entries that no other relay has locked, and returns them.
   *
   * @param bytes the payloads after which no further entry is returned
   */
  List<OutboxEntry> lockOldest(int limit, long bytes) {
    return session
        .createNativeQuery(
            """
            with oldest as materialized (
              select id, octet_length(payload) as bytes from outbox
              order by id limit :limit for update skip locked
            ), counted as (
              select id, sum(bytes) over (order by id) - bytes as before from oldest
            )
            select id, topic, key, payload, traceparent from outbox
            where id in (select id from counted where before < :bytes) order by id
            """,
            OutboxEntry.class)
        .setParameter("limit", limit)
        .setParameter("bytes", bytes)
        .getResultList();
  }

  void delete(List<Long> ids) {
    session
        .createNativeMutationQuery("delete from outbox where id = any(:ids)")
        .setParameter("ids", ids.toArray(Long[]::new))
        .executeUpdate();
  }

  /**
   * Moves a record that the broker refuses out of the way, so that it is not sent again and again.
   *
   * @param key the id that the record gets
   */
  void putAside(long id, UUID key, String reason) {
    session
        .createNativeMutationQuery(
            """
            with moved as (
              delete from outbox where id = :id returning topic, key, payload
            )
            insert into undeliverable (id, topic, key, payload, bytes, reason)
            select :record, topic, key, payload, octet_length(payload), :reason from moved
            on conflict (id) do update set failed_at = now(), reason = excluded.reason
            """)
        .setParameter("id", id)
        .setParameter("record", key)
        .setParameter("reason", reason)
        .executeUpdate();
  }

  long count() {
    return Column.query(session, "select count(*) from outbox", Long.class).getSingleResult();
  }
}
