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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts children and hands them to the sandboxes that ask for one. A spare that has served nobody
 * waits warm, and any of the sandboxes may have it: one is enough for all. Thread-safe.
 */
public final class Nursery implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Nursery.class.getName());

  /** A start takes seconds of CPU; more at a time would only slow each other and the guests. */
  private static final int STARTS_AT_A_TIME =
      Runtime.getRuntime().availableProcessors() > 2 ? 2 : 1;

  /** Between two attempts to start when the last one failed. */
  private static final Duration RETRY = Duration.ofSeconds(2);

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final SandboxSettings settings;
  private final int spares;
  private final ExecutorService starters =
      Executors.newFixedThreadPool(STARTS_AT_A_TIME, daemon("sandbox-start"));
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(daemon("sandbox-timer"));
  private final CompletableFuture<Confinement> confinement = new CompletableFuture<>();
  private final Ends ends = new Ends();

  /** All that no sandbox has, ready or not. */
  private final Set<ChildJvm> children = ConcurrentHashMap.newKeySet();

  /** Guarded by this, as all that follows. */
  private final Deque<ChildJvm> ready = new ArrayDeque<>();

  private final Queue<Consumer<ChildJvm>> waiting = new ArrayDeque<>();
  private int starting;
  private boolean closed;
  private @Nullable ChildFiles files;
  private volatile @Nullable Exception lastFailure;

  /**
   * Begins to start the spares.
   *
   * @param settings of the children; the number of slots says nothing here
   * @param spares that wait when nobody asks
   */
  public Nursery(SandboxSettings settings, int spares) {
    this.settings = settings;
    this.spares = spares;
    // On another thread, so that the sandbox that is made next gets the first child.
    timer.execute(this::fill);
  }

  /**
   * Gives a child that is ready and has served nobody to the taker: now, or once it has started.
   */
  void ask(Consumer<ChildJvm> taker) {
    @Nullable ChildJvm spare = spareOrWait(taker);
    if (spare != null) {
      handOver(spare, taker);
    }
    fill();
  }

  private synchronized @Nullable ChildJvm spareOrWait(Consumer<ChildJvm> taker) {
    while (!ready.isEmpty()) {
      ChildJvm child = ready.removeFirst();
      if (child.isAlive()) {
        return child;
      }
    }
    waiting.add(taker);
    return null;
  }

  /**
   * The taker has it before this forgets it, so that it is always known to somebody. The taker has
   * a lock of its own and asks while it holds that, so this must not be locked here.
   */
  private void handOver(ChildJvm child, Consumer<ChildJvm> taker) {
    taker.accept(child);
    children.remove(child);
  }

  /** Whether a spare waits. */
  public synchronized boolean hasSpare() {
    return !ready.isEmpty();
  }

  /** Whether nothing is starting and nothing has to. */
  synchronized boolean isWhole() {
    return starting == 0 && waiting.isEmpty() && ready.size() >= spares;
  }

  /** Spares that wait. */
  public synchronized int spares() {
    return ready.size();
  }

  /** What the first child was held to, or why none may run. */
  CompletableFuture<Confinement> confinement() {
    return confinement.copy();
  }

  @Nullable Exception lastFailure() {
    return lastFailure;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** Of every child that no sandbox has. */
  public List<ProcessHandle> processes() {
    return children.stream().map(ChildJvm::handle).toList();
  }

  private synchronized void fill() {
    while (!closed && starting + ready.size() < waiting.size() + spares) {
      starting++;
      starters.execute(this::start);
    }
  }

  private void start() {
    try {
      ChildJvm started = ChildJvm.start(command(), timer);
      children.add(started);
      started.onExit(() -> gone(started));
      started.awaitReady(settings.startTimeout());
      lastFailure = null;
      confinement.complete(started.confinement());
      serve(started);
    } catch (IOException | RuntimeException e) {
      failed(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(ChildJvm child) {
    @Nullable Consumer<ChildJvm> taker = takerOf(child);
    if (taker != null) {
      handOver(child, taker);
    }
  }

  /** Who waits for a child that has started; without anybody it becomes a spare. */
  private synchronized @Nullable Consumer<ChildJvm> takerOf(ChildJvm child) {
    starting--;
    if (closed) {
      child.kill(ChildEnd.CLOSED);
      return null;
    }
    @Nullable Consumer<ChildJvm> taker = waiting.poll();
    if (taker == null) {
      ready.addLast(child);
    }
    return taker;
  }

  /** One that a sandbox has is that sandbox's business. */
  private void gone(ChildJvm child) {
    if (!children.remove(child)) {
      return;
    }
    ends.count(child);
    boolean wasSpare;
    synchronized (this) {
      wasSpare = ready.remove(child);
    }
    if (wasSpare) {
      fill();
    }
  }

  private synchronized void failed(Exception e) {
    starting--;
    lastFailure = e;
    if (e instanceof ConfinementFailure) {
      confinement.completeExceptionally(e);
    }
    if (closed) {
      return;
    }
    LOG.log(Level.WARNING, "a sandbox child did not start", e);
    try {
      timer.schedule(this::fill, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // Closed in the meantime.
    }
  }

  private synchronized List<String> command() throws IOException, InterruptedException {
    ChildFiles found = files;
    if (found == null) {
      found = ChildFiles.find(settings);
      files = found;
      if (!found.runtime().compiles()) {
        LOG.log(
            Level.WARNING,
            "no runtime image in {0}: Python is interpreted, and heavy solutions take several"
                + " times as long",
            settings.home());
      }
    }
    return new ChildCommand(settings, found.runtime()).serve(found.python(), found.cache());
  }

  /** Kills every child that no sandbox has. */
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

  /** Waits until all of them are gone, 2 seconds at most. */
  static void awaitDeath(Set<ChildJvm> children) {
    long end = System.nanoTime() + CLOSE.toNanos();
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
