package io.arbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.MemoryPublisher;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.worker.judging.JudgingRequest;
import io.arbiter.worker.judging.Lane;
import io.arbiter.worker.judging.OwnInputsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class JudgeWorkerTest {
  private static final Limits LIMITS = new Limits(1000, 200_000, 64L << 20, 16 << 10);
  private static final Job.Origin ORIGIN = new Job.Origin(UUID.randomUUID(), 1, Instant.now());
  private static final Job.Target TARGET = new Job.Target("twice", 1, "hash");

  private final List<String> judged = new ArrayList<>();

  private Judgement note(JudgingRequest request) {
    judged.add(
        (request.solution().inputs().isEmpty() ? "judge " : "run ")
            + (request.freshChildren() ? "in fresh children " : "")
            + request.tests().size());
    return new Judgement(Verdict.ACCEPTED, null, List.of(), null, null, Usage.NONE);
  }

  private JudgeWorker worker() {
    TestSetCache testSets = new TestSetCache(Duration.ZERO);
    testSets.add("hash", OwnInputsTest.oneSampleAndOneHiddenTest());
    return new JudgeWorker(
        this::note, testSets, MemoryPublisher.open(), new StoppedRuns(), _ -> {}, "worker");
  }

  private static Job run(List<PyValue> inputs) {
    return new Job.Run(
        ORIGIN, TARGET, SourceCode.python("def f(n): return n"), LIMITS, inputs, 0, false);
  }

  private static Job submission(boolean clean) {
    return new Job.Submission(ORIGIN, TARGET, SourceCode.python("x = 1"), LIMITS, clean);
  }

  /**
   * A job gets fresh children before it is given up, and a clean one from the first delivery on.
   */
  @Test
  void aJobThatNeedsThemGetsFreshChildren() throws Exception {
    List<PyValue> inputs = List.of(new PyValue.Str("1"));
    Delivery first = new Delivery(1, 0, 0, Instant.EPOCH);
    Delivery last = new Delivery(3, Delivery.MAX_FAILURES - 1, 0, Instant.EPOCH);
    for (Job job : List.of(run(inputs), run(List.of()), submission(false), submission(true))) {
      assertThat(worker().handle(job, first, Lane.INTERACTIVE)).isEqualTo(Disposition.ACCEPT);
      assertThat(worker().handle(job, last, Lane.INTERACTIVE)).isEqualTo(Disposition.ACCEPT);
    }
    // Own inputs are compared with those of the hidden test; a run of the samples has none.
    assertThat(judged)
        .containsExactly(
            "run 2",
            "run in fresh children 2",
            "judge 1",
            "judge in fresh children 1",
            "judge 2",
            "judge in fresh children 2",
            "judge in fresh children 2",
            "judge in fresh children 2");
  }

  @Test
  void theProvenanceNamesTheEngineThatTheBuildHas() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains(
            "<graal.version>%s<".formatted(JudgeWorker.RUNTIME.split("GraalPy ")[1].split(" ")[0]));
  }

  /** The broker confirms each record, except those whose numbers the test names. */
  private static final class Unsure extends MockProducer<String, byte[]> {
    private final List<Integer> failing;

    private Unsure(Integer... failing) {
      super(false, null, new StringSerializer(), new ByteArraySerializer());
      this.failing = List.of(failing);
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, byte[]> record, Callback callback) {
      Future<RecordMetadata> sent = super.send(record, callback);
      if (failing.contains(history().size())) {
        errorNext(new TimeoutException("not confirmed"));
      } else {
        completeNext();
      }
      return sent;
    }

    private List<JudgingEvent> events() throws IOException {
      List<JudgingEvent> events = new ArrayList<>();
      for (ProducerRecord<String, byte[]> record : history()) {
        events.add(Log.EVENTS.reader().read(record.value()));
      }
      return events;
    }
  }

  private static final UUID ID = UUID.randomUUID();
  private static final JudgingEvent STARTED = new JudgingEvent.Started(ID, 2, "here");
  private static final JudgingEvent FIRST = new JudgingEvent.Output(ID, 2, "first");
  private static final JudgingEvent SECOND = new JudgingEvent.Output(ID, 2, "second");

  private static final Job JOB =
      new Job.Scratch(
          new Job.Origin(ID, 2, Instant.EPOCH), SourceCode.python(""), Limits.DEFAULT, "");

  private static List<JudgingEvent> sent(Unsure producer) throws Exception {
    ProgressReporter reporter =
        new ProgressReporter(MemoryPublisher.with(producer), new StoppedRuns(), _ -> {}, JOB, 1);
    reporter.started("here");
    reporter.printed("first");
    reporter.printed("second");
    reporter.repeatIfLost();
    return producer.events();
  }

  /** A lost piece of output comes again from the start; what is lost again, in its place. */
  @Test
  void whatTheBrokerHasNotConfirmedIsRepeated() throws Exception {
    // What the code prints at once comes after the start, for which nobody has waited yet.
    assertThat(sent(new Unsure())).containsExactly(STARTED, FIRST, SECOND);
    assertThat(sent(new Unsure(2))).containsExactly(STARTED, FIRST, SECOND, STARTED, FIRST, SECOND);
    assertThat(sent(new Unsure(1, 5)))
        .containsExactly(STARTED, FIRST, SECOND, STARTED, FIRST, FIRST, SECOND);
  }

  @Test
  void theStartIsToldOnlyIfTheCodeStillRunsAfterAMoment() throws Exception {
    Unsure producer = new Unsure();
    List<Runnable> later = new ArrayList<>();
    ProgressReporter reporter =
        new ProgressReporter(MemoryPublisher.with(producer), new StoppedRuns(), later::add, JOB, 1);
    reporter.started("quick");
    reporter.repeatIfLost();
    later.forEach(Runnable::run);
    assertThat(producer.events()).isEmpty();
    reporter.started("here");
    later.forEach(Runnable::run);
    assertThat(producer.events()).containsExactly(STARTED);
  }

  @Test
  void ofARejudgingNothingIsReported() throws Exception {
    Unsure producer = new Unsure();
    Job rejudging =
        new Job.Rejudgement(
            JOB.origin(),
            new Job.Target("a-puzzle", 1, "hash"),
            SourceCode.python(""),
            Limits.DEFAULT,
            UUID.randomUUID());
    ProgressReporter reporter =
        new ProgressReporter(
            MemoryPublisher.with(producer), new StoppedRuns(), Runnable::run, rejudging, 1);
    reporter.started("here");
    reporter.printed("text");
    reporter.childEnded();
    reporter.repeatIfLost();
    assertThat(producer.history()).isEmpty();
  }
}
