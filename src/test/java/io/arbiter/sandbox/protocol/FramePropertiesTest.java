package io.arbiter.sandbox.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.kernel.Confinement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Properties of all frames and all sequences of bytes. */
class FramePropertiesTest {
  @Property(tries = 2_000)
  void everyFrameRoundTrips(@ForAll("frames") Frame frame) throws Exception {
    assertThat(read(write(frame))).isEqualTo(frame);
  }

  @Property(tries = 5_000)
  void randomPayloadsGiveAFrameOrAFaultOrTheEnd(@ForAll @Size(max = 200) byte[] payload) {
    readAll(payload);
    readAll(withLength(payload));
  }

  @Property(tries = 3_000)
  void truncatedFramesGiveAFaultOrTheEnd(@ForAll("frames") Frame frame, @ForAll int cut)
      throws Exception {
    byte[] bytes = write(frame);
    int length = Math.floorMod(cut, bytes.length);
    assertThatThrownBy(() -> read(java.util.Arrays.copyOf(bytes, length)))
        .isInstanceOf(EOFException.class);
  }

  @Property(tries = 10_000)
  void mutatedFramesGiveAFrameOrAFaultOrTheEnd(
      @ForAll("frames") Frame frame, @ForAll @Size(min = 1, max = 4) List<Integer> mutations)
      throws Exception {
    byte[] bytes = write(frame);
    for (int mutation : mutations) {
      bytes[Math.floorMod(mutation >> 8, bytes.length)] = (byte) mutation;
    }
    readAll(bytes);
  }

  @Example
  void aClaimedSizeIsNotAllocated() {
    byte[] frame = ByteBuffer.allocate(8).putInt(Frame.MAX_BYTES).putInt(0).array();
    readAll(frame);
    ByteBuffer text = ByteBuffer.allocate(16);
    text.put((byte) FrameTag.EVALUATE.ordinal()).put((byte) 0).putInt(Integer.MAX_VALUE);
    readAll(withLength(text.array()));
  }

  /**
   * Each level claims as many elements as there are bytes left; only the first claim may succeed.
   */
  @Example
  void nestedListsDoNotReserveTheSameBytesRepeatedly() {
    ByteBuffer payload = ByteBuffer.allocate(1 << 20);
    payload.put((byte) FrameTag.CALL.ordinal()).putInt(900_000);
    while (payload.remaining() > 900_000) {
      payload.put((byte) ValueTag.LIST.ordinal()).putInt(900_000);
    }
    assertThat(allocatedBy(() -> readToTheEnd(withLength(payload.array())))).isLessThan(16L << 20);
  }

  @Example
  void valuesAreRefusedBelowTheDeepestLevel() throws Exception {
    Frame deepest = new Frame.Call(List.of(nested(Frame.MAX_DEPTH)));
    assertThat(read(write(deepest))).isEqualTo(deepest);
    assertThatThrownBy(() -> write(new Frame.Call(List.of(nested(Frame.MAX_DEPTH + 1)))))
        .isInstanceOf(ProtocolFault.class);
  }

  /** Also without overflowing the reader's stack. */
  @Example
  void deepNestingAndTooManyValuesAreRefused() {
    ByteBuffer deep = ByteBuffer.allocate(5 + 5 * 100_000);
    deep.put((byte) FrameTag.CALL.ordinal()).putInt(1);
    while (deep.remaining() >= 5) {
      deep.put((byte) ValueTag.LIST.ordinal()).putInt(1);
    }
    assertThatThrownBy(() -> read(withLength(deep.array()))).isInstanceOf(ProtocolFault.class);
    byte[] many = new byte[5 + Frame.MAX_NODES + 1];
    ByteBuffer.wrap(many).put((byte) FrameTag.CALL.ordinal()).putInt(Frame.MAX_NODES + 1);
    assertThatThrownBy(() -> read(withLength(many)))
        .isInstanceOf(ProtocolFault.class)
        .hasMessageContaining("more values");
  }

