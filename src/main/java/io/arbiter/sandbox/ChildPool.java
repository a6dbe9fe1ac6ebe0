package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.Confinement;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a fixed number of children alive, warm and waiting. A child that dies or is killed is
 * replaced in the background. Thread-safe.
 */
final class ChildPool implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ChildPool.class.getName());

  /** A start takes seconds of CPU; more at a time would only slow each other and the guests. */
  private static final int STARTS_AT_A_TIME =
      Runtime.getRuntime().availableProcessors() > 2 ? 2 : 1;

  /** Between two attempts to start when the last one failed. */
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** Closing the old context and building the next one takes some 50 ms; this is for a busy day. */
  private static final Duration TURN_ROUND = Duration.ofSeconds(10);

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final SandboxSettings settings;
  private final BlockingDeque<ChildJvm> ready = new LinkedBlockingDeque<>();
  private final Set<ChildJvm> children = ConcurrentHashMap.newKeySet();
  private final ExecutorService starters =
      Executors.newFixedThreadPool(STARTS_AT_A_TIME, daemon("sandbox-start"));
  private final ExecutorService turns = Executors.newCachedThreadPool(daemon("sandbox-turn"));
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(daemon("sandbox-deadline"));
  private final AtomicLong started = new AtomicLong();
  private final Map<ChildEnd, LongAdder> ended = new EnumMap<>(ChildEnd.class);
  private final CompletableFuture<Confinement> confinement = new CompletableFuture<>();
  private volatile int size;
  private volatile boolean closed;
  private volatile @Nullable Exception lastFailure;

  /** Guarded by this. */
  private @Nullable ChildFiles files;

  ChildPool(SandboxSettings settings) {
    this.settings = settings;
    for (ChildEnd reason : ChildEnd.values()) {
      ended.put(reason, new LongAdder());
    }
  }

  /** Begins to start children; returns at once. */
  void fill(int count) {
    size = count;
    for (int i = 0; i < count; i++) {
      startNow();
    }
  }

  /**
   * A child that is ready; waits for one.
   *
   * @throws SandboxUnavailable when none has become ready within the start timeout, or the pool is
   *     closed
   */
  ChildJvm take() throws SandboxUnavailable, InterruptedException {
    long end = System.nanoTime() + settings.startTimeout().toNanos();
    while (!closed) {
      ChildJvm child = ready.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (child == null) {
        throw new SandboxUnavailable("no child became ready in time", lastFailure);
      }
      if (child.isAlive()) {
        return child;
      }
    }
    throw new SandboxUnavailable("the sandbox is closed", null);
  }

  /** Takes back a child whose run ended clean and which has been told to finish. */
  void giveBack(ChildJvm child) {
    if (closed) {
      end(child, ChildEnd.CLOSED);
      return;
    }
    turns.execute(() -> turnRound(child));
  }

  private void turnRound(ChildJvm child) {
    try {
      child.awaitReady(TURN_ROUND);
      ready.addLast(child);
    } catch (IOException e) {
      // Its end is logged when it is gone.
      LOG.log(Level.DEBUG, "a sandbox child did not turn round", e);
    }
  }

  /** Ends a child; another one takes its place. */
  void end(ChildJvm child, ChildEnd reason) {
    child.kill(reason);
  }

  /** What the first child was held to, or why none may run. */
  CompletableFuture<Confinement> confinement() {
    return confinement.copy();
  }

  /** Whether every child is there, and none is starting or ending. */
  boolean isWhole() {
    return children.size() == size && children.stream().allMatch(ChildJvm::isUsable);
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** Of every child that lives, ready or busy. */
  List<ProcessHandle> processes() {
    return children.stream().map(ChildJvm::handle).toList();
  }

  PoolStatistics statistics(int busy) {
    Map<ChildEnd, Long> ends = new EnumMap<>(ChildEnd.class);
    ended.forEach((reason, number) -> ends.put(reason, number.sum()));
    return new PoolStatistics(started.get(), ends, ready.size(), busy);
  }

  @Override
  public void close() {
    closed = true;
    starters.shutdownNow();
    children.forEach(child -> end(child, ChildEnd.CLOSED));
    turns.shutdown();
    long end = System.nanoTime() + CLOSE.toNanos();
    try {
      for (ChildJvm child : children) {
        child.awaitDeath(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    deadlines.shutdownNow();
  }

  private void start() {
    ChildJvm child;
    try {
      child = ChildJvm.start(command(), deadlines);
    } catch (IOException e) {
      failed(e);
      startLater();
      return;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    started.incrementAndGet();
    children.add(child);
    child.onExit(() -> replace(child));
    try {
      child.awaitReady(settings.startTimeout());
      lastFailure = null;
      confinement.complete(child.confinement());
      ready.addLast(child);
    } catch (IOException e) {
      failed(e);
    }
    if (closed) {
      child.kill(ChildEnd.CLOSED);
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

  /** Every child that has ever run ends here, so their number never changes. */
  private void replace(ChildJvm child) {
    children.remove(child);
    ready.remove(child);
    count(child);
    if (lastFailure == null) {
      startNow();
    } else {
      startLater();
    }
  }

  private void count(ChildJvm child) {
    ChildEnd end = child.end();
    ChildEnd reason = end == null ? ExitClassifier.reason(child.exitCode()) : end;
    Objects.requireNonNull(ended.get(reason)).increment();
    if (reason != ChildEnd.CLOSED) {
      LOG.log(
          reason.isForced() ? Level.WARNING : Level.INFO,
          "a sandbox child ended after {0} submissions: {1}",
          child.served(),
          child.verdict() == null ? reason.text() : reason.text() + ": " + child.verdict());
    }
  }

  private void failed(IOException e) {
    lastFailure = e;
    if (e instanceof ConfinementFailure) {
      confinement.completeExceptionally(e);
    }
    if (!closed) {
      LOG.log(Level.WARNING, "a sandbox child did not start", e);
    }
  }

  private void startNow() {
    try {
      starters.execute(this::start);
    } catch (RejectedExecutionException _) {
      // Closed in the meantime.
    }
  }

  private void startLater() {
    try {
      deadlines.schedule(this::startNow, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // Closed in the meantime.
    }
  }

  private static ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name, 0).factory();
  }
}
