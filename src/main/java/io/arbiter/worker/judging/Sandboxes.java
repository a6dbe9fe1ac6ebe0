package io.arbiter.worker.judging;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.ChildEnd;
import io.arbiter.sandbox.ChildStarter;
import io.arbiter.sandbox.ChildStatus;
import io.arbiter.sandbox.EndedChild;
import io.arbiter.sandbox.PoolStatistics;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxSettings;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.kernel.Confinement;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sandboxes of this worker. One is for players' code. One is for batch jobs, with children of
 * low priority; the first batch job starts it. One is for authors' code, so that expected answers
 * are never in a process that runs a player's code. One is for checkers that run players' programs.
 * Only the players' sandbox keeps idle children. All sandboxes except the batch one share a spare
 * child. Thread-safe.
 */
public final class Sandboxes implements AutoCloseable {
  /** The priority of the converter; higher than SmallRye's own, which reads another format. */
  private static final int CONVERTER = 300;

  /** Time between checks of starting children, which take seconds. */
  private static final Duration CHECK_PERIOD = Duration.ofMillis(50);

  /** As in nice(1): children of the batch lane run only when nothing else wants to. */
  private static final int BATCH_NICENESS = 19;

  /**
   * How long a child may take to become ready, and how long a submission waits for a child. After
   * the start of a worker, three or four children start one after the other.
   */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

  /** Children of low priority may take this many times as long to start. */
  private static final int PATIENT = 10;

  private final WorkerSettings settings;
  private final ChildSettings children;
  private final CompletableFuture<Confinement> confinement = new CompletableFuture<>();
  private @Nullable ChildStarter starter;
  private @Nullable ChildStarter batchStarter;
  private @Nullable Sandbox players;
  private @Nullable Sandbox batch;
  private @Nullable Sandbox authors;
  private @Nullable Sandbox programs;
  private boolean closed;

  public Sandboxes(WorkerSettings settings, ChildSettings children) {
    this.settings = settings;
    this.children = children;
  }

