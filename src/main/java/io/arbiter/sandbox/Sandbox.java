package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.Confinement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs programs in child JVMs: as many at a time as there are slots, each in a child that waits
 * warm. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  private static final int MOST_WAITERS = 1 << 20;

  private final SandboxSettings settings;
  private final Nursery nursery;
  private final boolean ownsNursery;
  private final ChildPool pool;

  /** Fair, so that a busy judge keeps the order in which submissions came. */
  private final Semaphore slots;

  /** With a spare of its own. Begins to start children; {@link #ready} says when there is one. */
  public Sandbox(SandboxSettings settings) {
    this(settings, new Nursery(settings, 1), true, settings.slots());
  }

  /**
   * With children from a nursery, which it may share with others whose settings differ in the slots
   * alone.
   *
   * @param least children that are kept when nobody needs them
   */
  public Sandbox(SandboxSettings settings, Nursery nursery, int least) {
    this(settings, nursery, false, least);
  }

  private Sandbox(SandboxSettings settings, Nursery nursery, boolean ownsNursery, int least) {
    this.settings = settings;
    this.nursery = nursery;
    this.ownsNursery = ownsNursery;
    slots = new Semaphore(settings.slots(), true);
    pool = new ChildPool(settings, nursery, least);
  }

  /** As {@link #open(Program, Consumer, Runnable)}, for somebody who need not know of an end. */
  public GuestRun open(Program program, Consumer<String> onOutput)
      throws SandboxUnavailable, InterruptedException {
    return open(program, onOutput, () -> {});
  }

  /**
   * A child for one submission; waits for a slot and for the child. Nothing has run yet.
   *
   * @param onOutput gets what the program prints, if the program is to show it; called by the
   *     thread that waits for an outcome, before it has it
   * @param onForcedEnd is told when the child has ended and the program is to blame, which may be
   *     found out after the run; called by any thread
   * @throws SandboxUnavailable when no child can be had
   * @throws IllegalArgumentException when the program asks for more memory than children have
   */
  public GuestRun open(Program program, Consumer<String> onOutput, Runnable onForcedEnd)
      throws SandboxUnavailable, InterruptedException {
    if (program.limits().memoryBytes() > settings.maxMemoryBytes()) {
      throw new IllegalArgumentException(
          "a memory limit above " + settings.maxMemoryBytes() + " bytes");
    }
    slots.acquire();
    try {
      ChildJvm child = pool.take();
      child.serve(onForcedEnd);
      return new GuestRun(program, onOutput, child, this::close);
    } catch (SandboxUnavailable | InterruptedException | RuntimeException e) {
      slots.release();
      throw e;
    }
  }

  /** Has a child started if there is none, and returns at once. */
  public void warmUp() {
    pool.warmUp();
  }

  /** Whether a child is there that serves, or is about to serve again. */
  public boolean ready() {
    return pool.isWarm();
  }

  /** Whether all the children are there, and each of them waits or is at work for somebody. */
  public boolean isWhole() {
    return pool.isWhole();
  }

  /**
   * What the kernel holds the children to; there once the first of them is ready. Fails with a
   * {@link ConfinementFailure} when they may not run here.
   */
  public CompletableFuture<Confinement> confinement() {
    return nursery.confinement();
  }

  /**
   * Attacks itself, as a worker does before it takes a job.
   *
   * @return what went through that must not, or failed that must work; empty when all is well
   * @throws SandboxUnavailable when no child can be had
   */
  public List<String> test() throws SandboxUnavailable, IOException, InterruptedException {
    return SandboxSelfTest.run(this, settings);
  }

  public PoolStatistics statistics() {
    return pool.statistics(Math.max(0, settings.slots() - slots.availablePermits()));
  }

  /** Every child that lives, ready or busy, but for a spare that it shares. */
  public List<ProcessHandle> processes() {
    Stream<ProcessHandle> spares = ownsNursery ? nursery.processes().stream() : Stream.empty();
    return Stream.concat(pool.processes().stream(), spares).toList();
  }

  /** Kills every child, the busy ones too; takes some seconds at most. */
  @Override
  public void close() {
    pool.close();
    if (ownsNursery) {
      nursery.close();
    }
    // Whoever waits for a slot goes on, and learns from the pool that it is closed.
    slots.release(MOST_WAITERS);
  }

  private void close(ChildJvm child, Optional<ChildEnd> end) {
    try {
      boolean served = child.countServed() >= settings.reuse();
      Optional<ChildEnd> reason = served ? end.or(() -> Optional.of(ChildEnd.SERVED)) : end;
      reason.ifPresentOrElse(why -> pool.end(child, why), () -> pool.giveBack(child));
    } finally {
      slots.release();
    }
  }
}
