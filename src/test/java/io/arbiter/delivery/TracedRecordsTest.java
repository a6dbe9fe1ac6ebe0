package io.arbiter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.app.process.ScoringSpans;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Work;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.delivery.trace.TraceSpan;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Which records and which spans belong to a trace. */
@Execution(ExecutionMode.SAME_THREAD)
class TracedRecordsTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final UUID ID = UUID.randomUUID();

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final MockProducer<String, byte[]> broker =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final Publisher publisher = MemoryPublisher.with(broker);

  private void turnOn() {
    Spans.turnOn(
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build()
            .get("test"));
  }

  @AfterEach
  void turnOff() {
    Spans.turnOff();
  }

  private static ConsumerRecord<String, byte[]> job(@Nullable String parent) {
    Job job =
        new Job.Scratch(
            new Job.Origin(ID, 1, Instant.EPOCH),
            SourceCode.python("print(1)"),
            Limits.DEFAULT,
            "");
    var record =
        new ConsumerRecord<>(Topics.JOBS_INTERACTIVE, 0, 0, ID.toString(), Codec.encode(job));
    if (parent != null) {
      record.headers().add("traceparent", parent.getBytes(StandardCharsets.US_ASCII));
    }
    return record;
  }

  private AcknowledgeType handle(@Nullable String parent, ShareLoop.Handler handler)
      throws InterruptedException {
    return new JobHandling(publisher, Topics.JOBS_INTERACTIVE, handler, pause -> {})
        .handle(job(parent));
  }

  private Disposition judge(Work work, Delivery delivery) throws InterruptedException {
    var _ = publisher.send(new JudgingEvent.Started(ID, 1, "worker"));
    publisher.deliver(judged());
    return Disposition.ACCEPT;
  }

  private static JudgingEvent.Judged judged() {
    return new JudgingEvent.Judged(
        ID,
        1,
        new Judgement(Verdict.ACCEPTED, null, List.of(), null, null, Usage.NONE),
        new JudgingEvent.Provenance(0, null, "Python", "worker", 1, Limits.DEFAULT, Instant.EPOCH));
  }

  private List<@Nullable String> parents() {
    return broker.history().stream().map(TracedRecordsTest::parent).toList();
  }

  private static @Nullable String parent(ProducerRecord<String, byte[]> record) {
    Header header = record.headers().lastHeader("traceparent");
    return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
  }

  private static String text(SpanData span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-01";
  }

  @Test
  void aRecordWithoutAWellFormedHeaderIsHandledWithoutASpan() throws InterruptedException {
    assertThat(handle(PARENT, this::judge)).isEqualTo(AcknowledgeType.ACCEPT);
    assertThat(parents())
        .as("without an export the trace is passed on")
        .containsExactly(null, PARENT);
    turnOn();
    for (String parent : Arrays.asList(null, "00-zz")) {
      broker.clear();
      assertThat(handle(parent, this::judge)).isEqualTo(AcknowledgeType.ACCEPT);
      assertThat(parents()).containsExactly(null, null);
    }
    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void aJobThatIsSentAgainStaysInItsTrace() throws InterruptedException {
    turnOn();
    assertThat(handle(PARENT, (work, delivery) -> Disposition.FAIL))
        .isEqualTo(AcknowledgeType.ACCEPT);
    List<SpanData> made = spans.getFinishedSpanItems();
    assertThat(parents()).containsExactly(text(made.getFirst()));
    assertThat(made.getLast().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(made.getLast().getStatus().getDescription()).isEqualTo("FAIL");
  }

  @Test
  void stepsOfUntracedOrSuspendedWorkAndOfOtherThreadsHaveNoSpan() throws InterruptedException {
    turnOn();
    Spans.step("untraced").close();
    Thread carried;
    try (TraceSpan _ = Spans.resume(PARENT)) {
      Spans.step("traced").close();
      try (TraceSpan _ = Spans.suspend()) {
        Spans.step("suspended").close();
      }
      carried = Thread.ofVirtual().unstarted(Spans.carry(() -> Spans.step("carried").close()));
      Thread.ofVirtual().start(() -> Spans.step("not carried").close()).join();
      Spans.step("traced again").close();
    }
    carried.start();
    carried.join();
    assertThat(spans.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("traced", "traced again", "carried");
  }

  private static <E> LogLoop.Entry<E> entry(E value, ProducerRecord<String, byte[]> record) {
    return new LogLoop.Entry<>(record.key(), value, 0, parent(record));
  }

  /** The names of the spans from the first one down to this one. */
  private String path(SpanData span) {
    return spans.getFinishedSpanItems().stream()
        .filter(above -> above.getSpanId().equals(span.getParentSpanId()))
        .findFirst()
        .map(above -> path(above) + " > " + span.getName())
        .orElse(span.getName());
  }

  /** The steps are those of the real path. Only Kafka, database and sandbox are missing. */
  @Test
  void oneTraceLeadsFromTheRequestToTheEventStream() throws InterruptedException {
    turnOn();
    String outbox;
    try (TraceSpan _ = Spans.resume(PARENT);
        TraceSpan _ = Spans.step("request")) {
      Spans.note(Spans.SUBMISSION, ID.toString());
      outbox = TraceParent.current();
    }
    try (TraceSpan _ = Spans.resume(outbox)) {
      publisher.send(Topics.JOBS_INTERACTIVE, ID.toString(), new byte[0]).join();
    }
    handle(
        parent(broker.history().getLast()),
        (work, delivery) -> {
          Spans.step("run in a child").close();
          return judge(work, delivery);
        });
    List<Thread> streams = new ArrayList<>();
    Runnable toldOnAnotherThread =
        () -> {
          Runnable told = Spans.carry(() -> Spans.step("stream judged").close());
          streams.add(Thread.ofVirtual().start(told));
        };
    ProducerRecord<String, byte[]> result = broker.history().getLast();
    try (ScoringSpans watch = new ScoringSpans(List.of(entry(judged(), result)))) {
      watch.scored(judged(), toldOnAnotherThread);
    }
    // Another api process reads the result, and looks for it in the database.
    try (TraceSpan _ = Spans.resume(parent(result))) {
      toldOnAnotherThread.run();
    }
    for (Thread stream : streams) {
      stream.join();
    }
    String judging = "request > send arbiter.jobs.interactive > process arbiter.jobs.interactive";
    assertThat(spans.getFinishedSpanItems())
        .extracting(this::path)
        .containsExactlyInAnyOrder(
            "request",
            "request > send arbiter.jobs.interactive",
            judging,
            judging + " > run in a child",
            judging + " > send arbiter.events",
            judging + " > send arbiter.events > score",
            judging + " > send arbiter.events > score > stream judged",
            judging + " > send arbiter.events > stream judged");
    assertThat(spans.getFinishedSpanItems())
        .extracting(SpanData::getTraceId, SpanData::getKind)
        .contains(tuple(TRACE, SpanKind.PRODUCER), tuple(TRACE, SpanKind.CONSUMER))
        .extracting(ids -> ids.toList().getFirst())
        .containsOnly(TRACE);
    // The source of the job is nowhere.
    assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("print");
  }
}
