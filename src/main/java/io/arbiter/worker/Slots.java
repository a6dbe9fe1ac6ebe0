package io.arbiter.worker;

import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Work;
import io.arbiter.delivery.message.WorkerEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Knows which slot of this worker has a job in hand, and since when. Thread-safe. */
@ApplicationScoped
public class Slots {
  private final List<Place> places = new CopyOnWriteArrayList<>();
  private final InstantSource clock;

  Slots() {
    this(InstantSource.system());
  }

  Slots(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The same handler for one more slot, which is busy while the handler works.
   *
   * @param batch whether the slot belongs to the batch lane
   */
  public ShareLoop.Handler watch(boolean batch, ShareLoop.Handler handler) {
    Place place = new Place(batch);
    places.add(place);
    return (work, delivery) -> {
      place.begin(id(work));
      try {
        return handler.handle(work, delivery);
      } finally {
        place.end();
      }
    };
  }

  private static UUID id(Work work) {
    return switch (work) {
      case Job job -> job.submission();
      case AuthorTask task -> task.id();
    };
  }

  /** The slots in the order in which they were added. */
  List<WorkerEvent.Slot> now() {
    return places.stream().map(place -> place.now).toList();
  }

  private final class Place {
    private final boolean batch;
    private volatile WorkerEvent.Slot now;

    private Place(boolean batch) {
      this.batch = batch;
      this.now = slot(null);
    }

    private WorkerEvent.Slot slot(@Nullable UUID work) {
      Instant since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      return new WorkerEvent.Slot(batch, since, work);
    }

    private void begin(UUID work) {
      now = slot(work);
    }

    private void end() {
      now = slot(null);
    }
  }
}
