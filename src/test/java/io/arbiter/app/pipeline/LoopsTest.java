package io.arbiter.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests with loops of turns, because these need no broker. */
class LoopsTest {
  private final LoopWatch watch = new LoopWatch();
  private final Loops loops = new Loops(null, null, watch);

  @AfterEach
  void stop() {
    loops.stop();
  }

  private static void rest() throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1));
  }

  @Test
  void healthLooksAtLoopsButNotAtThoseThatMayRest() {
    loops.turns("busy", _ -> rest());
    loops.restingTurns("resting", _ -> Thread.sleep(Duration.ofDays(1)));
    assertThat(watch.loops()).containsOnlyKeys("busy");
  }

  @Test
  void aTurnThatFailsIsRepeatedAfterPausesAndHealthKnowsWhy() {
    List<Instant> turns = new CopyOnWriteArrayList<>();
    AtomicBoolean heals = new AtomicBoolean();
    loops.turns(
        "failing",
        _ -> {
          rest();
          turns.add(Instant.now());
          if (!heals.get()) {
            throw new IllegalStateException("a fault of the turn");
          }
        });
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> turns.size() > 2);
    // The first pauses are 100 and 200 ms.
    assertThat(Duration.between(turns.get(0), turns.get(2))).isGreaterThan(Duration.ofMillis(290));
    assertThat(watch.loops().get("failing").trouble()).isEqualTo("a fault of the turn");
    heals.set(true);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> watch.loops().get("failing").trouble() == null);
  }

  @Test
  void allStopSideBySideAndNothingStartsAfterwards() {
    CountDownLatch closed = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      loops.stopAtTheEnd(
          () -> {
            closed.countDown();
            // If the loops were stopped one after the other, each would wait in vain for the other.
            closed.await();
          });
    }
    loops.stopAtTheEnd(
        () -> {
          throw new IllegalStateException("does not stop cleanly");
        });
    loops.stop();
    assertThat(closed.getCount()).isZero();
    AtomicInteger started = new AtomicInteger();
    loops.unlessStopping(started::incrementAndGet);
    assertThat(started).hasValue(0);
  }
}
