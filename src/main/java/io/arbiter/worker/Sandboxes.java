package io.arbiter.worker;

import io.arbiter.sandbox.ChildEnd;
import io.arbiter.sandbox.Nursery;
import io.arbiter.sandbox.PoolStatistics;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxSettings;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.kernel.Confinement;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sandboxes of this worker: one for players' code and, once a job comes that nobody waits for,
 * one for these, whose children give way to all others; another for authors' code, so that an
 * expected answer never is in a process that runs a player's; one more for those checkers that run
 * what players wrote. Only the first keeps its children; the others' end when nobody needs them. A
 * spare that has run nobody's code waits for all but the batch lane. Thread-safe.
 */
public final class Sandboxes implements AutoCloseable {
  /** Above those of SmallRye, which know other forms. */
  private static final int CONVERTER = 300;

  /** Between two looks at children that start, which take seconds. */
  private static final Duration LOOK = Duration.ofMillis(50);

  /** How much longer than others children may take to start that give way to these. */
  private static final int PATIENT = 10;

  private final WorkerSettings settings;
  private final ChildSettings children;
  private final CompletableFuture<Confinement> confinement = new CompletableFuture<>();
  private @Nullable Nursery nursery;
  private @Nullable Nursery batchNursery;
  private @Nullable Sandbox players;
  private @Nullable Sandbox batch;
  private @Nullable Sandbox authors;
  private @Nullable Sandbox programs;
  private boolean closed;

  Sandboxes(WorkerSettings settings, ChildSettings children) {
    this.settings = settings;
    this.children = children;
  }

  /** As configured; also before Quarkus has started, or without it. Nothing is started yet. */
  public static Sandboxes configured() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .withMapping(WorkerSettings.class)
            .withMapping(ChildSettings.class)
            .withConverter(MemorySize.class, CONVERTER, new MemorySizeConverter())
            .withConverter(Duration.class, CONVERTER, new DurationConverter())
            .build();
    return new Sandboxes(
        config.getConfigMapping(WorkerSettings.class),
        config.getConfigMapping(ChildSettings.class));
  }

  /** Jobs of the interactive lane that are judged at a time. */
  public int slots() {
    return settings.slots().orElse(Runtime.getRuntime().availableProcessors());
  }

  /** Jobs of the batch lane that are judged at a time. */
  public int batchSlots() {
    return Math.max(1, slots() - 1);
  }

  /** For the code of players. */
  synchronized Sandbox players() {
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
  synchronized Sandbox players(Lane lane) {
    if (lane == Lane.INTERACTIVE || settings.batchNiceness() == 0) {
      return players();
    }
    if (batch == null) {
      requireOpen();
      batchNursery = new Nursery(settings(batchSlots(), settings.batchNiceness()), 0);
      batch = open("batch", batchSlots(), settings.batchNiceness(), batchNursery, 0);
    }
    batch.warmUp();
    return batch.ready() ? batch : players();
  }

  /** For the code of authors. */
  synchronized Sandbox authors() {
    if (authors == null) {
      authors = open("authors", slots(), 0);
    }
    return authors;
  }

  /**
   * For checkers that run programs which players wrote: no answer of another puzzle ever comes by
   * there.
   */
  synchronized Sandbox programs() {
    if (programs == null) {
      programs = open("programs", 1, 0);
    }
    return programs;
  }

  /**
   * Starts the players' sandbox and has it attack itself; until that has gone well no job may be
   * taken. Blocks for some seconds.
   */
  public void warm() throws InterruptedException {
    try {
      Sandbox sandbox = players();
      Confinement held = sandbox.confinement().get();
      List<String> failures = sandbox.test();
      if (failures.isEmpty()) {
        confinement.complete(held);
      } else {
        fail(new IllegalStateException("the sandbox does not hold: " + failures));
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
   * What the kernel holds the children to; there once the self-test has passed. Fails when a worker
   * must not run here.
   */
  public CompletableFuture<Confinement> confinement() {
    return confinement.copy();
  }

  /** Waits until all children of the players' sandbox are there, or until this is closed. */
  public void awaitWhole() throws InterruptedException {
    Sandbox sandbox = players();
    while (!sandbox.isWhole() && !isClosed()) {
      Thread.sleep(LOOK);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Whether the self-test has passed and a child is ready to judge or at work. */
  public synchronized boolean ready() {
    return players != null && isTested() && players.ready();
  }

  private boolean isTested() {
    return confinement.isDone() && !confinement.isCompletedExceptionally();
  }

  /** Every child that lives. */
  public synchronized List<ProcessHandle> processes() {
    return Stream.concat(
            opened().flatMap(sandbox -> sandbox.processes().stream()),
            nurseries().flatMap(starting -> starting.processes().stream()))
        .toList();
  }

  private Stream<Nursery> nurseries() {
    return Stream.of(nursery, batchNursery).filter(Objects::nonNull);
  }

  private Stream<Sandbox> opened() {
    return Stream.of(players, batch, authors, programs).filter(Objects::nonNull);
  }

  private SandboxSettings settings(int slots, int niceness) {
    return new SandboxSettings(
        children.childPath().toAbsolutePath(),
        children.home().toAbsolutePath(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        slots,
        children.reuse().orElse(Integer.MAX_VALUE),
        children.maxMemory().asLongValue(),
        niceness,
        niceness == 0 ? children.startTimeout() : children.startTimeout().multipliedBy(PATIENT),
        children.confinement());
  }

  private Sandbox open(String kind, int slots, int least) {
    requireOpen();
    if (nursery == null) {
      Nursery shared = new Nursery(settings(slots, 0), 1);
      Gauge.builder("arbiter.children.spare", shared, Nursery::spares)
          .description("Child processes that wait and have run nobody's code yet")
          .register(Metrics.globalRegistry);
      nursery = shared;
    }
    return open(kind, slots, 0, nursery, least);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the worker is stopping");
    }
  }

  private Sandbox open(String kind, int slots, int niceness, Nursery from, int least) {
    Sandbox sandbox = new Sandbox(settings(slots, niceness), from, least);
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
    nurseries().forEach(Nursery::close);
  }
}
