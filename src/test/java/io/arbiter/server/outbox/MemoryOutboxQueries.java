package io.arbiter.server.outbox;

import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queries of the outbox, on the tables of a simulation. */
public final class MemoryOutboxQueries implements OutboxQueries {
  private final VirtualDatabase database;

  public MemoryOutboxQueries(VirtualDatabase database) {
    this.database = database;
  }

  public static Outbox outbox(VirtualDatabase database) {
    return new Outbox(new MemoryOutboxQueries(database));
  }

  @Override
  public int insert(String topic, String key, byte[] payload, @Nullable String traceparent) {
    database.statement("inserts into the outbox");
    long id = database.nextId();
    database.outbox.put(id, new Waiting(id, topic, key, payload));
    return 1;
  }

  @Override
  public List<OutboxQueries.Entry> lockOldest(int limit, long bytes) {
    database.statement("locks the oldest rows of the outbox");
    List<Waiting> free =
        database
            .outbox
            .rows()
            .filter(row -> !database.outbox.isLocked(row.id()))
            .limit(limit)
            .toList();
    free.forEach(row -> database.outbox.lock(row.id()));
    List<OutboxQueries.Entry> fitting = new ArrayList<>();
    long before = 0;
    for (Waiting row : free) {
      if (before < bytes) {
        fitting.add(new OutboxQueries.Entry(row.id(), row.topic(), row.key(), row.payload(), null));
      }
      before += row.payload().length;
    }
    return fitting;
  }

  @Override
  public int delete(Long[] ids) {
    database.statement("deletes %d rows of the outbox".formatted(ids.length));
    List.of(ids).forEach(database.outbox::delete);
    return ids.length;
  }

  @Override
  public Count count() {
    return new Count(database.outbox.rows().count());
  }

  @Override
  public int putAside(
      UUID id, String topic, String key, boolean kept, byte[] payload, int bytes, String reason) {
    throw new UnsupportedOperationException();
  }
}
