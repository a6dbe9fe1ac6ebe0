package io.arbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.WorkerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers around the handler of jobs. */
class JobHandlersTest {
  private static final Delivery FIRST = new Delivery(1, 0, 0, Instant.EPOCH);
  private static final Delivery ONCE_LOST = new Delivery(2, 0, 1, Instant.EPOCH);
  private static final Delivery TWICE_LOST = new Delivery(3, 0, 2, Instant.EPOCH);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger running = new AtomicInteger();

  /** How many jobs ran when the last job began, including that job. */
  private final AtomicInteger together = new AtomicInteger();

  private final CountDownLatch begun = new CountDownLatch(2);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private Future<Disposition> run(ShareLoop.Handler handler, Delivery delivery) {
    return threads.submit(
        () -> handler.handle(new AuthorTask.Prepare(UUID.randomUUID(), Map.of()), delivery));
  }

  private ShareLoop.Handler handler(Duration patience) {
    return new JobIsolation(patience)
        .isolate(
            (work, delivery) -> {
              together.set(running.incrementAndGet());
              begun.countDown();
              assertThat(end.await(2, TimeUnit.MINUTES)).isTrue();
              running.decrementAndGet();
              return Disposition.ACCEPT;
            });
  }

  /** Begins two jobs, which run together, and then a suspect job. */
  private Disposition suspect(Duration patience, boolean soon) throws Exception {
    ShareLoop.Handler handler = handler(patience);
    Future<Disposition> one = run(handler, FIRST);
    Future<Disposition> other = run(handler, ONCE_LOST);
    assertThat(begun.await(2, TimeUnit.MINUTES)).isTrue();
    assertThat(together).hasValue(2);
    Future<Disposition> suspect = run(handler, TWICE_LOST);
    if (soon) {
      suspect.get();
    }
    assertThat(together).as("the suspect has not begun").hasValue(2);
    end.countDown();
    assertThat(one.get()).isEqualTo(Disposition.ACCEPT);
    assertThat(other.get()).isEqualTo(Disposition.ACCEPT);
    return suspect.get();
  }

  @Test
  void aJobThatWasLostTwiceRunsAlone() throws Exception {
    assertThat(suspect(Duration.ofSeconds(30), false)).isEqualTo(Disposition.ACCEPT);
    assertThat(together).hasValue(1);
  }

  @Test
  void aSuspectJobGoesBackWhileALongJobRuns() throws Exception {
    assertThat(suspect(Duration.ofMillis(50), true)).isEqualTo(Disposition.RELEASE);
    assertThat(together).hasValue(2);
  }

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
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
    var job =
        new Job.Scratch(new Job.Origin(ID, 1, START), SourceCode.python("x"), Limits.DEFAULT, "");
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
