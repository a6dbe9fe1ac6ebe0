package io.arbiter.sandbox.protocol;

import io.arbiter.core.judging.Limits;
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
  public synchronized void write(Frame frame) throws IOException, ProtocolFault {
    byte[] payload = payload(frame);
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(payload.length).array());
    out.write(payload);
    out.flush();
  }

  private static byte[] payload(Frame frame) throws ProtocolFault {
    PayloadWriter to = new PayloadWriter();
    switch (frame) {
      case Frame.Load load -> putLoad(to, load);
      case Frame.Call call -> {
        to.putByte(FrameTag.CALL.ordinal());
        to.putValues(call.arguments());
      }
      case Frame.Evaluate evaluate -> {
        to.putByte(FrameTag.EVALUATE.ordinal());
        to.putText(evaluate.code());
      }
      case Frame.Finish _ -> to.putByte(FrameTag.FINISH.ordinal());
      case Frame.Reached reached -> {
        to.putByte(FrameTag.REACHED.ordinal());
        to.putByte(reached.stage().ordinal());
      }
      case Frame.Ready(Footprint condition) -> {
        to.putByte(FrameTag.READY.ordinal());
        to.putLong(condition.heapBytes());
        to.putLong(condition.codeBytes());
        to.putInt(condition.classes());
      }
      case Frame.Locked locked -> putLocked(to, locked.confinement());
      case Frame.Failed failed -> {
        to.putByte(FrameTag.FAILED.ordinal());
        to.putByte(failed.stage().ordinal());
        to.putMessage(failed.step());
        to.putInt(failed.errno());
      }
      case Frame.Output output -> {
        to.putByte(FrameTag.OUTPUT.ordinal());
        to.putMessage(output.text());
      }
      case Frame.Reply reply -> {
        to.putByte(FrameTag.REPLY.ordinal());
        putOutcome(to, reply.outcome());
        putUsage(to, reply.usage());
        to.putByte(reply.aftermath().ordinal());
      }
    }
    return to.toByteArray();
  }

  private static void putLoad(PayloadWriter to, Frame.Load load) throws ProtocolFault {
    to.putByte(FrameTag.LOAD.ordinal());
    to.putText(load.source());
    to.putOptionalMessage(load.function());
    to.putBoolean(load.adapter() != null);
    if (load.adapter() != null) {
      to.putText(load.adapter());
    }
    to.putBoolean(load.elements());
    to.putBoolean(load.showOutput());
    to.putText(load.stdin());
    Limits limits = load.limits();
    to.putLong(limits.cpuMillis());
    to.putLong(limits.steps());
    to.putLong(limits.memoryBytes());
    to.putLong(limits.outputBytes());
    to.putLong(load.wallMillis());
    to.putLong(load.cpuGraceMillis());
  }

  private static void putLocked(PayloadWriter to, Confinement confinement) throws ProtocolFault {
    to.putByte(FrameTag.LOCKED.ordinal());
    to.putBoolean(confinement.noNewPrivileges());
    to.putInt(confinement.landlock());
    to.putBoolean(confinement.seccomp());
    to.putBoolean(confinement.resourceLimits());
  }

  private static void putUsage(PayloadWriter to, Usage usage) throws ProtocolFault {
    to.putLong(usage.cpuMillis());
    to.putLong(usage.wallMillis());
    to.putLong(usage.steps());
    to.putLong(usage.peakBytes());
  }

  private static void putCrash(PayloadWriter to, @Nullable EngineCrash crash) throws ProtocolFault {
    to.putBoolean(crash != null);
    if (crash != null) {
      to.putMessage(crash.place());
      to.putMessage(crash.traceback());
    }
  }

  private static void putOutcome(PayloadWriter to, Outcome outcome) throws ProtocolFault {
    switch (outcome) {
      case Outcome.Returned returned -> {
        to.putByte(OutcomeTag.RETURNED.ordinal());
        to.putValue(returned.value());
      }
      case Outcome.NotPlain notPlain -> {
        to.putByte(OutcomeTag.NOT_PLAIN.ordinal());
        to.putMessage(notPlain.description());
      }
      case Outcome.Raised raised -> {
        to.putByte(OutcomeTag.RAISED.ordinal());
        to.putMessage(raised.type());
        to.putMessage(raised.message());
        to.putOptionalMessage(raised.traceback());
      }
      case Outcome.AdapterRaised raised -> {
        to.putByte(OutcomeTag.ADAPTER_RAISED.ordinal());
        to.putMessage(raised.type());
        to.putMessage(raised.message());
        to.putOptionalMessage(raised.traceback());
      }
      case Outcome.SyntaxError error -> {
        to.putByte(OutcomeTag.SYNTAX_ERROR.ordinal());
        to.putMessage(error.message());
        to.putInt(error.line());
        to.putInt(error.column());
      }
      case Outcome.MissingFunction missing -> {
        to.putByte(OutcomeTag.MISSING_FUNCTION.ordinal());
        to.putMessage(missing.message());
      }
      case Outcome.LimitHit hit -> {
        to.putByte(OutcomeTag.LIMIT_HIT.ordinal());
        to.putByte(hit.limit().ordinal());
        to.putLong(hit.allowed());
        to.putLong(hit.used());
      }
      case Outcome.Denied denied -> {
        to.putByte(OutcomeTag.DENIED.ordinal());
        to.putMessage(denied.what());
        to.putOptionalMessage(denied.traceback());
      }
      case Outcome.EngineFault fault -> {
        to.putByte(OutcomeTag.ENGINE_FAULT.ordinal());
        to.putMessage(fault.detail());
        putCrash(to, fault.crash());
      }
    }
  }
}
