package io.arbiter.sandbox.protocol;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.Usage;
import io.arbiter.sandbox.kernel.Confinement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Writes frames to a pipe. Thread-safe: the writer's own lock keeps each frame in one piece. */
public final class FrameWriter {
  private final OutputStream out;

  public FrameWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes and flushes a frame; blocks while the pipe is full.
   *
   * @throws ProtocolFault when the frame exceeds a cap; then nothing was written
   */
  public synchronized void write(Frame frame) throws IOException {
    PayloadWriter to = new PayloadWriter();
    put(to, frame);
    byte[] payload = to.toByteArray();
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(payload.length).array());
    out.write(payload);
    out.flush();
  }

  private static void put(PayloadWriter to, Frame frame) throws ProtocolFault {
    switch (frame) {
      case Frame.Load(Program program) -> putProgram(to.put(FrameTag.LOAD), program);
      case Frame.Trace(boolean linesOnly) -> to.put(FrameTag.TRACE).putBoolean(linesOnly);
      case Frame.Call call -> to.put(FrameTag.CALL).putValues(call.arguments());
      case Frame.Evaluate evaluate -> to.put(FrameTag.EVALUATE).putText(evaluate.code());
      case Frame.Stop _ -> to.put(FrameTag.STOP);
      case Frame.Finish _ -> to.put(FrameTag.FINISH);
      case Frame.Reached reached -> to.put(FrameTag.REACHED).put(reached.stage());
      case Frame.Ready(Footprint(long heapBytes, long codeBytes, int classes)) ->
          to.put(FrameTag.READY).putLong(heapBytes).putLong(codeBytes).putInt(classes);
      case Frame.Locked(Confinement held) ->
          to.put(FrameTag.LOCKED)
              .putBoolean(held.noNewPrivileges())
              .putInt(held.landlock())
              .putBoolean(held.seccomp())
              .putBoolean(held.resourceLimits());
      case Frame.Failed failed ->
          to.put(FrameTag.FAILED)
              .put(failed.stage())
              .putMessage(failed.step())
              .putInt(failed.errno());
      case Frame.Output output -> to.put(FrameTag.OUTPUT).putMessage(output.text());
      case Frame.Traced(Trace trace) -> putTrace(to.put(FrameTag.TRACED), trace);
      case Frame.Reply reply -> {
        putOutcome(to.put(FrameTag.REPLY), reply.outcome());
        putUsage(to, reply.usage());
        to.put(reply.aftermath());
      }
    }
  }

  private static void putProgram(PayloadWriter to, Program program) throws ProtocolFault {
    to.put(program.language()).putText(program.source()).putOptionalMessage(program.function());
    to.putBoolean(program.adapter() != null);
    if (program.adapter() != null) {
      to.putText(program.adapter());
    }
    to.putBoolean(program.elements()).putBoolean(program.showOutput());
    to.putText(program.input().stdin()).putLong(program.input().seed());
    Limits limits = program.limits();
    to.putLong(limits.cpuMillis())
        .putLong(limits.steps())
        .putLong(limits.memoryBytes())
        .putLong(limits.outputBytes())
        .putLong(program.budget().wallMillis())
        .putLong(program.budget().cpuGraceMillis());
  }

  private static void putTrace(PayloadWriter to, Trace trace) throws ProtocolFault {
    to.putCount(trace.steps().size(), 1);
    for (Trace.Step step : trace.steps()) {
      to.put(step.event()).putInt(step.line()).putInt(step.depth());
      to.putOptionalMessage(step.function()).putCount(step.changes().size(), 1);
      for (Trace.Change change : step.changes()) {
        to.putInt(change.frame()).putMessage(change.name()).putOptionalMessage(change.value());
      }
      to.putOptionalMessage(step.text()).putInt(step.printed());
    }
    to.putBoolean(trace.cut());
  }

  private static void putUsage(PayloadWriter to, Usage usage) throws ProtocolFault {
    to.putLong(usage.cpuMillis())
        .putLong(usage.wallMillis())
        .putLong(usage.steps())
        .putLong(usage.peakBytes());
  }

  private static void putOutcome(PayloadWriter to, Outcome outcome) throws ProtocolFault {
    switch (outcome) {
      case Outcome.Returned returned -> to.put(OutcomeTag.RETURNED).putValue(returned.value());
      case Outcome.NotPlain(String description) ->
          to.put(OutcomeTag.NOT_PLAIN).putMessage(description);
      case Outcome.Raised(String type, String message, @Nullable String traceback) ->
          to.put(OutcomeTag.RAISED)
              .putMessage(type)
              .putMessage(message)
              .putOptionalMessage(traceback);
      case Outcome.AdapterRaised(String type, String message, @Nullable String traceback) ->
          to.put(OutcomeTag.ADAPTER_RAISED)
              .putMessage(type)
              .putMessage(message)
              .putOptionalMessage(traceback);
      case Outcome.SyntaxError(String message, int line, int column) ->
          to.put(OutcomeTag.SYNTAX_ERROR).putMessage(message).putInt(line).putInt(column);
      case Outcome.MissingFunction(String message) ->
          to.put(OutcomeTag.MISSING_FUNCTION).putMessage(message);
      case Outcome.LimitHit(Limit limit, long allowed, long used) ->
          to.put(OutcomeTag.LIMIT_HIT).put(limit).putLong(allowed).putLong(used);
      case Outcome.Denied(String what, @Nullable String traceback) ->
          to.put(OutcomeTag.DENIED).putMessage(what).putOptionalMessage(traceback);
      case Outcome.EngineFault(String detail, @Nullable EngineCrash crash) -> {
        to.put(OutcomeTag.ENGINE_FAULT).putMessage(detail).putBoolean(crash != null);
        if (crash != null) {
          to.putMessage(crash.place()).putMessage(crash.traceback());
        }
      }
    }
  }
}
