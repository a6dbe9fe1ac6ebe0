package io.arbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.ShareLoop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlotsTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration NOT_NOW = Duration.ofMillis(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** A job that runs until it is told to end. */
  private final class Job {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Future<Disposition> done;
    private volatile Thread thread;

    Job(Slots slots, boolean batch) {
      ShareLoop.Handler handler =
          (work, delivery) -> {
            begun.countDown();
            end.await();
            return Disposition.ACCEPT;
          };
      ShareLoop.Handler lane = batch ? slots.batch(handler) : slots.interactive(handler);
      done =
          threads.submit(
              () -> {
                thread = Thread.currentThread();
                return lane.handle(null, 1);
              });
    }

    /** It looks for a slot from time to time, and there is none. */
    Job waiting() {
      while (thread == null || thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      return this;
    }

    Job begun() throws InterruptedException {
      begun.await();
      return this;
    }

    void end() throws Exception {
      end.countDown();
      assertThat(done.get()).isEqualTo(Disposition.ACCEPT);
    }
  }

  private static boolean hasRoom(Slots slots, boolean batch) throws InterruptedException {
    ShareLoop.Handler none = (work, delivery) -> Disposition.ACCEPT;
    return (batch ? slots.batch(none) : slots.interactive(none)).awaitRoom(NOT_NOW);
  }

  @Test
  void nothingOfTheBatchLaneBeginsBesideAnInteractiveJob() throws Exception {
    Slots slots = new Slots(2, LONG);
    assertThat(hasRoom(slots, true)).isTrue();
    Job interactive = new Job(slots, false).begun();
    assertThat(hasRoom(slots, false)).isTrue();
    assertThat(hasRoom(slots, true)).isFalse();
    Job batch = new Job(slots, true);
    interactive.end();
    batch.begun();
    assertThat(hasRoom(slots, false)).as("beside what runs").isTrue();
    batch.end();
  }

  @Test
  void theBatchLaneGoesOnBesidePlayersWhoNeverRest() throws Exception {
    Slots slots = new Slots(2, Duration.ZERO);
    Job interactive = new Job(slots, false).begun();
    Job batch = new Job(slots, true).begun();
    assertThat(hasRoom(slots, false)).isFalse();
    assertThat(hasRoom(slots, true)).isFalse();
    batch.end();
    interactive.end();
  }

  @Test
  void whatPlayersWaitForGoesBeforeTheBatchLane() throws Exception {
    Slots slots = new Slots(1, Duration.ZERO);
    Job running = new Job(slots, true).begun();
    Job batch = new Job(slots, true).waiting();
    Job interactive = new Job(slots, false).waiting();
    running.end();
    interactive.begun();
    assertThat(batch.begun.getCount()).isOne();
    interactive.end();
    batch.begun().end();
  }
}
