package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.protocol.Footprint;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.FrameReader;
import io.arbiter.sandbox.protocol.FrameWriter;
import io.arbiter.sandbox.protocol.ProtocolFault;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One child process and its two pipes. One thread at a time may use it; only {@link #kill} may be
 * called by any thread. A kill ends every read and write that is under way.
 */
final class ChildJvm {
  /** Wait for a child that closed its pipe: its own exit code says more than the code of a kill. */
  private static final Duration DYING_WAIT = Duration.ofMillis(200);

  /** Longest wait after SIGKILL; normally the kernel needs a moment. */
  private static final Duration DEATH_WAIT = Duration.ofSeconds(5);

  private static final int UNKNOWN_EXIT = -1;

  /** How often a deadline counts its time. */
  private static final Duration TICK = Duration.ofMillis(100);

  /** A child that ran for a smaller share of its time is called starved. */
  private static final int STARVED_SHARE = 4;

  /** A busy machine may make a deadline this many times as long. */
  static final int MOST_BUSY_FACTOR = 10;

  /** A longer pause between two counts means that the machine or this process stood still. */
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  private final Process process;
  private final FrameReader reader;
  private final FrameWriter writer;
  private final ScheduledExecutorService deadlines;
  private volatile boolean usable;
  private final AtomicReference<@Nullable ChildEnd> end = new AtomicReference<>();
  private volatile Confinement confinement = Confinement.NONE;
  private volatile @Nullable String endDetail;
  private final long started = System.nanoTime();
  private Footprint fresh = new Footprint(0, 0, 0);
  private Footprint now = fresh;
  private volatile long idleSince = started;
  private volatile int served;
  private volatile boolean serving;
  private volatile Runnable onForcedEnd = () -> {};

  /** Wraps a child that was just started; call {@link #awaitReady} next. */
  ChildJvm(Process process, ScheduledExecutorService deadlines) {
    this.process = process;
    this.deadlines = deadlines;
    reader = new FrameReader(new BufferedInputStream(process.getInputStream()));
    writer = new FrameWriter(process.getOutputStream());
  }

  /** The child gets an empty environment and the root as its directory; its stderr is discarded. */
  static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
    builder.environment().clear();
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /**
   * Waits until the child has a fresh context ready, after its start or after a submission. On any
   * exception the child is dead.
   *
   * @throws ConfinementFailure when the kernel cannot confine the child as required
   * @throws IOException when the child dies, sends something else, or is not ready in time
   */
  void awaitReady(Duration timeout) throws IOException {
    try (Deadline _ = deadline(timeout, ChildEnd.SILENT)) {
      while (true) {
        switch (receive()) {
          case Frame.Ready(Footprint footprint) -> {
            if (!usable) {
              fresh = footprint;
            }
            now = footprint;
            usable = true;
            return;
          }
          case Frame.Reached _ -> {}
          case Frame.Locked locked -> confinement = locked.confinement();
          case Frame.Failed failed -> throw failure(failed);
          case Frame.Output _, Frame.Traced _, Frame.Reply _ ->
              throw new ProtocolFault("a child that was starting sent something else");
        }
      }
    } catch (ConfinementFailure e) {
      kill(ChildEnd.START);
      throw e;
    } catch (ProtocolFault e) {
      kill(ChildEnd.PROTOCOL);
      throw notReady(e);
    } catch (IOException e) {
      kill(usable ? ChildEnd.DIED : ChildEnd.START);
      throw notReady(e);
    }
  }

  private static IOException notReady(Exception e) {
    return new IOException("a child did not become ready: " + e.getMessage(), e);
  }

  private IOException failure(Frame.Failed failed) {
    if (failed.stage() != Frame.Stage.EXAMINATION) {
      return new ConfinementFailure(failed);
    }
    kill(ChildEnd.EXAMINATION, failed.step());
    return new IOException(failed.step());
  }

  /** The confinement that the child reported; valid once the child is ready. */
  Confinement confinement() {
    return confinement;
  }

  void send(Frame.Command command) throws IOException {
    writer.write(command);
  }

  Frame.Report receive() throws IOException {
    if (reader.read() instanceof Frame.Report report) {
      return report;
    }
    throw new ProtocolFault("a child sent a command");
  }

  /** Kills the child after this time, unless the deadline is closed before. */
  Deadline deadline(Duration time, ChildEnd reason) {
    Deadline deadline = new Deadline(time, reason);
    deadline.begin();
    return deadline;
  }

  /** Sends SIGKILL and returns at once. If there are several kills, the first reason is kept. */
  void kill(ChildEnd reason) {
    usable = false;
    end.compareAndSet(null, reason);
    process.destroyForcibly();
  }

  /** Also keeps the detail, for the log. */
  void kill(ChildEnd reason, String detail) {
    endDetail = detail;
    kill(reason);
  }

  @Nullable String endDetail() {
    return endDetail;
  }

  /**
   * Why this host ended the child; null while the child lives, and when the host did not end it.
   */
  @Nullable ChildEnd end() {
    return end.get();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether the child has been ready once and is still alive. */
  boolean isUsable() {
    return usable && process.isAlive();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The exit code of a dying child; kills the child if it does not end by itself. */
  int exitCode() {
    try {
      if (!process.waitFor(DYING_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(ChildEnd.DIED);
        awaitDeath(DEATH_WAIT);
      }
    } catch (InterruptedException _) {
      kill(ChildEnd.DIED);
      Thread.currentThread().interrupt();
    }
    return process.isAlive() ? UNKNOWN_EXIT : process.exitValue();
  }

  void awaitDeath(Duration time) throws InterruptedException {
    process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Registers the callback for a forced end that the submission that begins now causes. */
  void serve(Runnable onForcedEnd) {
    this.onForcedEnd = onForcedEnd;
    serving = true;
  }

  /** Calls the callback of the last submission, which ended the child by force. */
  void reportForcedEnd() {
    onForcedEnd.run();
  }

  /** Counts one more submission and returns the number of submissions so far. */
  int countServed() {
    serving = false;
    return ++served;
  }

  int served() {
    return served;
  }

  /**
   * What the child does now.
   *
   * @param waiting what it does if it is ready and serves no submission
   */
  ChildStatus status(ChildStatus.Activity waiting) {
    ChildStatus.Activity activity =
        serving ? ChildStatus.Activity.BUSY : usable ? waiting : ChildStatus.Activity.STARTING;
    return new ChildStatus(activity, age(), served, ProcessStatus.residentBytes(process.pid()));
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** Why the child should be replaced as soon as another one is ready; empty if it should not. */
  Optional<String> wear() {
    return ChildWear.reason(fresh, now, age());
  }

  /** Whether the child must be replaced at once. */
  boolean mustBeReplaced() {
    return ChildWear.mustBeReplaced(now);
  }

  void markIdle() {
    idleSince = System.nanoTime();
  }

  Duration idleTime() {
    return Duration.ofNanos(System.nanoTime() - idleSince);
  }

  void onExit(Runnable action) {
    process.onExit().thenRun(action);
  }

  /**
   * An alarm; closing it cancels it. It counts the time in ticks, so that the child loses no more
   * than a second when the machine stands still. Of the time in which a thread of the child runs or
   * waits for a processor, it counts only the child's CPU time. It ends at the latest when {@value
   * #MOST_BUSY_FACTOR} times the time has passed. Thread-safe.
   */
  final class Deadline implements AutoCloseable {
    private final long allowedNanos;
    private final ChildEnd reason;
    private long passedNanos;
    private long countedNanos;
    private long ticked = System.nanoTime();
    private boolean closed;
    private boolean suspended;
    private boolean starved;
    private @Nullable Duration cpuAtStart;
    private Duration cpuAtTick = Duration.ZERO;
    private @Nullable ScheduledFuture<?> ticks;

    private Deadline(Duration time, ChildEnd reason) {
      allowedNanos = time.toNanos();
      this.reason = reason;
    }

    private synchronized void begin() {
      ticks =
          deadlines.scheduleWithFixedDelay(
              this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void tick() {
      if (closed) {
        return;
      }
      Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
      if (cpuAtStart == null) {
        cpuAtStart = cpu;
        cpuAtTick = cpu;
      }
      long worked = cpu.minus(cpuAtTick).toNanos();
      cpuAtTick = cpu;
      long passed = passed();
      boolean waits = worked < passed && ProcessStatus.isRunnable(process.pid());
      countedNanos += waits ? worked : passed;
      if (countedNanos >= allowedNanos || passedNanos / MOST_BUSY_FACTOR >= allowedNanos) {
        starved = cpu.minus(cpuAtStart).toNanos() < passedNanos / STARVED_SHARE;
        cancel();
        kill(reason);
      }
    }

    /**
     * Whether the deadline has passed, and the child hardly ran meanwhile: it was stopped, or got
     * no processor. A guest that only waits is no such case, since its child reports the wall
     * limit.
     */
    synchronized boolean starved() {
      return starved;
    }

    /** The time since the last call. */
    private long passed() {
      long now = System.nanoTime();
      long passed = suspended ? 0 : Math.min(now - ticked, LONGEST_TICK.toNanos());
      ticked = now;
      passedNanos += passed;
      return passed;
    }

    /** From now until {@link #resume} the host does not wait for the child; no time is counted. */
    synchronized void suspend() {
      countedNanos += passed();
      suspended = true;
    }

    synchronized void resume() {
      passed();
      suspended = false;
    }

    /** The time that has been counted so far; after the end, all of it. */
    synchronized Duration counted() {
      if (!closed) {
        countedNanos += passed();
      }
      return Duration.ofNanos(countedNanos);
    }

    private void cancel() {
      closed = true;
      if (ticks != null) {
        ticks.cancel(false);
      }
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        countedNanos += passed();
        cancel();
      }
    }
  }
}
