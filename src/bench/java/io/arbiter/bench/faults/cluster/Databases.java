package io.arbiter.bench.faults.cluster;

import io.arbiter.bench.Project;
import io.arbiter.it.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two places for a database server, each behind a relay. A standby takes the free place, and when
 * it has become the primary, the other place is free for the next standby.
 */
public final class Databases implements AutoCloseable {
  private record Place(Path folder, int direct, int port, Relay relay) {
    static Place of(Path folder) throws IOException {
      int direct = Instance.freePort();
      int port = Instance.freePort();
      return new Place(folder, direct, port, new Relay(port, direct));
    }
  }

  private final List<Place> places;
  private int used;
  private volatile Database primary;
  private @Nullable Database standby;

  /** Starts a primary. */
  Databases(Path folder) throws IOException {
    places = List.of(Place.of(folder.resolve("data")), Place.of(folder.resolve("data-2")));
    primary = new Database(places.getFirst().folder(), places.getFirst().direct());
  }

  Database primary() {
    return primary;
  }

  /** Ends all connections at once. */
  public void cut() {
    places.forEach(place -> place.relay().cut());
  }

  /** The address of the primary, wherever it is. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
        .formatted(places.getFirst().port(), places.getLast().port());
  }

  /** Makes a synchronous standby in the free place. */
  public synchronized void addStandby() throws Exception {
    Place free = places.get(1 - used);
    standby = primary.standby(free.folder(), free.direct());
  }

  /** Makes the standby the primary, after the old primary has ended. */
  public synchronized void promote() throws IOException {
    Database next = Objects.requireNonNull(standby);
    next.promote();
    Project.delete(primary.folder());
    primary = next;
    standby = null;
    used = 1 - used;
  }

  @Override
  public synchronized void close() throws IOException, InterruptedException {
    for (Place place : places) {
      place.relay().close();
    }
    if (standby != null) {
      standby.close();
    }
    primary.close();
  }
}
