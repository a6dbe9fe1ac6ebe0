package io.arbiter.server.outbox;

import io.arbiter.delivery.Publisher;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualTime;
import java.time.Duration;

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
}