  /** Reads the configuration, which also works without Quarkus. Starts no children yet. */
  public static Sandboxes configured() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .withMapping(WorkerSettings.class)
            .withMapping(ChildSettings.class)
            .withConverter(Duration.class, CONVERTER, new DurationConverter())
            .build();
    return new Sandboxes(
        config.getConfigMapping(WorkerSettings.class),
        config.getConfigMapping(ChildSettings.class));
  }

  /** The most interactive jobs at a time. */
  public int slots() {
    return settings.slots().orElse(Runtime.getRuntime().availableProcessors());
  }

  /** The most batch jobs at a time. */
  public int batchSlots() {
    return Math.max(1, slots() - 1);
  }

  /** The sandbox for players' code. */
  public synchronized Sandbox players() {
    if (players == null) {
      players = open("players", slots(), slots());
    }
    return players;
  }

  /**
   * The sandbox for players' code of a lane. The first job of the batch lane starts that lane's
   * children. Until the first of them is ready, batch jobs use the players' children. Afterwards
   * they do not, so that a batch job that kills children never kills a child of the players.
   */
  public synchronized Sandbox players(Lane lane) {
    if (lane == Lane.INTERACTIVE) {
      return players();
    }
    if (batch == null) {
      requireOpen();
      batchStarter = new ChildStarter(settings(batchSlots(), BATCH_NICENESS), 0);
      batch = open("batch", batchSlots(), BATCH_NICENESS, batchStarter, 0);
    }
    batch.warmUp();
    return batch.ready() ? batch : players();
  }

  /** The sandbox for authors' code. */
  public synchronized Sandbox authors() {
    if (authors == null) {
      authors = open("authors", slots(), 0);
    }
    return authors;
  }

  /**
   * The sandbox for checkers that run players' programs. Its processes never see answers of other
   * puzzles.
   */
  public synchronized Sandbox programs() {
    if (programs == null) {
      programs = open("programs", 1, 0);
    }
    return programs;
  }

  /**
   * Starts the players' sandbox and runs its self-test. No job may be taken until this has
   * succeeded. Blocks for some seconds.
   */
  public void warm() throws InterruptedException {
    try {
      Sandbox sandbox = players();
      Confinement held = sandbox.confinement().get();
      List<String> failures = sandbox.test();
      if (failures.isEmpty()) {
        confinement.complete(held);
      } else {
        fail(new IllegalStateException("the sandbox failed its self-test: " + failures));
      }
    } catch (ExecutionException e) {
      fail(e.getCause() == null ? e : e.getCause());
    } catch (SandboxUnavailable | IOException | IllegalStateException e) {
      fail(e);
    }
  }

  private void fail(Throwable reason) {
    confinement.completeExceptionally(reason);
  }

  /**
   * The confinement of the children; completes when the self-test has passed. Fails if a worker
   * must not run here.
   */
  public CompletableFuture<Confinement> confinement() {
    return confinement.copy();
  }

  /**
   * Waits until all children of the players' sandbox are there and none is being recycled, or until
   * this is closed.
   */
  public void awaitSettled() throws InterruptedException {
    Sandbox sandbox = players();
    while (!sandbox.isSettled() && !isClosed()) {
      Thread.sleep(CHECK_PERIOD);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Whether the self-test has passed and at least one child is ready or busy. */
  public synchronized boolean ready() {
    return players != null && isTested() && players.ready();
  }

  /** Why children do not start at the moment; null if the last start of each starter succeeded. */
  public synchronized @Nullable String trouble() {
    return starters()
        .flatMap(each -> Stream.ofNullable(each.lastFailure()))
        .map(failure -> String.valueOf(failure.getMessage()))
        .findFirst()
        .orElse(null);
  }

  /** The number of children that did not start. */
  synchronized long failures() {
    return starters().mapToLong(ChildStarter::failures).sum();
  }

  private boolean isTested() {
    return confinement.isDone() && !confinement.isCompletedExceptionally();
  }

  /**
   * The children of a sandbox, or of a starter whose children no sandbox owns yet.
   *
   * @param kind as in the metrics; {@code spare} for a starter
   * @param lastEnd how the last child ended; empty for a starter
   */
  public record Status(String kind, List<ChildStatus> children, Optional<EndedChild> lastEnd) {
    public Status {
      children = List.copyOf(children);
    }
  }

  /** What all living children do now. */
  public synchronized List<Status> statuses() {
    return Stream.of(
            status("players", players),
            status("batch", batch),
            status("authors", authors),
            status("programs", programs),
            starters().map(from -> new Status("spare", from.statuses(), Optional.empty())))
        .flatMap(statuses -> statuses)
        .toList();
  }

  private static Stream<Status> status(String kind, @Nullable Sandbox sandbox) {
    return sandbox == null
        ? Stream.empty()
        : Stream.of(new Status(kind, sandbox.statuses(), sandbox.lastEnd()));
  }

  /** The processes of all living children. */
  public synchronized List<ProcessHandle> processes() {
    return Stream.concat(
            opened().flatMap(sandbox -> sandbox.processes().stream()),
            starters().flatMap(starting -> starting.processes().stream()))
        .toList();
  }

  private Stream<ChildStarter> starters() {
    return Stream.of(starter, batchStarter).filter(Objects::nonNull);
  }

  private Stream<Sandbox> opened() {
    return Stream.of(players, batch, authors, programs).filter(Objects::nonNull);
  }

  private SandboxSettings settings(int slots, int niceness) {
    return new SandboxSettings(
        new SandboxSettings.Installation(children.childPath(), children.home()),
        slots,
        children.reuse().orElse(Integer.MAX_VALUE),
        Limits.HIGHEST.memoryBytes(),
        niceness,
        niceness == 0 ? START_TIMEOUT : START_TIMEOUT.multipliedBy(PATIENT),
        children.confinement());
  }

  private Sandbox open(String kind, int slots, int minimum) {
    requireOpen();
    if (starter == null) {
      ChildStarter shared = new ChildStarter(settings(slots, 0), 1);
      Gauge.builder("arbiter.children.spare", shared, ChildStarter::spares)
          .description("Child processes that wait and have run nobody's code yet")
          .register(Metrics.globalRegistry);
      FunctionCounter.builder("arbiter.children.failed", this, Sandboxes::failures)
          .description("Child processes that did not start")
          .register(Metrics.globalRegistry);
      starter = shared;
    }
    return open(kind, slots, 0, starter, minimum);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the worker is stopping");
    }
  }

  private Sandbox open(String kind, int slots, int niceness, ChildStarter from, int minimum) {
    Sandbox sandbox = new Sandbox(settings(slots, niceness), from, minimum);
    count(
        sandbox,
        kind,
        "arbiter.children.started",
        "Child processes started",
        PoolStatistics::started);
    for (ChildEnd reason : ChildEnd.values()) {
      FunctionCounter.builder(
              "arbiter.children.ended",
              sandbox,
              s -> s.statistics().ended().getOrDefault(reason, 0L))
          .description("Child processes that ended")
          .tag("sandbox", kind)
          .tag("reason", reason.name().toLowerCase(Locale.ROOT))
          .register(Metrics.globalRegistry);
    }
    Gauge.builder("arbiter.children.busy", sandbox, s -> s.statistics().busy())
        .description("Child processes that run a submission")
        .tag("sandbox", kind)
        .register(Metrics.globalRegistry);
    Gauge.builder("arbiter.children.ready", sandbox, s -> s.statistics().ready())
        .description("Child processes that wait for a submission")
        .tag("sandbox", kind)
        .register(Metrics.globalRegistry);
    return sandbox;
  }

  private void count(
      Sandbox sandbox,
      String kind,
      String name,
      String description,
      ToLongFunction<PoolStatistics> figure) {
    FunctionCounter.builder(name, sandbox, s -> figure.applyAsLong(s.statistics()))
        .description(description)
        .tag("sandbox", kind)
        .register(Metrics.globalRegistry);
  }

  @Override
  public synchronized void close() {
    closed = true;
    opened().forEach(Sandbox::close);
    starters().forEach(ChildStarter::close);
  }
}
