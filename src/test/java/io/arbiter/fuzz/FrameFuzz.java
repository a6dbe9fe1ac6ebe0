package io.arbiter.fuzz;

import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.FrameReader;
import io.arbiter.sandbox.protocol.FrameWriter;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.ProtocolFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a child that was broken out of may send to the host: random and mutated frames. */
public final class FrameFuzz {
  /**
   * Bytes that the host may allocate for each byte that arrived. A value of one byte becomes an
   * object, its reference and its place in a list.
   */
  private static final long FOR_EACH_BYTE = 100;

  private static final long FOR_EACH_FRAME = 64 << 10;
  private static final int WARM_UP = 2_000;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Random random;

  public FrameFuzz(Random random) {
    this.random = random;
    // The first frames load classes, which is no part of the measurement.
    for (int i = 0; i < WARM_UP; i++) {
      read(next());
    }
  }

  private PyValue value(int depth) {
    return switch (random.nextInt(depth > 5 ? 4 : 7)) {
      case 0 -> new PyValue.None();
      case 1 -> PyValue.Int.of(random.nextLong());
      case 2 -> new PyValue.Real(Double.longBitsToDouble(random.nextLong()));
      case 3 -> new PyValue.Str(String.valueOf((char) random.nextInt(0x10000)));
      case 4 -> new PyValue.Items(values(depth));
      case 5 -> new PyValue.Tuple(values(depth));
      default -> new PyValue.Dict(List.of(new PyValue.Entry(value(depth + 1), value(depth + 1))));
    };
  }

  private List<PyValue> values(int depth) {
    List<PyValue> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(value(depth + 1));
    }
    return values;
  }

  private Frame frame() {
    Outcome outcome =
        switch (random.nextInt(3)) {
          case 0 -> new Outcome.Returned(value(0));
          case 1 -> new Outcome.Raised("E", "message", null);
          default -> new Outcome.NotPlain("an object");
        };
    return switch (random.nextInt(4)) {
      case 0 -> new Frame.Output("x".repeat(random.nextInt(100)));
      case 1 -> new Frame.Call(values(0));
      default -> new Frame.Reply(outcome, new Usage(1, 2, 3, 4), Aftermath.NONE);
    };
  }

  private byte[] next() {
    try {
      return sequence();
    } catch (IOException e) {
      throw new IllegalStateException("a small frame can be written", e);
    }
  }

  private byte[] sequence() throws IOException {
    if (random.nextInt(4) == 0) {
      byte[] payload = new byte[random.nextInt(300)];
      random.nextBytes(payload);
      return withLength(payload);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(bytes);
    for (int i = random.nextInt(3); i >= 0; i--) {
      writer.write(frame());
    }
    byte[] whole = bytes.toByteArray();
    if (random.nextBoolean()) {
      return ArchiveFuzz.mutated(whole, random);
    }
    // A right length, so that the fault is in the payload.
    byte[] payload = Arrays.copyOfRange(whole, 4, whole.length);
    return withLength(ArchiveFuzz.mutated(payload, random));
  }

  private static byte[] withLength(byte[] payload) {
    return ByteBuffer.allocate(4 + payload.length).putInt(payload.length).put(payload).array();
  }

  /**
   * Reads frames to the end or to the first fault.
   *
   * @throws RuntimeException when the reader throws anything else, or allocates too much
   */
  public void step() {
    byte[] bytes = next();
    long most = FOR_EACH_FRAME + FOR_EACH_BYTE * bytes.length;
    // A rare kind of frame may load a class. The same frame does not load it again.
    if (allocated(bytes) > most) {
      long again = allocated(bytes);
      if (again > most) {
        throw new IllegalStateException(
            again + " bytes were allocated for " + bytes.length + " bytes");
      }
    }
  }

  private static long allocated(byte[] bytes) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    read(bytes);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void read(byte[] bytes) {
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));
    try {
      while (true) {
        reader.read();
      }
    } catch (EOFException | ProtocolFault e) {
      // The declared ends.
    } catch (IOException e) {
      throw new IllegalStateException("an array has no such fault", e);
    }
  }
}
