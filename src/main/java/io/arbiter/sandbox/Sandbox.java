package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.protocol.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs programs in warm child JVMs, at most as many at a time as there are slots. Thread-safe. */
public final class Sandbox implements AutoCloseable {
  private static final int MAX_WAITERS = 1 << 20;

  private final SandboxSettings settings;
  private final ChildStarter starter;
  private final boolean ownsStarter;
  private final ChildPool pool;

  /**
   * How long a program waits for a slot. A job may hold a slot of one sandbox while it waits for
   * another one, so two jobs could wait for each other; then both are given back.
   */
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);

  /** Fair: submissions get slots in the order in which they came. */
  private final Semaphore slots;

  /**
   * Has one spare of its own. Starts children in the background; {@link #ready} says when one is
   * there.
   */
  public Sandbox(SandboxSettings settings) {
    this(settings, new ChildStarter(settings, 1), true, settings.slots());
  }

  /**
   * Gets its children from a starter. Sandboxes may share a starter if their settings differ only
   * in the slots.
   *
   * @param minimum number of children that are kept while idle
   */
  public Sandbox(SandboxSettings settings, ChildStarter starter, int minimum) {
    this(settings, starter, false, minimum);
  }

  Sandbox(SandboxSettings settings, ChildStarter starter, boolean ownsStarter, int minimum) {
    this.settings = settings;
    this.starter = starter;
    this.ownsStarter = ownsStarter;
    slots = new Semaphore(settings.slots(), true);
    pool = new ChildPool(settings, starter, minimum);
  }

  /** As {@link #open(Program, Consumer, Runnable)}, without a callback for a forced end. */
  public GuestRun open(Program program, Consumer<String> onOutput)
      throws SandboxUnavailable, InterruptedException {
    return open(program, onOutput, () -> {});
  }

  /**
   * Reserves a child for one submission; waits for a slot and a child. The program does not run
   * yet.
   *
   * @param onOutput gets what the program prints, if {@code showOutput} is set; called by the
   *     thread that requests an outcome, before it gets the outcome
   * @param onForcedEnd is called when the program caused the child's end, even if that is found out
   *     after the run; called by any thread
   * @throws SandboxUnavailable when there is no child
   * @throws IllegalArgumentException when the program's memory limit is above the children's
   *     maximum
   */
  public GuestRun open(Program program, Consumer<String> onOutput, Runnable onForcedEnd)
      throws SandboxUnavailable, InterruptedException {
    return open(program, onOutput, onForcedEnd, false);
  }

  /**
   * As {@link #open(Program, Consumer, Runnable)}, with a child that has served no submission and
   * ends after this one.
   */
  public GuestRun openFresh(Program program, Consumer<String> onOutput, Runnable onForcedEnd)
      throws SandboxUnavailable, InterruptedException {
    return open(program, onOutput, onForcedEnd, true);
  }

  /** Whether each child has served so many submissions. */
  public boolean haveServed(int submissions) {
    return pool.haveServed(submissions);
  }

  /**
   * Reserves the ready child that has served least, if it has served fewer submissions than this;
   * does not wait. Nobody is told when the program ends its child.
   */
  public Optional<GuestRun> openColdest(Program program, int fewerThan) {
    if (!slots.tryAcquire()) {
      return Optional.empty();
    }
    Optional<GuestRun> run =
        pool.pollColdest(fewerThan)
            .map(
                child -> {
                  child.serve(() -> {});
                  return new GuestRun(program, _ -> {}, child, end -> close(child, false, end));
                });
    if (run.isEmpty()) {
      slots.release();
    }
    return run;
  }

  private GuestRun open(
      Program program, Consumer<String> onOutput, Runnable onForcedEnd, boolean fresh)
      throws SandboxUnavailable, InterruptedException {
    if (program.limits().memoryBytes() > settings.maxMemoryBytes()) {
      throw new IllegalArgumentException(
          "a memory limit above " + settings.maxMemoryBytes() + " bytes");
    }
    if (!slots.tryAcquire(MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new SandboxUnavailable("no slot was free for " + MAX_WAIT.toSeconds() + " s");
    }
    try {
      ChildJvm child = fresh ? pool.takeFresh() : pool.take();
      child.serve(onForcedEnd);
      return new GuestRun(program, onOutput, child, end -> close(child, fresh, end));
    } catch (SandboxUnavailable | InterruptedException | RuntimeException e) {
      slots.release();
      throw e;
    }
  }

  /** Starts a child if there is none; returns at once. */
  public void warmUp() {
    pool.warmUp();
  }

  /** Whether there is at least one child that serves or will serve again. */
  public boolean ready() {
    return pool.isWarm();
  }

  /**
   * Whether all children are there, and each is ready or busy; none is starting, ending or being
   * recycled.
   */
  public boolean isSettled() {
    return pool.isSettled();
  }

  /**
   * The confinement of the children; completes when the first child is ready. Fails with a {@link
   * ConfinementFailure} when children cannot be confined here.
   */
  public CompletableFuture<Confinement> confinement() {
    return starter.confinement();
  }

  /**
   * Runs the self-test, as a worker does before it takes its first job.
   *
   * @return what succeeded but must be denied, or failed but must work; empty when the sandbox is
   *     sound
   * @throws SandboxUnavailable when there is no child
   */
  public List<String> test() throws SandboxUnavailable, IOException, InterruptedException {
    return SandboxSelfTest.run(this, settings);
  }

  public PoolStatistics statistics() {
    return pool.statistics(Math.max(0, settings.slots() - slots.availablePermits()));
  }

  /** What each child does now; children of the starter are left out. */
  public List<ChildStatus> statuses() {
    return pool.statuses();
  }

  public Optional<EndedChild> lastEnd() {
    return pool.lastEnd();
  }

  /** The processes of all living children; shared spares are left out. */
  public List<ProcessHandle> processes() {
    Stream<ProcessHandle> spares = ownsStarter ? starter.processes().stream() : Stream.empty();
    return Stream.concat(pool.processes().stream(), spares).toList();
  }

  /** Kills every child, including the busy ones; takes some seconds at most. */
  @Override
  public void close() {
    pool.close();
    if (ownsStarter) {
      starter.close();
    }
    // Callers that wait for a slot continue, and learn from the pool that it is closed.
    slots.release(MAX_WAITERS);
  }

  private void close(ChildJvm child, boolean fresh, @Nullable ChildEnd end) {
    try {
      boolean served = child.countServed() >= settings.reuse() || fresh;
      if (end != null || served) {
        child.kill(end == null ? ChildEnd.SERVED : end);
      } else {
        pool.giveBack(child);
      }
    } finally {
      slots.release();
    }
  }
}
