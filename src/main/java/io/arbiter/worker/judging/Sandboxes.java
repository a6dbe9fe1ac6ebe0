package io.arbiter.worker.judging;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.ChildEnd;
import io.arbiter.sandbox.ChildStarter;
import io.arbiter.sandbox.ChildStatus;
import io.arbiter.sandbox.EndedChild;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
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

  /** In lower case, the sandbox's name in the metrics. */
  private enum Kind {
    PLAYERS,
    BATCH,
    AUTHORS,
    PROGRAMS
  }

  private final WorkerSettings settings;
  private final ChildSettings children;
  private final CompletableFuture<Confinement> confinement = new CompletableFuture<>();
  private final Map<Kind, Sandbox> sandboxes = new EnumMap<>(Kind.class);

  /** Makes the starter of children with these settings, with this number of spares. */
  private final BiFunction<SandboxSettings, Integer, ChildStarter> starting;

  /** By the niceness of their children. */
  private final Map<Integer, ChildStarter> starters = new HashMap<>();

  private boolean closed;

  public Sandboxes(WorkerSettings settings, ChildSettings children) {
    this(settings, children, ChildStarter::new);
  }

  Sandboxes(
      WorkerSettings settings,
      ChildSettings children,
      BiFunction<SandboxSettings, Integer, ChildStarter> starting) {
    this.settings = settings;
    this.children = children;
    this.starting = starting;
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
  public Sandbox players() {
    return sandbox(Kind.PLAYERS, slots(), slots());
  }

  /**
   * The sandbox for players' code of a lane. The first job of the batch lane starts that lane's
   * children. Until the first of them is ready, batch jobs use the players' children. Afterwards
   * they do not, so that a batch job that kills children never kills a child of the players.
   */
  public Sandbox players(Lane lane) {
    if (lane == Lane.INTERACTIVE) {
      return players();
    }
    Sandbox batch = sandbox(Kind.BATCH, batchSlots(), 0);
    batch.warmUp();
    return batch.ready() ? batch : players();
  }

  /** The sandbox for authors' code. */
  public Sandbox authors() {
    return sandbox(Kind.AUTHORS, slots(), 0);
  }

  /**
   * The sandbox for checkers that run players' programs. Its processes never see answers of other
   * puzzles.
   */
  public Sandbox programs() {
    return sandbox(Kind.PROGRAMS, 1, 0);
  }

  /**
   * @param minimum number of children that are kept while idle
   */
  private synchronized Sandbox sandbox(Kind kind, int slots, int minimum) {
    Sandbox opened = sandboxes.get(kind);
    if (opened == null) {
      if (closed) {
        throw new IllegalStateException("the worker is stopping");
      }
      int niceness = kind == Kind.BATCH ? BATCH_NICENESS : 0;
      SandboxSettings own = settings(slots, niceness);
      opened = new Sandbox(own, starters.computeIfAbsent(niceness, _ -> starter(own)), minimum);
      sandboxes.put(kind, opened);
      measure(opened, name(kind));
    }
    return opened;
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private ChildStarter starter(SandboxSettings own) {
    boolean shared = own.niceness() == 0;
    ChildStarter starter = starting.apply(own, shared ? 1 : 0);
    if (shared) {
      Gauge.builder("arbiter.children.spare", starter, ChildStarter::spares)
          .description("Child processes that wait and have run nobody's code yet")
          .register(Metrics.globalRegistry);
      FunctionCounter.builder("arbiter.children.failed", this, Sandboxes::failures)
          .description("Child processes that did not start")
          .register(Metrics.globalRegistry);
    }
    return starter;
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

  private static void measure(Sandbox sandbox, String name) {
    FunctionCounter.builder("arbiter.children.started", sandbox, s -> s.statistics().started())
        .description("Child processes started")
        .tag("sandbox", name)
        .register(Metrics.globalRegistry);
    for (ChildEnd reason : ChildEnd.values()) {
      FunctionCounter.builder(
              "arbiter.children.ended",
              sandbox,
              s -> s.statistics().ended().getOrDefault(reason, 0L))
          .description("Child processes that ended")
          .tag("sandbox", name)
          .tag("reason", reason.name().toLowerCase(Locale.ROOT))
          .register(Metrics.globalRegistry);
    }
    Gauge.builder("arbiter.children.busy", sandbox, s -> s.statistics().busy())
        .description("Child processes that run a submission")
        .tag("sandbox", name)
        .register(Metrics.globalRegistry);
    Gauge.builder("arbiter.children.ready", sandbox, s -> s.statistics().ready())
        .description("Child processes that wait for a submission")
        .tag("sandbox", name)
        .register(Metrics.globalRegistry);
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
      if (!failures.isEmpty()) {
        throw new IllegalStateException("the sandbox failed its self-test: " + failures);
      }
      confinement.complete(held);
    } catch (ExecutionException e) {
      confinement.completeExceptionally(e.getCause() == null ? e : e.getCause());
    } catch (SandboxUnavailable | IOException | IllegalStateException e) {
      confinement.completeExceptionally(e);
    }
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
    Sandbox players = sandboxes.get(Kind.PLAYERS);
    return players != null
        && confinement.isDone()
        && !confinement.isCompletedExceptionally()
        && players.ready();
  }

  /** Why children do not start at the moment; null if the last start of each starter succeeded. */
  public synchronized @Nullable String trouble() {
    return starters.values().stream()
        .flatMap(each -> Stream.ofNullable(each.lastFailure()))
        .map(failure -> String.valueOf(failure.getMessage()))
        .findFirst()
        .orElse(null);
  }

  synchronized long failures() {
    return starters.values().stream().mapToLong(ChildStarter::failures).sum();
  }

  /**
   * The children of a sandbox, or of a starter whose children no sandbox owns yet.
   *
   * @param kind as in the metrics; {@code spare} for a starter
   * @param lastEnd how the last child ended; empty for a starter
   */
  public record Status(String kind, List<ChildStatus> children, Optional<EndedChild> lastEnd) {}

  /** What all living children do now. */
  public synchronized List<Status> statuses() {
    List<Status> statuses = new ArrayList<>();
    sandboxes.forEach(
        (kind, sandbox) ->
            statuses.add(new Status(name(kind), sandbox.statuses(), sandbox.lastEnd())));
    starters
        .values()
        .forEach(from -> statuses.add(new Status("spare", from.statuses(), Optional.empty())));
    return statuses;
  }

  /** The processes of all living children. */
  public synchronized List<ProcessHandle> processes() {
    return Stream.concat(
            sandboxes.values().stream().flatMap(sandbox -> sandbox.processes().stream()),
            starters.values().stream().flatMap(starting -> starting.processes().stream()))
        .toList();
  }

  @Override
  public synchronized void close() {
    closed = true;
    sandboxes.values().forEach(Sandbox::close);
    starters.values().forEach(ChildStarter::close);
  }
}
