package io.arbiter.server.outbox;

import io.arbiter.delivery.Publisher;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Waiting;
import io.arbiter.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox and its relay in a process of a simulation. Only the wait for a nudge is replaced. */
public final class SimulatedOutbox extends Outbox {
  /** The relay looks this much less often than the real relay, to save steps. */
  private static final int LESS_OFTEN = 10;

  private final VirtualTime time;
  private final VirtualTime.Signal nudges = new VirtualTime.Signal();
  private final OutboxRelay relay;
  private boolean nudged;

  public SimulatedOutbox(VirtualTime time, VirtualDatabase database, Publisher publisher) {
    this(time, database, new MemoryOutboxQueries(database), publisher);
  }

  private SimulatedOutbox(
      VirtualTime time, VirtualDatabase database, OutboxQueries queries, Publisher publisher) {
    super(queries);
    this.time = time;
    this.relay = new OutboxRelay(queries, this, publisher::send, database.joining());
  }

  /** An outbox without a relay, on the tables of a simulation. */
  public static Outbox of(VirtualDatabase database) {
    return new Outbox(new MemoryOutboxQueries(database));
  }

  @Override
  public void nudge() {
    nudged = true;
    time.signal(nudges);
  }

  @Override
  void awaitNudge(long millis) {
    if (!nudged) {
      time.await(nudges, Duration.ofMillis(millis * LESS_OFTEN));
    }
    nudged = false;
  }

  /** A turn of the relay. */
  public void relayTurn() {
    try {
      relay.turn();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The queries of the outbox, on the tables of a simulation. */
  private static final class MemoryOutboxQueries implements OutboxQueries {
    private final VirtualDatabase database;

    private MemoryOutboxQueries(VirtualDatabase database) {
      this.database = database;
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
          fitting.add(
              new OutboxQueries.Entry(row.id(), row.topic(), row.key(), row.payload(), null));
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
    public CountRow count() {
      return new CountRow(database.outbox.rows().count());
    }

    @Override
    public int putAside(
        UUID id, String topic, String key, boolean kept, byte[] payload, int bytes, String reason) {
      throw new UnsupportedOperationException();
    }
  }
}
