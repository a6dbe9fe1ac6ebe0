package io.arbiter.server.outbox;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/**
 * Queries of the outbox. The outbox has no entity: a record never changes, and a session with
 * entities would keep the payloads of all appended records in memory.
 */
interface OutboxQueries extends Queries {
  /**
   * A record that waits to be sent.
   *
   * @param traceparent to which trace the record belongs; null if it belongs to none
   */
  record Entry(long id, String topic, String key, byte[] payload, @Nullable String traceparent) {}

  @SQL(
      """
      insert into outbox (topic, key, payload, traceparent)
      values (:topic, :key, :payload, :traceparent)
      """)
  int insert(String topic, String key, byte[] payload, @Nullable String traceparent);

  /**
   * Locks the oldest entries that no other relay has locked, and returns them.
   *
   * @param bytes the payloads after which no further entry is returned
   */
  @SQL(
      """
      with oldest as materialized (
        select id, octet_length(payload) as bytes from outbox
        order by id limit :limit for update skip locked
      ), counted as (
        select id, sum(bytes) over (order by id) - bytes as before from oldest
      )
      select id, topic, key, payload, traceparent from outbox
      where id in (select id from counted where before < :bytes) order by id
      """)
  List<Entry> lockOldest(int limit, long bytes);

  @SQL("delete from outbox where id = any(:ids)")
  int delete(Long[] ids);

  @SQL("select count(*) from outbox")
  CountRow count();

  /**
   * Keeps a record that could not be delivered. The same record may come twice.
   *
   * @param kept whether the payload is stored
   * @param bytes the size of the payload
   */
  @SQL(
      """
      insert into undeliverable (id, topic, key, payload, bytes, reason)
      values (:id, :topic, :key, case when :kept then :payload end, :bytes, :reason)
      on conflict (id) do update set failed_at = now(), reason = excluded.reason
      """)
  int putAside(
      UUID id, String topic, String key, boolean kept, byte[] payload, int bytes, String reason);
}
