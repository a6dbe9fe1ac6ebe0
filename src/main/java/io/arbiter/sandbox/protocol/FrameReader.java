package io.arbiter.sandbox.protocol;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.kernel.Confinement;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads frames from a pipe whose other end may be hostile. Not thread-safe. */
public final class FrameReader {
  private static final FrameTag[] FRAMES = FrameTag.values();
  private static final ProgrammingLanguage[] LANGUAGES = ProgrammingLanguage.values();
  private static final OutcomeTag[] OUTCOMES = OutcomeTag.values();
  private static final Limit[] LIMITS = Limit.values();
  private static final Trace.Event[] EVENTS = Trace.Event.values();
  private static final Frame.Stage[] STAGES = Frame.Stage.values();
  private static final Aftermath[] AFTERMATHS = Aftermath.values();

  private final InputStream in;

  public FrameReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads the next frame; blocks until the frame is complete.
   *
   * @throws EOFException when the pipe ends, between frames or within a frame
   * @throws ProtocolFault when the bytes are no frame, or the frame exceeds a cap
   */
  public Frame read() throws IOException {
    int length = ByteBuffer.wrap(exactly(Integer.BYTES)).getInt();
    if (length < 1 || length > Frame.MAX_BYTES) {
      throw new ProtocolFault("a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    PayloadReader from = new PayloadReader(exactly(length));
    Frame frame = frame(from);
    from.requireEnd();
    return frame;
  }

  /** {@code readNBytes} allocates as bytes arrive; a claimed length alone allocates nothing. */
  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the pipe ended");
    }
    return bytes;
  }

  private static Frame frame(PayloadReader from) throws ProtocolFault {
    return switch (from.takeOneOf(FRAMES)) {
      case LOAD -> new Frame.Load(program(from));
      case TRACE -> new Frame.Trace(from.takeBoolean());
      case CALL -> new Frame.Call(from.takeValues());
      case EVALUATE -> new Frame.Evaluate(from.takeText());
      case STOP -> new Frame.Stop();
      case FINISH -> new Frame.Finish();
      case REACHED -> new Frame.Reached(from.takeOneOf(STAGES));
      case READY ->
          new Frame.Ready(new Footprint(from.takeLong(), from.takeLong(), from.takeInt()));
      case LOCKED ->
          new Frame.Locked(
              new Confinement(
                  from.takeBoolean(), from.takeInt(), from.takeBoolean(), from.takeBoolean()));
      case FAILED -> new Frame.Failed(from.takeOneOf(STAGES), from.takeMessage(), from.takeInt());
      case OUTPUT -> new Frame.Output(from.takeMessage());
      case TRACED -> new Frame.Traced(trace(from));
      case REPLY -> new Frame.Reply(outcome(from), usage(from), from.takeOneOf(AFTERMATHS));
    };
  }

  private static Program program(PayloadReader from) throws ProtocolFault {
    return new Program(
        new SourceCode(from.takeOneOf(LANGUAGES), from.takeText()),
        from.takeOptionalMessage(),
        from.takeBoolean() ? from.takeText() : null,
        from.takeBoolean(),
        from.takeBoolean(),
        new Program.Input(from.takeText(), from.takeLong()),
        new Program.Budget(limits(from), from.takeLong(), from.takeLong()));
  }

  private static Limits limits(PayloadReader from) throws ProtocolFault {
    long cpuMillis = from.takeLong();
    long steps = from.takeLong();
    long memoryBytes = from.takeLong();
    long outputBytes = from.takeLong();
    try {
      return new Limits(cpuMillis, steps, memoryBytes, outputBytes);
    } catch (IllegalArgumentException e) {
      throw new ProtocolFault(String.valueOf(e.getMessage()));
    }
  }

  private static Usage usage(PayloadReader from) throws ProtocolFault {
    return new Usage(from.takeLong(), from.takeLong(), from.takeLong(), from.takeLong());
  }

  private static Trace trace(PayloadReader from) throws ProtocolFault {
    int count = from.takeCount(1);
    List<Trace.Step> steps = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        steps.add(
            new Trace.Step(
                from.takeOneOf(EVENTS),
                from.takeInt(),
                from.takeInt(),
                from.takeOptionalMessage(),
                changes(from),
                from.takeOptionalMessage(),
                from.takeInt()));
      }
      return new Trace(steps, from.takeBoolean());
    } catch (IllegalArgumentException e) {
      throw new ProtocolFault(String.valueOf(e.getMessage()));
    }
  }

  private static List<Trace.Change> changes(PayloadReader from) throws ProtocolFault {
    int count = from.takeCount(1);
    List<Trace.Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      changes.add(new Trace.Change(from.takeInt(), from.takeMessage(), from.takeOptionalMessage()));
    }
    return changes;
  }

  private static @Nullable EngineCrash crash(PayloadReader from) throws ProtocolFault {
    return from.takeBoolean() ? new EngineCrash(from.takeMessage(), from.takeMessage()) : null;
  }

  private static Outcome outcome(PayloadReader from) throws ProtocolFault {
    return switch (from.takeOneOf(OUTCOMES)) {
      case RETURNED -> new Outcome.Returned(from.takeValue());
      case NOT_PLAIN -> new Outcome.NotPlain(from.takeMessage());
      case RAISED ->
          new Outcome.Raised(from.takeMessage(), from.takeMessage(), from.takeOptionalMessage());
      case ADAPTER_RAISED ->
          new Outcome.AdapterRaised(
              from.takeMessage(), from.takeMessage(), from.takeOptionalMessage());
      case SYNTAX_ERROR ->
          new Outcome.SyntaxError(from.takeMessage(), from.takeInt(), from.takeInt());
      case MISSING_FUNCTION -> new Outcome.MissingFunction(from.takeMessage());
      case LIMIT_HIT ->
          new Outcome.LimitHit(from.takeOneOf(LIMITS), from.takeLong(), from.takeLong());
      case DENIED -> new Outcome.Denied(from.takeMessage(), from.takeOptionalMessage());
      case ENGINE_FAULT -> new Outcome.EngineFault(from.takeMessage(), crash(from));
    };
  }
}
