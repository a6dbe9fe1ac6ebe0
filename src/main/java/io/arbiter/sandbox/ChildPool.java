package io.arbiter.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The children of one sandbox: those that its slots need, more of them while they are needed. One
 * that ends is replaced by a fresh one. Thread-safe.
 */
final class ChildPool implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ChildPool.class.getName());

  /**
   * Closing the old context and building the next one takes some 50 ms, an examination 200; this is
   * for a busy day.
   */
  private static final Duration TURN_ROUND = Duration.ofSeconds(10);

  /** A child that nobody has needed for so long ends, if the pool can do without. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  private static final Duration LOOK_FOR_IDLE = Duration.ofSeconds(30);

  private final SandboxSettings settings;
  private final Nursery nursery;
  private final int least;

  /** Last come, first served: the one that has just served is the quickest, the rest may end. */
  private final BlockingDeque<ChildJvm> ready = new LinkedBlockingDeque<>();

  private final Set<ChildJvm> children = ConcurrentHashMap.newKeySet();
  private final ExecutorService turns =
      Executors.newCachedThreadPool(Nursery.daemon("sandbox-turn"));
  private final ScheduledFuture<?> lookForIdle;
  private final AtomicLong started = new AtomicLong();
  private final AtomicInteger turning = new AtomicInteger();
  private final Ends ends = new Ends();

  /** Children that were asked for and are not here yet. Guarded by this, as all that follows. */
  private int asked;

  private int waiting;
  private volatile boolean closed;

  /**
   * Asks for the first children.
   *
   * @param least children that are kept when nobody needs them
   */
  ChildPool(SandboxSettings settings, Nursery nursery, int least) {
    this.settings = settings;
    this.nursery = nursery;
    this.least = least;
    lookForIdle =
        nursery
            .timer()
            .scheduleWithFixedDelay(
                this::endIdle,
                LOOK_FOR_IDLE.toMillis(),
                LOOK_FOR_IDLE.toMillis(),
                TimeUnit.MILLISECONDS);
    askForMissing();
  }

  /**
   * A child that is ready; waits for one.
   *
   * @throws SandboxUnavailable when none has become ready within the start timeout, or the pool is
   *     closed
   */
  ChildJvm take() throws SandboxUnavailable, InterruptedException {
    long end = System.nanoTime() + settings.startTimeout().toNanos();
    addWaiting(1);
    try {
      while (!closed) {
        askForMissing();
        ChildJvm child = ready.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (child == null) {
          throw new SandboxUnavailable("no child became ready in time", nursery.lastFailure());
        }
        if (child.isAlive()) {
          return child;
        }
      }
      throw new SandboxUnavailable("the sandbox is closed", null);
    } finally {
      addWaiting(-1);
    }
  }

  private synchronized void addWaiting(int more) {
    waiting += more;
  }

  /** Asks for as many as are kept, and for one for each that waits, up to the number of slots. */
  private synchronized void askForMissing() {
    int here = children.size() + asked;
    int idle = ready.size() + asked;
    int wanted = Math.min(settings.slots() - here, waiting - idle);
    for (int missing = Math.max(least - here, wanted); missing > 0 && !closed; missing--) {
      ask();
    }
  }

  private synchronized void ask() {
    asked++;
    nursery.ask(this::adopt);
  }

  private synchronized void adopt(ChildJvm child) {
    asked--;
    if (closed) {
      child.kill(ChildEnd.CLOSED);
      return;
    }
    started.incrementAndGet();
    children.add(child);
    child.onExit(() -> gone(child));
    child.rest();
    ready.addFirst(child);
  }

  /** Asks for a child if there is none. */
  synchronized void warmUp() {
    if (!isWarm() && asked == 0) {
      ask();
    }
  }

  private void gone(ChildJvm child) {
    children.remove(child);
    ready.remove(child);
    if (ends.count(child).isForced()) {
      child.tellEnd();
    }
    askForMissing();
  }

  /** Takes back a child that has been told to finish. */
  void giveBack(ChildJvm child) {
    if (closed) {
      end(child, ChildEnd.CLOSED);
      return;
    }
    turning.incrementAndGet();
    turns.execute(
        () -> {
          try {
            turnRound(child);
          } finally {
            turning.decrementAndGet();
          }
        });
  }

  private void turnRound(ChildJvm child) {
    try {
      child.awaitReady(TURN_ROUND);
    } catch (IOException e) {
      // Its end is logged when it is gone.
      LOG.log(Level.DEBUG, "a sandbox child did not turn round", e);
      return;
    } catch (RuntimeException e) {
      end(child, ChildEnd.PROTOCOL);
      throw e;
    }
    if (child.isWorn() && nursery.hasSpare() || child.isWornOut()) {
      child.retire();
    } else {
      child.rest();
      ready.addFirst(child);
    }
  }

  /** Ends a child; another one takes its place. */
  void end(ChildJvm child, ChildEnd reason) {
    child.kill(reason);
  }

  private synchronized void endIdle() {
    int surplus = children.size() - least;
    for (ChildJvm child : List.copyOf(ready)) {
      if (surplus > 0 && child.rested().compareTo(IDLE) > 0 && ready.remove(child)) {
        end(child, ChildEnd.IDLE);
        surplus--;
      }
    }
  }

  /** Whether every child that is kept is there, and none is starting, ending or turning round. */
  synchronized boolean isWhole() {
    return asked == 0
        && turning.get() == 0
        && children.size() >= least
        && children.stream().allMatch(ChildJvm::isUsable)
        && nursery.isWhole();
  }

  /** Whether a child is there that serves, or is about to serve again. */
  boolean isWarm() {
    return children.stream().anyMatch(ChildJvm::isUsable);
  }

  /** Of every child that lives, ready or busy. */
  List<ProcessHandle> processes() {
    return children.stream().map(ChildJvm::handle).toList();
  }

  PoolStatistics statistics(int busy) {
    return new PoolStatistics(started.get(), ends.all(), ready.size(), busy);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    lookForIdle.cancel(false);
    children.forEach(child -> end(child, ChildEnd.CLOSED));
    turns.shutdown();
    Nursery.awaitDeath(children);
  }
}
