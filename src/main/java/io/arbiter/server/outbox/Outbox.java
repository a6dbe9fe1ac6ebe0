package io.arbiter.server.outbox;

import io.arbiter.core.json.Codec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** The records that transactions decided to send. Thread-safe. */
@ApplicationScoped
public class Outbox {
  private final Semaphore nudges = new Semaphore(0);

  /**
   * Adds a record in the caller's transaction; {@link #nudge} after its commit sends it at once.
   */
  public void append(Handle transaction, String topic, String key, Object value) {
    append(transaction, topic, key, Codec.encode(value));
  }

  /** As {@link #append(Handle, String, String, Object)}, for what is encoded already. */
  public void append(Handle transaction, String topic, String key, byte[] payload) {
    transaction
        .createUpdate("insert into outbox (topic, key, payload) values (:topic, :key, :payload)")
        .bind("topic", topic)
        .bind("key", key)
        .bind("payload", payload)
        .execute();
  }

  /** Tells the relay that there is something to send. */
  public void nudge() {
    nudges.release();
  }

  /**
   * Waits for a nudge, or for {@code millis}: what another node left behind is found by looking.
   */
  void awaitNudge(long millis) throws InterruptedException {
    if (nudges.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      nudges.drainPermits();
    }
  }

  /** The oldest entries that no other relay has in hand, locked until the transaction ends. */
  List<OutboxEntry> take(Handle transaction, int limit) {
    return transaction
        .createQuery(
            """
            select id, topic, key, payload from outbox
            order by id limit :limit for update skip locked
            """)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new OutboxEntry(
                    row.getLong("id"),
                    row.getString("topic"),
                    row.getString("key"),
                    row.getBytes("payload")))
        .list();
  }

  /** Deletes what was sent. */
  void delete(Handle transaction, List<Long> ids) {
    transaction
        .createUpdate("delete from outbox where id = any(:ids)")
        .bindArray("ids", Long.class, ids)
        .execute();
  }

  /** How many records wait. */
  public long size(Handle handle) {
    return handle.createQuery("select count(*) from outbox").mapTo(Long.class).one();
  }
}
