package io.arbiter.worker.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.delivery.Delivery;
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
class LanesTest {
  private static final Delivery FIRST = new Delivery(1, 0, 0);
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

    Job(Lanes lanes, boolean batch) {
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
                return lane.handle(null, FIRST);
              });
    }

    Job begun() throws InterruptedException {
      begun.await();
      return this;
    }

    /** Checks that the job has not begun. */
    Job waiting() {
      while (thread == null || thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      assertThat(begun.getCount()).isOne();
      return this;
    }

    void end() throws Exception {
      end.countDown();
      assertThat(done.get()).isEqualTo(Disposition.ACCEPT);
    }
  }

  @Test
  void noBatchJobBeginsWhileAnInteractiveJobIsInHand() throws Exception {
    Lanes lanes = new Lanes(100, Duration.ofMinutes(10));
    Job interactive = new Job(lanes, false).begun();
    Job another = new Job(lanes, false).begun();
    Job batch = new Job(lanes, true).waiting();
    interactive.end();
    batch.waiting();
    another.end();
    batch.begun();
    new Job(lanes, false).begun().end();
    batch.end();
  }

  @Test
  void batchJobsContinueWhileInteractiveJobsNeverStop() throws Exception {
    Lanes lanes = new Lanes(100, Duration.ZERO);
    Job interactive = new Job(lanes, false).begun();
    new Job(lanes, true).begun().end();
    interactive.end();
  }

  @Test
  void aBatchSlotRestsWhileInteractiveJobsKeepComing() throws Exception {
    Lanes lanes = new Lanes(1, Duration.ofMinutes(10));
    Job first = new Job(lanes, false).begun();
    Duration work = Duration.ofMillis(30);
    ShareLoop.Handler slot =
        lanes.batch(
            (_, _) -> {
              Thread.sleep(work);
              return Disposition.ACCEPT;
            });
    first.end();
    assertThat(time(slot)).as("has nothing to rest from").isLessThan(Duration.ofMillis(900));
    assertThat(time(slot)).as("a second after the last").isGreaterThan(Duration.ofMillis(900));
    assertThat(time(slot)).as("no interactive jobs").isLessThan(Duration.ofMillis(900));
  }

  private static Duration time(ShareLoop.Handler slot) throws InterruptedException {
    long start = System.nanoTime();
    slot.handle(null, FIRST);
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
