package io.arbiter.delivery.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.TestsLiteral;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Delay;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Reason;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.CounterExample;
import io.arbiter.core.report.FoundCounterExample;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.Publisher;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records on the topics come back as they were sent. */
class FormatTest {
  private static final String FORMAT = "\"format\":1";
  private static final UUID ID = new UUID(0, 7);
  private static final UUID OTHER = new UUID(0, 8);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Map<String, byte[]> FILES = Map.of("a.py", new byte[] {1});
  private static final Job.Origin ORIGIN = new Job.Origin(ID, 2, AT);
  private static final Job.Target TARGET = new Job.Target("easy", 3, "hash");
  private static final Limits LIMITS = new Limits(1_000, 2_000, 3_000, 4_000);
  private static final Optional<String> NO = Optional.empty();
  private static final MissionDetails DETAILS =
      new MissionDetails(
          new MissionDetails.About(Optional.of("Lamp"), NO, Optional.of(""), NO, NO, NO),
          Optional.of("f"),
          Map.of("given", "f = 1"));

  private static final ValidationReport REPORT =
      new ValidationReport(true, List.of(), List.of(), null, null, 12);
  private static final FoundCounterExample EXAMPLE =
      new FoundCounterExample(
          new CounterExample(List.of(PyValue.Int.of(1)), new PyValue.None(), null, "exit"));

  private static List<Work> works() {
    return List.of(
        new Job.Submission(ORIGIN, TARGET, SourceCode.python("x = 1"), LIMITS),
        new Job.Submission(ORIGIN, TARGET, SourceCode.python("x = 1"), LIMITS, true),
        new Job.Run(ORIGIN, TARGET, SourceCode.python("x = 1"), LIMITS),
        new Job.Run(
            ORIGIN,
            TARGET,
            SourceCode.python("x = 1"),
            LIMITS,
            List.of(new PyValue.Items(List.of(PyValue.Int.of(1))), new PyValue.Str("2, 3")),
            0,
            true),
        new Job.Rejudgement(ORIGIN, TARGET, SourceCode.python("x = 1"), LIMITS, OTHER),
        new Job.Scratch(ORIGIN, SourceCode.python("x = 1"), LIMITS, ""),
        new AuthorTask.Prepare(ID, FILES),
        new AuthorTask.Check(ID, FILES),
        new AuthorTask.Validate(ID, FILES),
        new AuthorTask.FindCounterExample(ID, FILES, OTHER, SourceCode.python("x = 1")),
        new AuthorTask.ImportCheckio(ID, FILES, Map.of("a.png", 7L), DETAILS),
        new AuthorTask.ImportKattis(ID, FILES, Map.of("a.cpp", 7L), DETAILS));
  }

  private static List<TaskEvent> events() {
    return List.of(
        new TaskEvent.Progress(ID, 1, 2),
        new TaskEvent.Prepared(ID, new PreparedBundle(List.of(), null)),
        new TaskEvent.Checked(ID, new CheckedPython(List.of(), null)),
        new TaskEvent.Checked(
            ID,
            new CheckedPython(
                List.of(new BundleProblem("a.py", 2, "x")),
                new TestsLiteral(PyValue.Int.of(1), Map.of("Basics", List.of(3))))),
        new TaskEvent.Validated(ID, REPORT),
        new TaskEvent.Searched(ID, OTHER, EXAMPLE),
        new TaskEvent.Imported(ID, new ImportedMission(new TreeMap<>(), List.of())),
        new TaskEvent.GivenUp(ID));
  }

  private static List<JudgingEvent> judgingEvents() {
    var judgement =
        new Judgement(
            Verdict.WRONG_ANSWER,
            "m",
            List.of(new CategoryResult("Basics", 1, 2)),
            new CaseFailure(
                "Basics",
                2,
                false,
                PyValue.Int.of(1),
                null,
                new PyValue.None(),
                "t",
                new Reason.Type("int", "None")),
            "out",
            new Usage(1, 2, 3, 4));
    var provenance = new JudgingEvent.Provenance(3, "hash", "GraalPy", "w", 1, LIMITS, AT);
    return List.of(
        new JudgingEvent.Started(ID, 2, "w"),
        new JudgingEvent.Delayed(ID, 2, Delay.NO_WORKER),
        new JudgingEvent.Progress(ID, 2, 1, 4),
        new JudgingEvent.Output(ID, 2, "x"),
        new JudgingEvent.Judged(ID, 2, judgement, provenance),
        new JudgingEvent.Rejudged(ID, 2, OTHER, judgement, provenance),
        new JudgingEvent.ChildEnded(ID, 2),
        new JudgingEvent.Searched(ID));
  }