  @Example
  void anIntWithoutBytesAndABytesWithLargerUnitsAreRefused() {
    byte call = (byte) FrameTag.CALL.ordinal();
    byte[] big = {call, 0, 0, 0, 1, (byte) ValueTag.BIG.ordinal(), 0, 0, 0, 0};
    byte[] wide = {call, 0, 0, 0, 1, (byte) ValueTag.BYTES.ordinal(), 0, 0, 0, 0, 1, 1, 0};
    for (byte[] payload : List.of(big, wide)) {
      assertThatThrownBy(() -> read(withLength(payload))).isInstanceOf(ProtocolFault.class);
    }
  }

  @Example
  void framesAboveTheCapAndFramesWithMoreBytesAreRefused() {
    PyValue large = new PyValue.Str("x".repeat(Frame.MAX_BYTES));
    assertThatThrownBy(() -> write(new Frame.Call(List.of(large))))
        .isInstanceOf(ProtocolFault.class);
    for (byte[] bytes :
        List.of(
            ByteBuffer.allocate(4).putInt(Frame.MAX_BYTES + 1).array(),
            withLength(new byte[] {(byte) FrameTag.FINISH.ordinal(), 0}))) {
      assertThatThrownBy(() -> read(bytes)).isInstanceOf(ProtocolFault.class);
    }
  }

  @Provide
  Arbitrary<PyValue> values() {
    Arbitrary<PyValue> leaves =
        Arbitraries.oneOf(
            Arbitraries.just(new PyValue.None()),
            Arbitraries.of(true, false).map(PyValue.Bool::new),
            Arbitraries.longs().map(PyValue.Int::of),
            Arbitraries.bigIntegers()
                .between(BigInteger.TWO.pow(300).negate(), BigInteger.TWO.pow(300))
                .map(PyValue.Int::new),
            reals().map(PyValue.Real::new),
            Combinators.combine(reals(), reals()).as(PyValue.Complex::new),
            texts().map(PyValue.Str::new),
            Arbitraries.strings().withCharRange('\0', '\u00ff').map(PyValue.Bytes::new));
    return Arbitraries.recursive(() -> leaves, this::containers, 0, 4);
  }

