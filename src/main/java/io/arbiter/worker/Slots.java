package io.arbiter.worker;

import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.message.WorkerEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Knows which slot of this worker has a job in hand, and since when. Thread-safe. */
@ApplicationScoped
public class Slots {
  private final List<AtomicReference<WorkerEvent.Slot>> slots = new CopyOnWriteArrayList<>();
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
    var slot = new AtomicReference<>(slot(batch, null));
    slots.add(slot);
    return (work, delivery) -> {
      slot.set(slot(batch, work.id()));
      try {
        return handler.handle(work, delivery);
      } finally {
        slot.set(slot(batch, null));
      }
    };
  }

  private WorkerEvent.Slot slot(boolean batch, @Nullable UUID work) {
    Instant since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new WorkerEvent.Slot(batch, since, work);
  }

  /** Whether no slot has had a job in hand for this time. */
  boolean areFreeFor(Duration time) {
    Instant since = clock.instant().minus(time);
    return now().stream().allMatch(slot -> slot.work() == null && slot.since().isBefore(since));
  }

  List<WorkerEvent.Slot> now() {
    return slots.stream().map(AtomicReference::get).toList();
  }
}
