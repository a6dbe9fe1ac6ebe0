package io.arbiter.app.pipeline;

import io.arbiter.app.process.Roles;
import io.arbiter.delivery.Broker;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.Loop;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.TurnLoop;
import io.arbiter.server.admin.FirstAdmin;
import io.arbiter.server.puzzle.catalog.Stations;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The loops of this process. When the topics exist, the pipelines of the process's roles start
 * them. Each loop is added to {@link LoopWatch}, and all stop at the end. Thread-safe by its own
 * lock.
 */
@ApplicationScoped
class Loops {
  /** The topics exist, and each pipeline of role api starts its loops. */
  record ApiStart() {}

  /** The topics exist, and the worker starts its loops. */
  record WorkerStart() {}

  private static final Logger LOG = Logger.getLogger(Loops.class);

  /** Longer than the 3 s that each loop may take to stop after it has finished its job. */
  private static final Duration STOP = ShareLoop.DRAIN.plusSeconds(4);

  private final Broker broker;
  private final Publisher publisher;
  private final LoopWatch watch;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private boolean stopping;

  Loops(Broker broker, Publisher publisher, LoopWatch watch) {
    this.broker = broker;
    this.publisher = publisher;
    this.watch = watch;
  }

  /** Before the first request the database must hold an admin and the shipped puzzles. */
  void start(
      @Observes StartupEvent event,
      FirstAdmin admin,
      AuthoringPipeline authoring,
      Stations stations,
      Event<Object> starts) {
    Roles roles = Roles.configured();
    if (roles.api()) {
      admin.ensure();
      authoring.publishShipped();
      stations.log();
    }
    if (!roles.none()) {
      var _ = broker.prepared().thenRun(() -> unlessStopping(() -> start(roles, starts)));
    }
  }

  private void start(Roles roles, Event<Object> starts) {
    if (roles.api()) {
      starts.fire(new ApiStart());
    }
    if (roles.worker()) {
      starts.fire(new WorkerStart());
    }
    // Logs which loops are stuck.
    stopAtTheEnd(new TurnLoop("loop-watch", _ -> watch.turn()));
  }

  /**
   * Runs {@code start}, which starts loops, unless the process is stopping. If {@code start} fails,
   * the process ends, because a process without its loops would take submissions and never judge
   * them.
   */
  synchronized void unlessStopping(Runnable start) {
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
  <E> LogLoop<E> shareLog(String name, Log<E> log, String group, LogLoop.Handler<E> handler) {
    return add(LogLoop.asGroup(name, broker, publisher, log, group, handler));
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
   * Every process reads the records of the last {@code recent} and all later ones, but leaves the
   * partitions that it has in the group to {@code reader}, which passes their records on.
   */
  <E> void followBeside(
      LogLoop<E> reader, String name, Duration recent, LogLoop.Handler<E> handler) {
    add(LogLoop.beside(reader, name, recent, handler));
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
    add(new ShareLoop(name, broker, publisher, new ShareLoop.Jobs(topic, able, handler)));
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

  /** Stops the loops before anything else stops, because they need the database and the broker. */
  void stop(@Observes @Priority(1) ShutdownEvent event) {
    stop();
  }

  /**
   * Stops all loops in parallel, so that the times that they may take do not add up, and then what
   * the loops use: a job in hand still needs the sandbox.
   */
  void stop() {
    List<AutoCloseable> all;
    synchronized (this) {
      stopping = true;
      all = List.copyOf(running);
      running.clear();
    }
    closeAll(all.stream().filter(Loop.class::isInstance));
    closeAll(all.stream().filter(each -> !(each instanceof Loop)));
  }

  private static void closeAll(Stream<AutoCloseable> some) {
    List<Thread> closers = some.map(one -> Thread.ofVirtual().start(() -> close(one))).toList();
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
