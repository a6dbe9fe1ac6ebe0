package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.Confinement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Runs programs in child JVMs: as many at a time as there are slots, each in a child that waits
 * warm. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  private static final int MOST_WAITERS = 1 << 20;

  private final SandboxSettings settings;
  private final ChildPool pool;

  /** Fair, so that a busy judge keeps the order in which submissions came. */
  private final Semaphore slots;

  /** Begins to start the children and returns; {@link #ready} says when there is one. */
  public Sandbox(SandboxSettings settings) {
    this.settings = settings;
    pool = new ChildPool(settings);
    slots = new Semaphore(settings.slots(), true);
    pool.fill(settings.slots() + 1);
  }

  /**
   * A child for one submission; waits for a slot and for the child. Nothing has run yet.
   *
   * @param onOutput gets what the program prints, if the program is to show it; called by the
   *     thread that waits for an outcome, before it has it
   * @throws SandboxUnavailable when no child can be had
   * @throws IllegalArgumentException when the program asks for more memory than children have
   */
  public GuestRun open(Program program, Consumer<String> onOutput)
      throws SandboxUnavailable, InterruptedException {
    if (program.limits().memoryBytes() > settings.maxMemoryBytes()) {
      throw new IllegalArgumentException(
          "a memory limit above " + settings.maxMemoryBytes() + " bytes");
    }
    slots.acquire();
    try {
      return new GuestRun(program, onOutput, pool.take(), this::close);
    } catch (SandboxUnavailable | InterruptedException | RuntimeException e) {
      slots.release();
      throw e;
    }
  }

  /** Whether a child waits right now, or is at work. */
  public boolean ready() {
    return pool.hasReady() || slots.availablePermits() < settings.slots();
  }

  /** Whether all the children are there, and none of them is starting or ending. */
  public boolean isWhole() {
    return pool.isWhole();
  }

  /**
   * What the kernel holds the children to; there once the first of them is ready. Fails with a
   * {@link ConfinementFailure} when they may not run here.
   */
  public CompletableFuture<Confinement> confinement() {
    return pool.confinement();
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

  /** Every child that lives, ready or busy. */
  public List<ProcessHandle> processes() {
    return pool.processes();
  }

  /** Kills every child, the busy ones too; takes 2 seconds at most. */
  @Override
  public void close() {
    pool.close();
    // Whoever waits for a slot goes on, and learns from the pool that it is closed.
    slots.release(MOST_WAITERS);
  }

  private void close(ChildJvm child, Optional<ChildEnd> end) {
    try {
      Optional<ChildEnd> reason =
          hasServed(child) ? end.or(() -> Optional.of(ChildEnd.SERVED)) : end;
      reason.ifPresentOrElse(why -> pool.end(child, why), () -> pool.giveBack(child));
    } finally {
      slots.release();
    }
  }

  /**
   * Whether a child has done its part. Children take turns and so grow old together: from three
   * quarters of their time on, one goes whenever all the others are there.
   */
  private boolean hasServed(ChildJvm child) {
    int served = child.countServed();
    return served >= settings.reuse()
        || (served >= settings.reuse() - settings.reuse() / 4 && pool.isWhole());
  }
}
