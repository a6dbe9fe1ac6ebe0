package io.arbiter.sandbox;

import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.protocol.Condition;
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
 * One child process and its two pipes. Used by one thread at a time, but {@link #kill} may come
 * from any; it ends every read and write that is under way.
 */
final class ChildJvm {
  /** A child that closed its pipe is dying; its own exit code says more than our kill would. */
  private static final Duration DYING = Duration.ofMillis(200);

  /** After SIGKILL a process is gone as soon as the kernel gets round to it. */
  private static final Duration DEATH = Duration.ofSeconds(5);

  private static final int UNKNOWN_EXIT = -1;

  private final Process process;
  private final FrameReader reader;
  private final FrameWriter writer;
  private final ScheduledExecutorService deadlines;
  private volatile boolean usable;
  private final AtomicReference<@Nullable ChildEnd> end = new AtomicReference<>();
  private volatile Confinement confinement = Confinement.NONE;
  private volatile @Nullable String verdict;
  private final long started = System.nanoTime();
  private Condition fresh = new Condition(0, 0, 0);
  private Condition now = fresh;
  private volatile long resting = started;
  private volatile int served;
  private volatile Runnable whenForced = () -> {};

  /** Takes over a child that was just started; {@link #awaitReady} comes next. */
  ChildJvm(Process process, ScheduledExecutorService deadlines) {
    this.process = process;
    this.deadlines = deadlines;
    reader = new FrameReader(new BufferedInputStream(process.getInputStream()));
    writer = new FrameWriter(process.getOutputStream());
  }

  static ChildJvm start(List<String> command, ScheduledExecutorService deadlines)
      throws IOException {
    return new ChildJvm(builder(command).start(), deadlines);
  }

  /** No environment, no working directory of ours, and nothing of what it says on stderr. */
  static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
    builder.environment().clear();
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /**
   * Waits until the child has a context ready, for the first time or for the next time.
   *
   * @throws ConfinementFailure when it cannot be confined as it has to be; it is dead then
   * @throws IOException when it dies, says something else, or has not come so far in time; it is
   *     dead then
   */
  void awaitReady(Duration timeout) throws IOException {
    try (Deadline _ = deadline(timeout)) {
      while (true) {
        switch (receive()) {
          case Frame.Ready(Condition condition) -> {
            if (!usable) {
              fresh = condition;
            }
            now = condition;
            usable = true;
            return;
          }
          case Frame.Reached _ -> {}
          case Frame.Locked locked -> confinement = locked.confinement();
          case Frame.Failed failed -> throw failure(failed);
          case Frame.Output _, Frame.Reply _ ->
              throw new ProtocolFault("a child that starts said something else");
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
    verdict = failed.step();
    kill(ChildEnd.EXAMINATION);
    return new IOException(failed.step());
  }

  /** What the child said that it is held to, once it is ready. */
  Confinement confinement() {
    return confinement;
  }

  void send(Frame.Command command) throws IOException, ProtocolFault {
    writer.write(command);
  }

  /** The next report; blocks. */
  Frame.Report receive() throws IOException, ProtocolFault {
    if (reader.read() instanceof Frame.Report report) {
      return report;
    }
    throw new ProtocolFault("a child sent a command");
  }

  /** Kills the child when the time is up before the deadline is closed. */
  Deadline deadline(Duration time) {
    ScheduledFuture<?> alarm =
        deadlines.schedule(
            () -> {
              kill(ChildEnd.SILENT);
            },
            time.toMillis(),
            TimeUnit.MILLISECONDS);
    return new Deadline(alarm);
  }

  /** SIGKILL; returns at once. Of several reasons the first is kept. */
  void kill(ChildEnd reason) {
    usable = false;
    end.compareAndSet(null, reason);
    process.destroyForcibly();
  }

  /** What was found when it failed its examination, or was found worn; else null. */
  @Nullable String verdict() {
    return verdict;
  }

  /** Why it ended; null while it lives, and when nobody here had it end. */
  @Nullable ChildEnd end() {
    return end.get();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether it has been ready once and nobody has killed it. */
  boolean isUsable() {
    return usable && process.isAlive();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Says how the child ended; kills it when it does not end by itself. */
  int exitCode() {
    try {
      if (!process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(ChildEnd.DIED);
        awaitDeath(DEATH);
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

  /** From now on it serves somebody, who is told when that brings it to its end. */
  void serve(Runnable whenForced) {
    this.whenForced = whenForced;
  }

  /** Tells whom it served last that this has brought it to its end. */
  void tellEnd() {
    whenForced.run();
  }

  /** Counts a submission, and says how many there were. */
  int countServed() {
    return ++served;
  }

  int served() {
    return served;
  }

  /** Whether it should be replaced when that leaves no gap. */
  boolean isWorn() {
    return wear().isPresent();
  }

  private Optional<String> wear() {
    return Wear.of(fresh, now, Duration.ofNanos(System.nanoTime() - started));
  }

  /** Ends it because of its wear. */
  void retire() {
    verdict = wear().orElse(null);
    kill(ChildEnd.WORN);
  }

  /** Whether it must be replaced at once. */
  boolean isWornOut() {
    return Wear.isWornOut(now);
  }

  /** From now on it waits to be needed. */
  void rest() {
    resting = System.nanoTime();
  }

  /** How long it has waited. */
  Duration rested() {
    return Duration.ofNanos(System.nanoTime() - resting);
  }

  /** Completes when the process is gone. */
  void onExit(Runnable action) {
    process.onExit().thenRun(action);
  }

  /** An alarm that can be taken back. */
  record Deadline(ScheduledFuture<?> alarm) implements AutoCloseable {
    @Override
    public void close() {
      alarm.cancel(false);
    }
  }
}