  @Provide
  Arbitrary<Frame> frames() {
    return Arbitraries.oneOf(
        values().list().ofMaxSize(3).map(Frame.Call::new),
        texts().map(Frame.Evaluate::new),
        Combinators.combine(texts(), texts().injectNull(0.3), Arbitraries.of(true, false))
            .as(
                (source, function, flag) ->
                    new Frame.Load(
                        new Program(
                            new SourceCode(
                                flag ? ProgrammingLanguage.JAVASCRIPT : ProgrammingLanguage.PYTHON,
                                source),
                            function,
                            function,
                            flag,
                            !flag,
                            new Program.Input(source, 7L << 40),
                            new Program.Budget(LIMITS, 900, 400)))),
        Arbitraries.of(true, false).map(Frame.Trace::new),
        steps().list().ofMaxSize(3).map(steps -> new Frame.Traced(new Trace(steps, true))),
        Arbitraries.just(new Frame.Stop()),
        Arbitraries.just(new Frame.Finish()),
        Arbitraries.of(Frame.Stage.class).map(Frame.Reached::new),
        Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers())
            .as((flag, abi) -> new Frame.Locked(new Confinement(flag, abi, !flag, flag))),
        Combinators.combine(Arbitraries.of(Frame.Stage.class), texts(), Arbitraries.integers())
            .as(Frame.Failed::new),
        texts().map(Frame.Output::new),
        Combinators.combine(Arbitraries.longs(), Arbitraries.integers())
            .as((bytes, classes) -> new Frame.Ready(new Footprint(bytes, ~bytes, classes))),
        Combinators.combine(outcomes(), Arbitraries.of(Aftermath.class))
            .as((outcome, after) -> new Frame.Reply(outcome, new Usage(1, 2, 3, 4), after)));
  }

  private Arbitrary<Trace.Step> steps() {
    Arbitrary<List<Trace.Change>> changes =
        Combinators.combine(Arbitraries.integers().between(0, 4), texts(), texts().injectNull(0.3))
            .as(Trace.Change::new)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(Arbitraries.of(Trace.Event.class), texts().injectNull(0.3), changes)
        .as((event, text, all) -> new Trace.Step(event, 7, 5, text, all, text, 3));
  }

  private Arbitrary<Outcome> outcomes() {
    return Arbitraries.oneOf(
        values().map(Outcome.Returned::new),
        texts().map(Outcome.NotPlain::new),
        Combinators.combine(texts(), texts(), texts().injectNull(0.3)).as(Outcome.Raised::new),
        Combinators.combine(texts(), texts(), texts().injectNull(0.3))
            .as(Outcome.AdapterRaised::new),
        Combinators.combine(texts(), Arbitraries.integers(), Arbitraries.integers())
            .as(Outcome.SyntaxError::new),
        texts().map(Outcome.MissingFunction::new),
        Combinators.combine(Arbitraries.of(Limit.class), Arbitraries.longs(), Arbitraries.longs())
            .as(Outcome.LimitHit::new),
        Combinators.combine(texts(), texts().injectNull(0.3)).as(Outcome.Denied::new),
        Combinators.combine(
                texts(), Combinators.combine(texts(), texts()).as(EngineCrash::new).injectNull(0.3))
            .as(Outcome.EngineFault::new));
  }

  private Arbitrary<PyValue> containers(Arbitrary<PyValue> elements) {
    Arbitrary<List<PyValue>> lists = elements.list().ofMaxSize(4);
    return Arbitraries.oneOf(
        lists.map(PyValue.Items::new),
        lists.map(PyValue.Tuple::new),
        lists.map(items -> new PyValue.Set(items, false)),
        lists.map(items -> new PyValue.Set(items, true)),
        Combinators.combine(elements, elements)
            .as(PyValue.Entry::new)
            .list()
            .ofMaxSize(3)
            .map(PyValue.Dict::new));
  }

  private static Arbitrary<Double> reals() {
    return Arbitraries.oneOf(
        Arbitraries.of(-0.0, 0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE),
        Arbitraries.doubles());
  }

  /** All UTF-16 units, including lone surrogates. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii(),
        Arbitraries.strings().all(),
        Arbitraries.of("\ud800", "x\udc00\ud800y", "\ud83d\ude00"));
  }

  private static PyValue nested(int depth) {
    PyValue value = new PyValue.None();
    for (int i = 0; i < depth; i++) {
      value = new PyValue.Items(List.of(value));
    }
    return value;
  }

  private static byte[] write(Frame frame) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new FrameWriter(bytes).write(frame);
    return bytes.toByteArray();
  }

  private static Frame read(byte[] bytes) throws IOException {
    return new FrameReader(new ByteArrayInputStream(bytes)).read();
  }

  /**
   * Fails on any exception that the reader does not declare, and if it allocates much: a value of
   * one byte becomes an object, its reference and its place in a list.
   */
  private static void readAll(byte[] bytes) {
    long most = (64 << 10) + 100L * bytes.length;
    assertThat(allocatedBy(() -> readToTheEnd(bytes))).isLessThanOrEqualTo(most);
  }

  private static void readToTheEnd(byte[] bytes) {
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));
    try {
      while (true) {
        reader.read();
      }
    } catch (ProtocolFault | EOFException e) {
      // The declared ends.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withLength(byte[] payload) {
    return ByteBuffer.allocate(4 + payload.length).putInt(payload.length).put(payload).array();
  }

  private static long allocatedBy(Runnable action) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    action.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static final Limits LIMITS = new Limits(1, 2, 3, 4);
}
