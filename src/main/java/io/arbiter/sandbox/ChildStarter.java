package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.Confinement;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts children and hands them to the sandboxes that request one. It also keeps spares: warm
 * children that have served no submission. The sandboxes share the spares, so one is enough for
 * all. Thread-safe.
 */
public final class ChildStarter implements AutoCloseable {
  /** Starts the process of a child. */
  @FunctionalInterface
  interface Launch {
    Process start() throws IOException, InterruptedException;
  }

  private static final Logger LOG = System.getLogger(ChildStarter.class.getName());

  /** A start takes seconds of CPU; more starts at a time slow down each other and the guests. */
  private static final int CONCURRENT_STARTS =
      Runtime.getRuntime().availableProcessors() > 2 ? 2 : 1;

  /** The wait after a failed start. Each further failure in a row doubles it. */
  private static final Duration RETRY_WAIT = Duration.ofSeconds(1);

  private static final int MOST_DOUBLINGS = 5;
  private static final Duration LONGEST_RETRY_WAIT = Duration.ofSeconds(30);

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private final SandboxSettings settings;
  private final int spares;
  private final Launch launch;
  private final ExecutorService starters =
      Executors.newFixedThreadPool(CONCURRENT_STARTS, daemon("sandbox-start"));
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(daemon("sandbox-timer"));
  private final CompletableFuture<Confinement> confinement = new CompletableFuture<>();
  private final ChildEndCounter ends = new ChildEndCounter();

  /** All children that no sandbox owns yet, ready or not. */
  private final Set<ChildJvm> children = ConcurrentHashMap.newKeySet();

  /** Guarded by this, like the fields below. */
  private final Deque<ChildJvm> ready = new ArrayDeque<>();

  private final Queue<Consumer<ChildJvm>> waiting = new ArrayDeque<>();
  private int starting;

  /** Failed starts since the last start that succeeded. */
  private int failuresInARow;

  private boolean closed;
  private volatile @Nullable Exception lastFailure;
  private final AtomicLong failures = new AtomicLong();

  /**
   * Starts the spares in the background.
   *
   * @param settings of the children; the number of slots is ignored
   * @param spares number of spares to keep
   */
  public ChildStarter(SandboxSettings settings, int spares) {
    this(settings, spares, new ChildProcesses(settings)::start);
  }

  ChildStarter(SandboxSettings settings, int spares, Launch launch) {
    this.settings = settings;
    this.spares = spares;
    this.launch = launch;
    // On another thread: the sandbox that is made next then gets the first child.
    timer.execute(this::startMissing);
  }

  /**
   * Gives the receiver a ready child that has served no submission: at once, or when one has
   * started.
   */
  void request(Consumer<ChildJvm> receiver) {
    @Nullable ChildJvm spare = spareOrWait(receiver);
    if (spare != null) {
      handOver(spare, receiver);
    }
    startMissing();
  }

  private synchronized @Nullable ChildJvm spareOrWait(Consumer<ChildJvm> receiver) {
    while (!ready.isEmpty()) {
      ChildJvm child = ready.removeFirst();
      if (child.isAlive()) {
        return child;
      }
    }
    waiting.add(receiver);
    return null;
  }

  /**
   * Gives the child to the receiver first and removes it here second, so that a shutdown always
   * finds it. Must not be called with this locked: receivers make requests while they hold their
   * own lock.
   */
  private void handOver(ChildJvm child, Consumer<ChildJvm> receiver) {
    receiver.accept(child);
    children.remove(child);
  }

  public synchronized boolean hasSpare() {
    return !ready.isEmpty();
  }

  /** Whether all spares are ready and nothing is starting. */
  synchronized boolean isSettled() {
    return starting == 0 && waiting.isEmpty() && ready.size() >= spares;
  }

  public synchronized int spares() {
    return ready.size();
  }

  /** The confinement of the first child; fails when children cannot be confined here. */
  CompletableFuture<Confinement> confinement() {
    return confinement.copy();
  }

  /** Why the last start failed; null if the last start succeeded. */
  public @Nullable Exception lastFailure() {
    return lastFailure;
  }

  public long failures() {
    return failures.get();
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** What the children do that no sandbox owns yet. */
  public List<ChildStatus> statuses() {
    return children.stream().map(child -> child.status(ChildStatus.Activity.SPARE)).toList();
  }

  /** The processes of all children that no sandbox owns yet. */
  public List<ProcessHandle> processes() {
    return children.stream().map(ChildJvm::handle).toList();
  }

  private synchronized void startMissing() {
    while (!closed && starting + ready.size() < waiting.size() + spares) {
      starting++;
      starters.execute(this::start);
    }
  }

  private void start() {
    try {
      ChildJvm started = new ChildJvm(launch.start(), timer);
      children.add(started);
      started.onExit(() -> onGone(started));
      started.awaitReady(settings.startTimeout());
      succeeded();
      confinement.complete(started.confinement());
      provide(started);
    } catch (IOException | RuntimeException e) {
      onFailure(e);
    } catch (Error e) {
      // For example, the machine had no thread left. The start may be tried again.
      onFailure(new IOException(e.toString(), e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void provide(ChildJvm child) {
    @Nullable Consumer<ChildJvm> receiver = receiverFor(child);
    if (receiver != null) {
      handOver(child, receiver);
    }
  }

  /**
   * The receiver that has waited longest; if there is none, null, and the child becomes a spare.
   */
  private synchronized @Nullable Consumer<ChildJvm> receiverFor(ChildJvm child) {
    starting--;
    if (closed) {
      child.kill(ChildEnd.CLOSED);
      return null;
    }
    @Nullable Consumer<ChildJvm> receiver = waiting.poll();
    if (receiver == null) {
      ready.addLast(child);
    }
    return receiver;
  }

  /** Does nothing for a child that a sandbox owns: the sandbox handles its end. */
  private void onGone(ChildJvm child) {
    if (!children.remove(child)) {
      return;
    }
    ends.count(child);
    boolean wasSpare;
    synchronized (this) {
      wasSpare = ready.remove(child);
    }
    if (wasSpare) {
      startMissing();
    }
  }

  private synchronized void succeeded() {
    lastFailure = null;
    failuresInARow = 0;
  }

  private synchronized void onFailure(Exception e) {
    starting--;
    failuresInARow++;
    lastFailure = e;
    failures.incrementAndGet();
    if (e instanceof ConfinementFailure) {
      confinement.completeExceptionally(e);
    }
    if (closed) {
      return;
    }
    Duration wait = retryWait();
    LOG.log(
        Level.WARNING,
        "a sandbox child did not start; the next try is in " + wait.toSeconds() + " s",
        e);
    try {
      timer.schedule(this::startMissing, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // Closed in the meantime.
    }
  }

  private Duration retryWait() {
    Duration wait = RETRY_WAIT.multipliedBy(1L << Math.min(failuresInARow - 1, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_RETRY_WAIT) < 0 ? wait : LONGEST_RETRY_WAIT;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    starters.shutdownNow();
    children.forEach(child -> child.kill(ChildEnd.CLOSED));
    awaitDeath(children);
    timer.shutdownNow();
  }

  /** Waits until all these children are gone, 2 seconds at most. */
  static void awaitDeath(Set<ChildJvm> children) {
    long end = System.nanoTime() + CLOSE_WAIT.toNanos();
    try {
      for (ChildJvm child : children) {
        child.awaitDeath(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name, 0).factory();
  }
}
