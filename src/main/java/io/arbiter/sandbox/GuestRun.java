package io.arbiter.sandbox;

import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import io.arbiter.sandbox.protocol.ProtocolFault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One submission in one child: {@link #load} once, then calls, then {@link #close}. One thread at a
 * time may use it; only {@link #stop} may be called by any thread. Every request ends with an
 * outcome within the wall limit plus a grace, or some times as long if the machine is busy.
 */
public final class GuestRun implements AutoCloseable {
  /** Extra time for the child's own report of a limit to arrive before the host's deadline. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** Time for a guest to stop. Longer than the child's own wait, after which it ends itself. */
  private static final Duration STOP_WAIT = Duration.ofSeconds(3);

  /** As if the player had pressed Ctrl-C in a terminal. */
  private static final Outcome INTERRUPTED =
      new Outcome.Raised("KeyboardInterrupt", "the run was stopped", null);

  /** Extra time for imports of the standard library, which do not count as the player's time. */
  private static final Duration IMPORTS = Duration.ofSeconds(5);

  /** A child sends pieces of 1 KiB, and some smaller ones at newlines and after pauses. */
  private static final int LEAST_PIECE_BYTES = 256;

  private static final int MOST_SMALL_PIECES = 10_000;

  private enum State {
    OPENED,
    LOADED,
    ENDED,
    CLOSED
  }

  private final Program program;
  private final Consumer<String> onOutput;
  private final ChildJvm child;
  private final Consumer<@Nullable ChildEnd> whenClosed;
  private State state = State.OPENED;
  private Usage usage = Usage.NONE;
  private Aftermath aftermath = Aftermath.NONE;
  private @Nullable ChildEnd end;
  private boolean interrupted;

  /** What the child records; null for nothing. */
  private Frame.@Nullable Trace asked;

  /** The steps so far; null if nobody asked for them. */
  private @Nullable Trace trace;

  private long wallNanos;
  private long shownChars;
  private long shownPieces;

  /** Whether the child is no longer this run's. Guarded by this. */
  private boolean closed;

  /** Kills the child if its guest does not stop; null until then. Guarded by this. */
  private ChildJvm.@Nullable Deadline stopDeadline;

  /**
   * @param whenClosed gets the reason why the child must end, or null if the child is already
   *     getting ready again; called once
   */
  GuestRun(
      Program program,
      Consumer<String> onOutput,
      ChildJvm child,
      Consumer<@Nullable ChildEnd> whenClosed) {
    this.program = program;
    this.onOutput = onOutput;
    this.child = child;
    this.whenClosed = whenClosed;
  }

  /** Records the steps of the run; called before {@link #load}. */
  public void record() {
    record(new Frame.Trace(false));
  }

  /** Records only which lines run, each once; called before {@link #load}. */
  public void recordLines() {
    record(new Frame.Trace(true));
  }

  private void record(Frame.Trace wanted) {
    require(State.OPENED);
    asked = wanted;
    trace = new Trace();
  }

  /** The steps that were recorded; null if none were asked for. */
  public @Nullable Trace trace() {
    return trace;
  }

  /**
   * Compiles and runs the source.
   *
   * @return {@code Returned} with None when the function can be called
   * @throws SandboxClosed when the sandbox is closed meanwhile
   */
  public Outcome load() {
    require(State.OPENED);
    state = State.LOADED;
    Outcome outcome = request(new Frame.Load(program), GRACE.plus(IMPORTS));
    if (!(outcome instanceof Outcome.Returned)) {
      state = State.ENDED;
    }
    return outcome;
  }

  /**
   * Calls the function with fresh objects.
   *
   * @throws IllegalStateException before a successful load, after an outcome that ended the run, or
   *     for a program without a function
   * @throws SandboxClosed when the sandbox is closed meanwhile
   */
  public Outcome call(List<PyValue> arguments) {
    require(State.LOADED);
    if (program.function() == null) {
      throw new IllegalStateException("a script has no function to call");
    }
    return request(new Frame.Call(arguments), GRACE);
  }

  /**
   * Runs Python statements in the source's namespace. The result is the value of the last
   * expression statement, else None.
   *
   * @throws IllegalStateException as {@link #call}
   */
  public Outcome evaluate(String code) {
    require(State.LOADED);
    return request(new Frame.Evaluate(code), GRACE);
  }

  /** What the whole submission has used so far. */
  public Usage usage() {
    return usage;
  }

  /** Whether nothing has happened so far that the child's next submission could notice. */
  public boolean isClean() {
    return end == null && aftermath == Aftermath.NONE;
  }

  /**
   * Ends the run: the child stops the guest, or is killed. The request that is under way, or the
   * next one, has a KeyboardInterrupt as its outcome, and the run takes no further requests. Does
   * nothing after {@link #close}, since the child may then serve another run.
   */
  public synchronized void stop() {
    if (closed || stopDeadline != null) {
      return;
    }
    stopDeadline = child.deadline(STOP_WAIT, ChildEnd.UNSTOPPED);
    try {
      child.send(new Frame.Stop());
    } catch (IOException _) {
      // The child is dead, as the request will find.
    }
  }

  /** Whether {@link #stop} has ended the run. */
  public boolean isStopped() {
    return interrupted;
  }

  private synchronized boolean mustStop() {
    return stopDeadline != null;
  }

  /** Gives the child back; if its state is unknown, has it killed. */
  @Override
  public void close() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    release();
    if (end == null) {
      finish();
    }
    whenClosed.accept(end);
  }

  private synchronized void release() {
    closed = true;
    if (stopDeadline != null) {
      stopDeadline.close();
    }
  }

  private void finish() {
    try {
      child.send(new Frame.Finish());
    } catch (IOException _) {
      end = child.end() == ChildEnd.UNSTOPPED ? ChildEnd.UNSTOPPED : ChildEnd.DIED;
    }
  }

  private Outcome request(Frame.Command command, Duration grace) {
    Outcome outcome = mustStop() ? INTERRUPTED : answer(command, grace);
    if (mustStop()) {
      interrupted = true;
      outcome = INTERRUPTED;
    }
    if (outcome.isTerminal() || interrupted) {
      state = State.ENDED;
    }
    return outcome;
  }

  private Outcome answer(Frame.Command command, Duration grace) {
    long wallMillis = program.budget().wallMillis();
    // Only the child can tell waits for a processor from other time. This bounds what it may hide.
    long most = ChildJvm.MOST_BUSY_FACTOR * TimeUnit.MILLISECONDS.toNanos(wallMillis) - wallNanos;
    long wallLeft = Math.min(TimeUnit.MILLISECONDS.toNanos(wallMillis - usage.wallMillis()), most);
    // Holds if anything is thrown below; a reply replaces it.
    end = ChildEnd.DIED;
    Outcome outcome;
    ChildJvm.Deadline deadline =
        child.deadline(grace.plusNanos(Math.max(0, wallLeft)), ChildEnd.SILENT);
    try (deadline) {
      if (asked != null && command instanceof Frame.Load) {
        child.send(asked);
      }
      child.send(command);
      Frame.Reply reply = awaitReply(deadline);
      usage = reply.usage();
      outcome = reply.outcome();
      aftermath = aftermath.worse(reply.aftermath());
      end = aftermath == Aftermath.END ? endAfter(outcome) : null;
    } catch (ProtocolFault e) {
      end = ChildEnd.PROTOCOL;
      outcome = new Outcome.EngineFault("protocol: " + e.getMessage());
    } catch (IOException _) {
      outcome = died(deadline);
    }
    wallNanos += afterImports(command, deadline.counted()).toNanos();
    return outcome;
  }

  /** The child does not count the imports; what a load took above their time counts here. */
  private static Duration afterImports(Frame.Command command, Duration counted) {
    if (!(command instanceof Frame.Load)) {
      return counted;
    }
    Duration rest = counted.minus(IMPORTS);
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  private Frame.Reply awaitReply(ChildJvm.Deadline deadline) throws IOException {
    while (true) {
      switch (child.receive()) {
        case Frame.Output output -> {
          // What the listener waits for, such as a broker, is not the guest's time.
          deadline.suspend();
          show(output.text());
          deadline.resume();
        }
        case Frame.Traced(Trace steps) -> add(steps);
        case Frame.Reply reply -> {
          return reply;
        }
        case Frame.Reached _, Frame.Ready _, Frame.Locked _, Frame.Failed _ ->
            throw new ProtocolFault("an unexpected report");
      }
    }
  }

  /** Checks the bounds of a trace again, in case the child does not. */
  private void add(Trace steps) throws ProtocolFault {
    if (trace == null) {
      throw new ProtocolFault("steps that nobody asked for");
    }
    try {
      trace = trace.plus(steps);
    } catch (IllegalArgumentException e) {
      throw new ProtocolFault(String.valueOf(e.getMessage()));
    }
  }

  /** Checks the output limit again, in case the child does not. */
  private void show(String text) throws ProtocolFault {
    shownChars += text.length();
    shownPieces++;
    long outputBytes = program.limits().outputBytes();
    if (!program.showOutput()
        || text.isEmpty()
        || shownChars > outputBytes
        || shownPieces > outputBytes / LEAST_PIECE_BYTES + MOST_SMALL_PIECES) {
      throw new ProtocolFault("more output than was asked for");
    }
    onOutput.accept(text);
  }

  /** The pipe ended: the child is dead or dying. */
  private Outcome died(ChildJvm.Deadline deadline) {
    long wallMillis = TimeUnit.NANOSECONDS.toMillis(wallNanos + deadline.counted().toNanos());
    usage =
        new Usage(
            usage.cpuMillis(),
            Math.max(wallMillis, usage.wallMillis()),
            usage.steps(),
            usage.peakBytes());
    int exitCode = child.exitCode();
    @Nullable ChildEnd given = child.end();
    if (given == ChildEnd.CLOSED) {
      end = given;
      throw new SandboxClosed();
    }
    ChildEnd reason =
        given == ChildEnd.SILENT || given == ChildEnd.UNSTOPPED ? given : ChildEnd.of(exitCode);
    end = reason;
    if (reason == ChildEnd.SILENT && deadline.starved()) {
      return new Outcome.EngineFault("the child got no processor time");
    }
    return reason.outcome(exitCode, program.limits(), program.budget().wallMillis(), wallMillis);
  }

  private static ChildEnd endAfter(Outcome outcome) {
    return outcome instanceof Outcome.LimitHit ? ChildEnd.UNSTOPPED : ChildEnd.ENGINE_FAULT;
  }

  private void require(State expected) {
    if (state != expected) {
      throw new IllegalStateException("the run is " + state + ", not " + expected);
    }
  }
}
