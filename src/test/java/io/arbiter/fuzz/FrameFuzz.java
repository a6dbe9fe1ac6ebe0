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
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
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

  private static final PyValue NESTED =
      new PyValue.Items(
          List.of(
              new PyValue.None(),
              new PyValue.Tuple(List.of(PyValue.Int.of(7), new PyValue.Real(0.5))),
              new PyValue.Dict(
                  List.of(new PyValue.Entry(new PyValue.Str("\ud800"), PyValue.Int.of(-1))))));

  private static final List<Frame> FRAMES =
      List.of(
          new Frame.Output("x".repeat(99)),
          new Frame.Call(List.of(NESTED, NESTED)),
          reply(new Outcome.Returned(NESTED)),
          reply(new Outcome.Raised("E", "message", null)),
          reply(new Outcome.NotPlain("an object")));

  private final Random random;

  private static Frame reply(Outcome outcome) {
    return new Frame.Reply(outcome, new Usage(1, 2, 3, 4), Aftermath.NONE);
  }

  public FrameFuzz(Random random) {
    this.random = random;
    // The first frames load classes, which is no part of the measurement.
    for (int i = 0; i < WARM_UP; i++) {
      read(next());
    }
  }

  private byte[] next() {
    try {
      return sequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      writer.write(FRAMES.get(random.nextInt(FRAMES.size())));
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
    if (allocated(bytes) > most) {
      // A rare kind of frame may load a class. The same frame does not load it again.
      long again = allocated(bytes);
      if (again > most) {
        throw new IllegalStateException(again + " bytes were allocated, not at most " + most);
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
      throw new UncheckedIOException(e);
    }
  }
}
