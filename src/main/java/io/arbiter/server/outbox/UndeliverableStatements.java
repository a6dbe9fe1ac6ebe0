package io.arbiter.server.outbox;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of records that could not be delivered. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class UndeliverableStatements {
  private static final String MOVE_TO_OUTBOX =
      """
      with moved as (
        delete from undeliverable where id = :id returning topic, key, payload
      )
      insert into outbox (topic, key, payload) select topic, key, payload from moved
      """;

  private final Session session;

  UndeliverableStatements(@Current Session session) {
    this.session = session;
  }

  void insert(
      UUID id, String topic, String key, byte @Nullable [] payload, int bytes, String reason) {
    session
        .createNativeMutationQuery(
            """
            insert into undeliverable (id, topic, key, payload, bytes, reason)
            values (:id, :topic, :key, :payload, :bytes, :reason)
            on conflict (id) do update set failed_at = now(), reason = excluded.reason
            """)
        .setParameter("id", id)
        .setParameter("topic", topic)
        .setParameter("key", key)
        .setParameter("payload", payload, byte[].class)
        .setParameter("bytes", bytes)
        .setParameter("reason", reason)
        .executeUpdate();
  }

  void deleteOlder(Duration age) {
    session
        .createNativeMutationQuery(
            "delete from undeliverable where failed_at < now() - :age * interval '1 s'")
        .setParameter("age", age.toSeconds())
        .executeUpdate();
  }

  Optional<UndeliverableRecord> lock(UUID id) {
    return session
        .createNativeQuery(
            """
            select id, topic, key, bytes, payload is not null as kept, reason, failed_at
            from undeliverable where id = :id for update
            """,
            UndeliverableRecord.class)
        .setParameter("id", id)
        .uniqueResultOptional();
  }

  void moveToOutbox(UUID id) {
    session.createNativeMutationQuery(MOVE_TO_OUTBOX).setParameter("id", id).executeUpdate();
  }

  long count() {
    return Column.query(session, "select count(*) from undeliverable", Long.class)
        .getSingleResult();
  }
}