  private static List<WorkerEvent> workerEvents() {
    var slots =
        List.of(new WorkerEvent.Slot(true, AT, OTHER), new WorkerEvent.Slot(false, AT, null));
    var child = new WorkerEvent.Child("players", WorkerEvent.ChildState.BUSY, 1_000, 7, 1 << 20);
    var ended = new WorkerEvent.EndedChild("players", "WORN", 9, AT);
    return List.of(
        new WorkerEvent.Alive(ID, "w", AT, AT, slots, List.of(child), List.of(ended)),
        new WorkerEvent.Stopped(ID));
  }

  /** The records of a sealed type. */
  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(FormatTest::kinds)
        : Stream.of(type);
  }

  /**
   * @param text a part of each record
   */
  private static <T> void assertComeBack(
      Class<T> type, List<T> records, String text, Log.Reader<? extends T> reader)
      throws IOException {
    assertThat(records.stream().map(Object::getClass).collect(Collectors.toSet()))
        .as("every kind is tested")
        .isEqualTo(kinds(type).collect(Collectors.toSet()));
    for (T each : records) {
      byte[] record = Codec.encode(each);
      assertThat(new String(record, UTF_8)).contains(text);
      assertThat(reader.read(record))
          .usingRecursiveComparison()
          .withStrictTypeChecking()
          .isEqualTo(each);
    }
  }

  @Test
  void everyKindOfRecordComesBack() throws IOException {
    assertComeBack(Work.class, works(), FORMAT, Work::read);
    assertComeBack(TaskEvent.class, events(), FORMAT, TaskEvent::read);
    assertComeBack(JudgingEvent.class, judgingEvents(), "\"event\":", Log.EVENTS.reader());
    assertComeBack(WorkerEvent.class, workerEvents(), "\"event\":", Log.WORKERS.reader());
    var tests = new TestSet("f", Comparison.EXACT, null, true, List.of());
    assertThat(Log.TEST_SETS.reader().read(Codec.encode(tests))).isEqualTo(tests);
    var stop = new StopRequest(ID);
    assertThat(Log.STOPS.reader().read(Codec.encode(stop))).isEqualTo(stop);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"format\": 2}",
        "{\"work\": \"scratch\", \"event\": \"progress\", \"format\": 2}",
        "{\"work\": \"later\", \"event\": \"later\", \"format\": 1}",
        "{\"work\": \"scratch\", \"event\": \"validated\", \"format\": 1}",
        "{\"work\": \"prepare\", \"event\": \"given-up\", \"files\": {}, \"format\": 1}",
        "{\"event\": \"alive\"}"
      })
  void whatIsNoRecordIsRefused(String record) {
    List<Log.Reader<?>> readers =
        List.of(Work::read, TaskEvent::read, Log.STOPS.reader(), Log.WORKERS.reader());
    for (Log.Reader<?> reader : readers) {
      assertThatThrownBy(() -> reader.read(record.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anUndeliverableRecordComesBackUnlessItIsTooLarge() throws IOException {
    var small = undeliverable(new byte[] {1, 2, 3});
    assertThat(small)
        .isEqualTo(
            new Undeliverable(Topics.EVENTS, "key", new byte[] {1, 2, 3}, 3, "not a record"));
    assertThat(Log.UNDELIVERABLE.reader().read(Codec.encode(small))).isEqualTo(small);
    var large = undeliverable(new byte[Undeliverable.MOST_BYTES]);
    assertThat(Codec.encode(large)).hasSizeLessThan(Publisher.MAX_VALUE_BYTES);
    var tooLarge = undeliverable(new byte[Undeliverable.MOST_BYTES + 1]);
    assertThat(tooLarge.value()).isNull();
    assertThat(tooLarge.bytes()).isEqualTo(Undeliverable.MOST_BYTES + 1);
    assertThat(Log.UNDELIVERABLE.reader().read(Codec.encode(tooLarge))).isEqualTo(tooLarge);
  }

  private static Undeliverable undeliverable(byte[] value) {
    return Undeliverable.of(
        new ConsumerRecord<>(Topics.EVENTS, 0, 0, "key", value),
        new IOException("not `io.arbiter.delivery.message.JudgingEvent$Started`\nat line 1"));
  }
}
