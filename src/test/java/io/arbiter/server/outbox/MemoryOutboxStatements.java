package io.arbiter.server.outbox;

import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Waiting;
import java.util.ArrayList;
import java.util.List;

/** The statements of the outbox, on the tables of a simulation. */
public final class MemoryOutboxStatements extends OutboxStatements {
  private final VirtualDatabase database;

  public MemoryOutboxStatements(VirtualDatabase database) {
    super(null);
    this.database = database;
  }

  @Override
  void insert(String topic, String key, byte[] payload) {
    database.statement("inserts into the outbox");
    long id = database.nextId();
    database.outbox.put(id, new Waiting(id, topic, key, payload));
  }

  @Override
  List<OutboxEntry> lockOldest(int limit, long bytes) {
    database.statement("locks the oldest rows of the outbox");
    List<Waiting> free =
        database
            .outbox
            .rows()
            .filter(row -> !database.outbox.isLocked(row.id()))
            .limit(limit)
            .toList();
    free.forEach(row -> database.outbox.lock(row.id()));
    List<OutboxEntry> fitting = new ArrayList<>();
    long before = 0;
    for (Waiting row : free) {
      if (before < bytes) {
        fitting.add(new OutboxEntry(row.id(), row.topic(), row.key(), row.payload(), null));
      }
      before += row.payload().length;
    }
    return fitting;
  }

  @Override
  void delete(List<Long> ids) {
    database.statement("deletes %d rows of the outbox".formatted(ids.size()));
    ids.forEach(database.outbox::delete);
  }

  @Override
  long count() {
    return database.outbox.rows().count();
  }
}
