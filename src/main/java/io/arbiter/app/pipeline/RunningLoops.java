package io.arbiter.app.pipeline;

import io.arbiter.delivery.Log;
import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.Loop;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.TurnLoop;
import io.arbiter.delivery.broker.Broker;
import io.arbiter.delivery.broker.DeliverySettings;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Starts the loops of this process, adds each loop to {@link LoopWatch}, and stops all loops.
 * Thread-safe by its own lock.
 */
@ApplicationScoped
public class RunningLoops {
  private static final Logger LOG = Logger.getLogger(RunningLoops.class);

  /** Longer than the 3 s that each loop may take to stop. */
  private static final Duration STOP = Duration.ofSeconds(4);

  private final Broker broker;
  private final Publisher publisher;
  private final DeliverySettings settings;
  private final LoopWatch watch;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private boolean stopping;

  RunningLoops(Broker broker, Publisher publisher, DeliverySettings settings, LoopWatch watch) {
    this.broker = broker;
    this.publisher = publisher;
    this.settings = settings;
    this.watch = watch;
  }

  /**
   * Runs {@code start}, which starts loops, unless the process is stopping. If {@code start} fails,
   * the process ends, because a process without its loops would take submissions and never judge
   * them.
   */
  public synchronized void unlessStopping(Runnable start) {
    if (stopping) {
      return;
    }
    try {
      start.run();
    } catch (RuntimeException e) {
      LOG.error("the loops of this process do not start", e);
      Quarkus.asyncExit(1);
    }
  }

  /** Starts the loop that logs which loops are stuck. */
  public void watch() {
    stopAtTheEnd(new TurnLoop("loop-watch", _ -> watch.turn()));
  }

  /** A loop of turns. */
  void turns(String name, TurnLoop.Turn turn) {
    add(new TurnLoop(name, turn));
  }

  /**
   * A loop of turns that health does not watch: it may pause for longer than health's limit, or
   * nothing depends on it.
   */
  void restingTurns(String name, TurnLoop.Turn turn) {
    stopAtTheEnd(new TurnLoop(name, turn));
  }

  /** Each record goes to one process of the group. The group continues where it stopped. */
  <E> void shareLog(String name, Log<E> log, String group, LogLoop.Handler<E> handler) {
    add(LogLoop.asGroup(name, broker, publisher, log, group, handler));
  }

  /**
   * Every process reads the records of the last {@code recent} and all later ones. Completes when
   * the loop has read the records that exist now.
   */
  <E> CompletableFuture<Void> followRecent(
      String name, Log<E> log, Duration recent, LogLoop.Handler<E> handler) {
    return add(LogLoop.fromRecent(name, broker, log, recent, handler)).caughtUp();
  }

  /**
   * Every process reads all records, old and new. Completes when the loop has read the records that
   * exist now.
   */
  <E> CompletableFuture<Void> readAll(String name, Log<E> log, LogLoop.Handler<E> handler) {
    return add(LogLoop.fromBeginning(name, broker, log, handler)).caughtUp();
  }

  /**
   * Each job of the topic goes to one worker, and is acknowledged separately.
   *
   * @param able whether jobs can be done here now
   */
  void takeJobs(String name, String topic, BooleanSupplier able, ShareLoop.Handler handler) {
    add(new ShareLoop(name, broker, publisher, settings, topic, able, handler));
  }

  private <L extends Loop> L add(L loop) {
    stopAtTheEnd(loop);
    watch.add(loop);
    return loop;
  }

  /** Stops {@code other} together with the loops. */
  synchronized void stopAtTheEnd(AutoCloseable other) {
    running.push(other);
  }

  /** Stops all loops in parallel, so that the times that they may take do not add up. */
  public void stop() {
    Deque<AutoCloseable> loops;
    synchronized (this) {
      stopping = true;
      loops = new ArrayDeque<>(running);
      running.clear();
    }
    List<Thread> closers =
        loops.stream().map(loop -> Thread.ofVirtual().start(() -> close(loop))).toList();
    for (Thread closer : closers) {
      try {
        closer.join(STOP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void close(AutoCloseable loop) {
    try {
      loop.close();
    } catch (Exception e) {
      LOG.warnf(e, "%s did not stop cleanly", loop);
    }
  }
}
