package io.arbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.Limits;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.WorkerEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Delivery FIRST = new Delivery(1, 0, 0, Instant.EPOCH);
  private static final UUID ID = new UUID(0, 7);

  private Instant now = START;
  private final Slots slots = new Slots(() -> now);

  @Test
  void aSlotIsBusyWhileItsHandlerWorks() throws InterruptedException {
    var quick =
        slots.watch(
            false,
            (work, delivery) -> {
              assertThat(slots.now())
                  .containsExactly(
                      new WorkerEvent.Slot(false, START.plusSeconds(5), ID),
                      new WorkerEvent.Slot(true, START, null));
              now = START.plusSeconds(9);
              return Disposition.RELEASE;
            });
    var batch = slots.watch(true, (work, delivery) -> Disposition.ACCEPT);
    assertThat(slots.now())
        .containsExactly(
            new WorkerEvent.Slot(false, START, null), new WorkerEvent.Slot(true, START, null));
    now = START.plusSeconds(5);
    var job = new Job.Scratch(new Job.Origin(ID, 1, START), "x", Limits.DEFAULT, "");
    assertThat(quick.handle(job, FIRST)).isEqualTo(Disposition.RELEASE);
    assertThat(batch.handle(new AuthorTask.Validate(ID, Map.of()), FIRST))
        .isEqualTo(Disposition.ACCEPT);
    assertThat(slots.now())
        .containsExactly(
            new WorkerEvent.Slot(false, START.plusSeconds(9), null),
            new WorkerEvent.Slot(true, START.plusSeconds(9), null));
  }

  @Test
  void aSlotIsFreeAfterItsHandlerHasFailed() {
    var failing =
        slots.watch(
            false,
            (work, delivery) -> {
              throw new IllegalStateException("failed");
            });
    assertThatThrownBy(() -> failing.handle(new AuthorTask.Validate(ID, Map.of()), FIRST))
        .hasMessage("failed");
    assertThat(slots.now()).extracting(WorkerEvent.Slot::work).containsOnlyNulls();
  }
}
