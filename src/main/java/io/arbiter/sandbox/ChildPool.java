package io.arbiter.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The children of one sandbox. The pool starts children up to the number of slots as they are
 * needed, and replaces those that end. Thread-safe.
 */
final class ChildPool implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ChildPool.class.getName());

  /**
   * Longest time to close the old context and build the next one. It takes some 50 ms, with an
   * examination 200 ms; the rest is for a busy machine.
   */
  private static final Duration RECYCLE_TIME = Duration.ofSeconds(10);

  /** A child that is idle for this long ends, unless it belongs to the minimum. */
  private static final Duration IDLE_TIME = Duration.ofMinutes(5);

  private static final Duration IDLE_CHECK_PERIOD = Duration.ofSeconds(30);

  private final SandboxSettings settings;
  private final ChildStarter starter;
  private final int minimum;

  /**
   * Used as a stack: the child that has just served is the quickest, and the others may become
   * idle.
   */
  private final BlockingDeque<ChildJvm> ready = new LinkedBlockingDeque<>();

  private final Set<ChildJvm> children = ConcurrentHashMap.newKeySet();
  private final ExecutorService recyclers =
      Executors.newCachedThreadPool(ChildStarter.daemon("sandbox-recycle"));
  private final ScheduledFuture<?> idleCheck;
  private final AtomicLong started = new AtomicLong();
  private final AtomicInteger recycling = new AtomicInteger();
  private final ChildEndCounter ends = new ChildEndCounter();

  /** Children that are requested and not here yet. Guarded by this, like the fields below. */
  private int requested;

  private int waiting;
  private volatile boolean closed;

  /** Requests the minimum of children, which are kept while they are idle. */
  ChildPool(SandboxSettings settings, ChildStarter starter, int minimum) {
    this.settings = settings;
    this.starter = starter;
    this.minimum = minimum;
    long period = IDLE_CHECK_PERIOD.toMillis();
    idleCheck =
        starter
            .timer()
            .scheduleWithFixedDelay(this::endIdle, period, period, TimeUnit.MILLISECONDS);
    requestMissing();
  }

  /**
   * Takes a ready child; waits until there is one.
   *
   * @throws SandboxUnavailable when no child becomes ready within the start timeout, or the pool is
   *     closed
   */
  ChildJvm take() throws SandboxUnavailable, InterruptedException {
    long end = System.nanoTime() + settings.startTimeout().toNanos();
    addWaiting(1);
    try {
      while (!closed) {
        requestMissing();
        ChildJvm child = ready.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (child == null) {
          throw new SandboxUnavailable("no child became ready in time", starter.lastFailure());
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

  boolean haveServed(int submissions) {
    return children.stream().allMatch(child -> child.served() >= submissions);
  }

  /**
   * Takes the ready child that has served least, if there is one that has served fewer than this.
   */
  Optional<ChildJvm> pollColdest(int fewerThan) {
    return ready.stream()
        .filter(child -> child.served() < fewerThan && child.isAlive())
        .min(Comparator.comparingInt(ChildJvm::served))
        .filter(ready::remove);
  }

  /**
   * Takes a child that has served no submission. It comes in addition to the other children, and
   * the caller ends it.
   *
   * @throws SandboxUnavailable when no child starts within the start timeout, or the pool is closed
   */
  ChildJvm takeFresh() throws SandboxUnavailable, InterruptedException {
    CompletableFuture<ChildJvm> fresh = new CompletableFuture<>();
    starter.request(child -> adoptFresh(child, fresh));
    try {
      return fresh.get(settings.startTimeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // A child that comes too late ends.
      fresh.cancel(false);
      throw new SandboxUnavailable("no fresh child became ready in time", starter.lastFailure());
    } catch (ExecutionException | CancellationException e) {
      throw new SandboxUnavailable("the sandbox is closed", null);
    }
  }

  private synchronized void adoptFresh(ChildJvm child, CompletableFuture<ChildJvm> receiver) {
    if (!add(child)) {
      receiver.cancel(false);
    } else if (!receiver.complete(child)) {
      child.kill(ChildEnd.IDLE);
    }
  }

  private synchronized void addWaiting(int more) {
    waiting += more;
  }

  /**
   * Requests children up to the minimum, and one for each waiting caller up to the number of slots.
   */
  private synchronized void requestMissing() {
    int here = children.size() + requested;
    int idle = ready.size() + requested;
    int wanted = Math.min(settings.slots() - here, waiting - idle);
    for (int missing = Math.max(minimum - here, wanted); missing > 0 && !closed; missing--) {
      request();
    }
  }

  private synchronized void request() {
    requested++;
    starter.request(this::adopt);
  }

  private synchronized void adopt(ChildJvm child) {
    requested--;
    if (add(child)) {
      child.markIdle();
      ready.addFirst(child);
    }
  }

  /** Adds a child of the starter, or kills the child when the pool is closed. */
  private boolean add(ChildJvm child) {
    if (closed) {
      child.kill(ChildEnd.CLOSED);
      return false;
    }
    started.incrementAndGet();
    children.add(child);
    child.onExit(() -> onGone(child));
    return true;
  }

  /** Requests a child if there is none. */
  synchronized void warmUp() {
    if (!isWarm() && requested == 0) {
      request();
    }
  }

  private void onGone(ChildJvm child) {
    children.remove(child);
    ready.remove(child);
    if (ends.count(child).isForced()) {
      child.reportForcedEnd();
    }
    requestMissing();
  }

  /** Takes back a child that finishes its submission. */
  void giveBack(ChildJvm child) {
    if (closed) {
      child.kill(ChildEnd.CLOSED);
      return;
    }
    recycling.incrementAndGet();
    try {
      recyclers.execute(() -> recycle(child));
    } catch (RejectedExecutionException _) {
      // The pool was closed meanwhile.
      recycling.decrementAndGet();
      child.kill(ChildEnd.CLOSED);
    }
  }

  private void recycle(ChildJvm child) {
    try {
      child.awaitReady(RECYCLE_TIME);
      Optional<String> wear = child.wear();
      if (wear.isPresent() && (starter.hasSpare() || child.mustBeReplaced())) {
        child.kill(ChildEnd.WORN, wear.get());
      } else {
        child.markIdle();
        ready.addFirst(child);
      }
    } catch (IOException e) {
      // ChildEndCounter logs the end when the process is gone.
      LOG.log(Level.DEBUG, "a sandbox child did not become ready again", e);
    } catch (RejectedExecutionException _) {
      // The starter was closed meanwhile.
      child.kill(ChildEnd.CLOSED);
    } catch (RuntimeException e) {
      child.kill(ChildEnd.PROTOCOL);
      throw e;
    } finally {
      recycling.decrementAndGet();
    }
  }

  private synchronized void endIdle() {
    int surplus = children.size() - minimum;
    for (ChildJvm child : List.copyOf(ready)) {
      if (surplus > 0 && child.idleTime().compareTo(IDLE_TIME) > 0 && ready.remove(child)) {
        child.kill(ChildEnd.IDLE);
        surplus--;
      }
    }
  }

  /**
   * Whether the minimum of children is there, and no child is starting, ending or being recycled.
   */
  synchronized boolean isSettled() {
    return requested == 0
        && recycling.get() == 0
        && children.size() >= minimum
        && children.stream().allMatch(ChildJvm::isUsable)
        && starter.isSettled();
  }

  /** Whether there is at least one child that serves or will serve again. */
  boolean isWarm() {
    return children.stream().anyMatch(ChildJvm::isUsable);
  }

  List<ProcessHandle> processes() {
    return children.stream().map(ChildJvm::handle).toList();
  }

  List<ChildStatus> statuses() {
    return children.stream()
        .map(
            child ->
                child.status(
                    ready.contains(child)
                        ? ChildStatus.Activity.READY
                        : ChildStatus.Activity.RECYCLING))
        .toList();
  }

  Optional<EndedChild> lastEnd() {
    return Optional.ofNullable(ends.last());
  }

  PoolStatistics statistics(int busy) {
    return new PoolStatistics(started.get(), ends.all(), ready.size(), busy);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    idleCheck.cancel(false);
    children.forEach(child -> child.kill(ChildEnd.CLOSED));
    recyclers.shutdown();
    ChildStarter.awaitDeath(children);
  }
}
