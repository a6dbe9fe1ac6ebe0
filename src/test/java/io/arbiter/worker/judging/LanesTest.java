package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.ShareLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final int SLOTS = 2;
  private static final Duration FOREVER = Duration.ofMinutes(10);
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

    /**
     * @param sent its place in the order of sending
     */
    Job(Lanes lanes, boolean batch, int sent) {
      ShareLoop.Handler handler =
          (work, delivery) -> {
            begun.countDown();
            end.await();
            return Disposition.ACCEPT;
          };
      ShareLoop.Handler lane = batch ? lanes.batch(handler) : lanes.interactive(handler);
      done =
          threads.submit(
              () -> {
                thread = Thread.currentThread();
                return lane.handle(null, sent(sent));
              });
    }

    Job begun() throws InterruptedException {
      assertThat(begun.await(1, TimeUnit.MINUTES)).as("has begun").isTrue();
      return this;
    }

    /** Checks that the job has not begun. */
    Job waiting() {
      Awaitility.await("its wait")
          .pollInterval(Duration.ofMillis(1))
          .until(() -> thread != null && thread.getState() == Thread.State.TIMED_WAITING);
      assertThat(begun.getCount()).isOne();
      return this;
    }

    void end() throws Exception {
      end.countDown();
      assertThat(done.get()).isEqualTo(Disposition.ACCEPT);
    }
  }

  private static Delivery sent(int place) {
    return new Delivery(1, 0, 0, Instant.ofEpochMilli(place));
  }

  @Test
  void noBatchJobBeginsWhileAnInteractiveJobIsInHand() throws Exception {
    Lanes lanes = new Lanes(SLOTS, 100, FOREVER);
    Job interactive = new Job(lanes, false, 1).begun();
    Job another = new Job(lanes, false, 2).begun();
    Job batch = new Job(lanes, true, 1).waiting();
    interactive.end();
    batch.waiting();
    another.end();
    batch.begun();
    new Job(lanes, false, 3).begun().end();
    batch.end();
  }

  @Test
  void batchJobsContinueWhileInteractiveJobsNeverStop() throws Exception {
    Lanes lanes = new Lanes(SLOTS, 100, Duration.ZERO);
    Job interactive = new Job(lanes, false, 1).begun();
    new Job(lanes, true, 2).begun().end();
    interactive.end();
  }

  @Test
  void aBatchJobOvertakesNoInteractiveJobThatWasSentEarlier() throws Exception {
    Lanes lanes = new Lanes(SLOTS, 100, Duration.ZERO);
    Job one = new Job(lanes, false, 1).begun();
    Job two = new Job(lanes, false, 2).begun();
    Job batch = new Job(lanes, true, 4).waiting();
    Job three = new Job(lanes, false, 3).begun();
    one.end();
    batch.waiting();
    Job five = new Job(lanes, false, 5).begun();
    batch.begun().end();
    Job last = new Job(lanes, true, 6).waiting();
    two.end();
    three.end();
    // A slot that stays free shows that nothing waits.
    last.begun().end();
    five.end();
  }

  @Test
  void batchJobsBeginInTheOrderOfAllJobsWhileAllSlotsAreAlwaysBusy() throws Exception {
    Lanes lanes = new Lanes(SLOTS, 100, Duration.ZERO);
    Job last = new Job(lanes, false, 0).begun();
    for (int place = 1; place < 100; place += 3) {
      Job next = new Job(lanes, false, place).begun();
      Job batch = new Job(lanes, true, place + 1).waiting();
      last.end();
      Job later = new Job(lanes, false, place + 2).begun();
      batch.begun().end();
      next.end();
      last = later;
    }
    last.end();
  }

  @Test
  void aBatchSlotRestsWhileInteractiveJobsKeepComing() throws Exception {
    Lanes lanes = new Lanes(SLOTS, 1, FOREVER);
    ShareLoop.Handler slot =
        lanes.batch(
            (_, _) -> {
              Thread.sleep(Duration.ofMillis(30));
              return Disposition.ACCEPT;
            });
    long start = System.nanoTime();
    new Job(lanes, false, 2).begun().end();
    slot.handle(null, sent(1));
    slot.handle(null, sent(1));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("a second after the interactive job")
        .isGreaterThan(Duration.ofSeconds(1));
  }
}
