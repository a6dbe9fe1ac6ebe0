package io.arbiter.delivery.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.arbiter.core.bundle.file.BundleProblem;
import io.arbiter.core.bundle.tests.TestsLiteral;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Delay;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.CounterExample;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.core.report.FoundCounterExample;
import io.arbiter.core.report.FoundFingerprints;
import io.arbiter.core.report.ImportedMission;
import io.arbiter.core.report.MissionDetails;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.broker.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The records on the topics, in today's format and in format 1. */
class FormatTest {
  private static final UUID ID = new UUID(0, 7);
  private static final UUID OTHER = new UUID(0, 8);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Job.Origin ORIGIN = new Job.Origin(ID, 2, AT);
  private static final Job.Target TARGET = new Job.Target("easy", 3, "hash");
  private static final Limits LIMITS = new Limits(1_000, 2_000, 3_000, 4_000);
  private static final MissionDetails DETAILS =
      new MissionDetails(
          new MissionDetails.About(
              Optional.of("Lamp"),
              Optional.empty(),
              Optional.of(""),
              Optional.empty(),
              Optional.empty(),
              Optional.of("MIT")),
          Optional.of("f"),
          Map.of("given", "f = 1"));

  private static final ValidationReport REPORT =
      new ValidationReport(true, List.of(), List.of(), null, null, 12);
  private static final FoundCounterExample EXAMPLE =
      new FoundCounterExample(
          new CounterExample(List.of(PyValue.Int.of(1)), new PyValue.None(), null, "exit"));
  private static final FoundFingerprints FINGERPRINTS =
      new FoundFingerprints(Map.of(ID, List.of(new Fingerprint(1, 2, 3)), OTHER, List.of()));

  /** A value, and the same value as a record of format 1. */
  record Case<T>(T value, String before) {
    @Override
    public String toString() {
      return value.getClass().getSimpleName();
    }
  }

  private static String job(String kind, String puzzle, String rejudging, String stdin) {
    return """
    {"work": "job", "format": 1, "submission": "%s", "attempt": 2, "kind": "%s", %s,
    "source": "x = 1", "limits": {"cpuMillis": 1000, "steps": 2000, "memoryBytes": 3000,
    "outputBytes": 4000}, "submittedAt": "%s", "rejudging": %s, "stdin": %s}\
    """
        .formatted(ID, kind, puzzle, AT, rejudging, stdin);
  }

  private static String task(String kind, String files, String options, String submission) {
    return """
    {"work": "author", "id": "%s", "kind": "%s", "files": %s, "options": %s, %s}\
    """
        .formatted(ID, kind, files, options, submission);
  }

  static Stream<Case<Work>> works() {
    String puzzle = "\"puzzle\": \"easy\", \"version\": 3, \"testSetHash\": \"hash\"";
    String none = "\"puzzle\": null, \"version\": 0, \"testSetHash\": null";
    String nobody = "\"submission\": null, \"source\": null";
    String files = "{\"a.py\": \"eA==\"}";
    return Stream.of(
        new Case<>(
            new Job.Submission(ORIGIN, TARGET, "x = 1", LIMITS),
            job("SUBMISSION", puzzle, "null", "null")),
        new Case<>(
            new Job.Run(ORIGIN, TARGET, "x = 1", LIMITS), job("RUN", puzzle, "null", "null")),
        new Case<>(
            new Job.Rejudgement(ORIGIN, TARGET, "x = 1", LIMITS, OTHER),
            job("SUBMISSION", puzzle, "\"" + OTHER + "\"", "null")),
        new Case<>(
            new Job.Scratch(ORIGIN, "x = 1", LIMITS, ""), job("SCRATCH", none, "null", "null")),
        new Case<>(
            new Job.Scratch(ORIGIN, "x = 1", LIMITS, "line"),
            job("SCRATCH", none, "null", "\"line\"")),
        new Case<>(new AuthorTask.Prepare(ID, Map.of()), task("PREPARE", "{}", "{}", nobody)),
        new Case<>(new AuthorTask.Validate(ID, Map.of()), task("VALIDATE", "{}", "{}", nobody)),
        new Case<>(
            new AuthorTask.FindCounterExample(ID, Map.of(), OTHER, "x = 1"),
            task(
                "COUNTEREXAMPLE",
                "{}",
                "{}",
                "\"submission\": \"%s\", \"source\": \"x = 1\"".formatted(OTHER))),
        new Case<>(
            new AuthorTask.ImportCheckio(ID, Map.of(), Map.of(), DETAILS),
            task(
                "IMPORT_CHECKIO",
                "{}",
                "{\"title\": \"Lamp\", \"tags\": \"\", \"license\": \"MIT\", \"function\": \"f\","
                    + " \"solution\": \"f = 1\"}",
                nobody)),
        new Case<>(
            new AuthorTask.TakeFingerprints(ID, Map.of(OTHER, "x")),
            task("FINGERPRINTS", files.replace("a.py", OTHER.toString()), "{}", nobody)));
  }

  @ParameterizedTest
  @MethodSource("works")
  void workComesBackInBothFormats(Case<Work> one) throws IOException {
    byte[] record = Codec.encode(one.value());
    assertThat(new String(record, UTF_8)).contains("\"format\":2");
    assertThat(Work.read(record)).isEqualTo(one.value());
    assertThat(Work.read(one.before().getBytes(UTF_8))).isEqualTo(one.value());
  }

  /** Format 1 has no such submission; what the version before wrote is not clean. */
  @Test
  void aCleanSubmissionComesBack() throws IOException {
    Work clean = new Job.Submission(ORIGIN, TARGET, "x = 1", LIMITS, true);
    String record = new String(Codec.encode(clean), UTF_8);
    assertThat(Work.read(record.getBytes(UTF_8))).isEqualTo(clean);
    String before = record.replace(",\"clean\":true", "");
    assertThat(before).isNotEqualTo(record);
    assertThat(Work.read(before.getBytes(UTF_8)))
        .isEqualTo(new Job.Submission(ORIGIN, TARGET, "x = 1", LIMITS));
  }

  /** Format 1 has no such work. */
  @Test
  void aPackageThatIsImportedComesBack() throws IOException {
    Work work =
        new AuthorTask.ImportKattis(
            ID, Map.of("problem.yaml", "x".getBytes(UTF_8)), Map.of("a.cpp", 7L), DETAILS);
    Work read = Work.read(Codec.encode(work));
    assertThat(read).usingRecursiveComparison().isEqualTo(work);
  }

  @Test
  void kindsThatFormatOneLacksComeBack() throws IOException {
    var check = new AuthorTask.Check(ID, Map.of("a.py", new byte[] {1}));
    assertThat(((AuthorTask.Check) Work.read(Codec.encode(check))).files().get("a.py"))
        .containsExactly(1);
    var literal = new TestsLiteral(PyValue.Int.of(1), Map.of("Basics", List.of(3)));
    var checked =
        new TaskEvent.Checked(
            ID, new CheckedPython(List.of(new BundleProblem("a.py", 2, "x")), literal));
    assertThat(TaskEvent.read(Codec.encode(checked))).isEqualTo(checked);
    var unread = new TaskEvent.Checked(ID, new CheckedPython(List.of(), null));
    assertThat(TaskEvent.read(Codec.encode(unread))).isEqualTo(unread);
  }

  private static String done(String kind, Object result) {
    return """
    {"event": "done", "id": "%s", "kind": "%s", "submission": "%s", "result": %s}\
    """
        .formatted(ID, kind, OTHER, Codec.toJson(Codec.toJson(result)));
  }

  static Stream<Case<TaskEvent>> events() {
    var prepared = new PreparedBundle(List.of(), null);
    var mission = new ImportedMission(new TreeMap<>(), List.of());
    return Stream.of(
        new Case<>(
            new TaskEvent.Progress(ID, 1, 2),
            "{\"event\": \"progress\", \"id\": \"%s\", \"done\": 1, \"total\": 2}".formatted(ID)),
        new Case<>(new TaskEvent.Prepared(ID, prepared), done("PREPARE", prepared)),
        new Case<>(new TaskEvent.Validated(ID, REPORT), done("VALIDATE", REPORT)),
        new Case<>(new TaskEvent.Searched(ID, OTHER, EXAMPLE), done("COUNTEREXAMPLE", EXAMPLE)),
        new Case<>(new TaskEvent.Imported(ID, mission), done("IMPORT_CHECKIO", mission)),
        new Case<>(
            new TaskEvent.Fingerprinted(ID, FINGERPRINTS), done("FINGERPRINTS", FINGERPRINTS)),
        new Case<>(
            new TaskEvent.GivenUp(ID),
            "{\"event\": \"done\", \"id\": \"%s\", \"kind\": \"VALIDATE\", \"result\": null}"
                .formatted(ID)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void reportsComeBackInBothFormats(Case<TaskEvent> one) throws IOException {
    byte[] record = Codec.encode(one.value());
    assertThat(new String(record, UTF_8)).contains("\"format\":2");
    assertThat(TaskEvent.read(record)).isEqualTo(one.value());
    assertThat(TaskEvent.read(one.before().getBytes(UTF_8))).isEqualTo(one.value());
  }

  private static final String JUDGEMENT =
      """
      {"verdict": "ACCEPTED", "message": null, "categories": [{"name": "Basics", "passed": 1,
      "total": 1}], "failure": null, "output": null, "usage": {"cpuMillis": 1, "wallMillis": 2,
      "steps": 3, "peakBytes": 4}, "authorTraceback": null}\
      """;

  private static final String PROVENANCE =
      """
      {"version": 3, "testSetHash": "hash", "runtime": "GraalPy", "worker": "w", "delivery": 1,
      "limits": {"cpuMillis": 1000, "steps": 2000, "memoryBytes": 3000, "outputBytes": 4000},
      "judgedAt": "%s"}\
      """
          .formatted(AT);

  private static String event(String name, String fields) {
    return "{\"event\": \"%s\", \"submission\": \"%s\", \"attempt\": 2%s}"
        .formatted(name, ID, fields);
  }

  /** Events have no number of a format: a version only adds fields. */
  static Stream<Case<JudgingEvent>> judgingEvents() {
    var judgement =
        new Judgement(
            Verdict.ACCEPTED,
            null,
            List.of(new CategoryResult("Basics", 1, 1)),
            null,
            null,
            new Usage(1, 2, 3, 4));
    var provenance = new JudgingEvent.Provenance(3, "hash", "GraalPy", "w", 1, LIMITS, AT);
    String result = ", \"judgement\": " + JUDGEMENT + ", \"provenance\": " + PROVENANCE;
    return Stream.of(
        new Case<>(new JudgingEvent.Started(ID, 2, "w"), event("started", ", \"worker\": \"w\"")),
        new Case<>(
            new JudgingEvent.Delayed(ID, 2, Delay.NO_WORKER),
            event("delayed", ", \"delay\": \"NO_WORKER\"")),
        new Case<>(
            new JudgingEvent.Progress(ID, 2, 1, 4),
            event("progress", ", \"passed\": 1, \"total\": 4")),
        new Case<>(new JudgingEvent.Output(ID, 2, "x"), event("output", ", \"text\": \"x\"")),
        new Case<>(new JudgingEvent.Judged(ID, 2, judgement, provenance), event("judged", result)),
        new Case<>(
            new JudgingEvent.Rejudged(ID, 2, OTHER, judgement, provenance),
            event("rejudged", ", \"rejudging\": \"" + OTHER + "\"" + result)),
        new Case<>(new JudgingEvent.ChildEnded(ID, 2), event("child-ended", "")),
        new Case<>(new JudgingEvent.Scored(ID, 2), event("scored", "")));
  }

  @Test
  void everyKindOfEventIsTested() {
    assertThat(judgingEvents().<Class<?>>map(one -> one.value().getClass()))
        .containsExactlyInAnyOrder(JudgingEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("judgingEvents")
  void eventsAreReadByBothVersions(Case<JudgingEvent> one) throws IOException {
    assertThat(Log.EVENTS.reader().read(one.before().getBytes(UTF_8))).isEqualTo(one.value());
    assertHasAllOf(JSON.readTree(one.before()), JSON.readTree(Codec.encode(one.value())));
  }

  private static final JsonMapper JSON = new JsonMapper();

  /** The previous version passes over fields that it does not know, and needs all others. */
  private static void assertHasAllOf(JsonNode before, JsonNode today) {
    if (before.isObject()) {
      before
          .properties()
          .forEach(field -> assertHasAllOf(field.getValue(), today.path(field.getKey())));
    } else if (before.isArray()) {
      assertThat(today.size()).isEqualTo(before.size());
      for (int i = 0; i < before.size(); i++) {
        assertHasAllOf(before.get(i), today.get(i));
      }
    } else {
      assertThat(today).isEqualTo(before);
    }
  }

  @Test
  void testSetsAreReadByBothVersions() throws IOException {
    String before =
        """
        {"function": "f", "comparison": {"compare": "exact"}, "checker": null, "adapter": null,
        "referee": null, "reveal": true, "isolated": false, "categories": []}\
        """;
    TestSet today = Log.TEST_SETS.reader().read(before.getBytes(UTF_8));
    assertThat(today).isEqualTo(new TestSet("f", Comparison.EXACT, null, true, List.of()));
    assertHasAllOf(JSON.readTree(before), JSON.readTree(Codec.encode(today)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"format\": 3}",
        "{\"work\": \"job\", \"format\": 1}",
        "{\"work\": \"author\", \"kind\": \"COUNTEREXAMPLE\"}",
        "{\"event\": \"done\", \"kind\": \"VALIDATE\", \"result\": \"{\"}",
        "{\"work\": \"later\", \"event\": \"later\", \"format\": 2}",
        "{\"work\": \"scratch\", \"event\": \"validated\", \"format\": 2}",
        "{\"work\": \"prepare\", \"event\": \"given-up\", \"files\": {}, \"format\": 2}",
      })
  void whatIsNoRecordIsRefused(String record) {
    assertThatThrownBy(() -> Work.read(record.getBytes(UTF_8))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> TaskEvent.read(record.getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aRequestToStopComesBack() throws IOException {
    byte[] record = Codec.encode(new StopRequest(ID));
    assertThat(Log.STOPS.reader().read(record)).isEqualTo(new StopRequest(ID));
    assertThatThrownBy(() -> Log.STOPS.reader().read("{}".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theStateOfAWorkerComesBack() throws IOException {
    var alive =
        new WorkerEvent.Alive(
            ID,
            "w",
            AT,
            AT,
            List.of(new WorkerEvent.Slot(true, AT, OTHER), new WorkerEvent.Slot(false, AT, null)),
            List.of(
                new WorkerEvent.Child("players", WorkerEvent.ChildState.BUSY, 1_000, 7, 1 << 20)),
            List.of(new WorkerEvent.EndedChild("players", "WORN", 9, AT)));
    String record =
        """
        {"event": "alive", "worker": "%1$s", "name": "w", "startedAt": "%3$s", "at": "%3$s",
        "slots": [{"batch": true, "since": "%3$s", "work": "%2$s"},
        {"batch": false, "since": "%3$s", "work": null}],
        "children": [{"sandbox": "players", "state": "BUSY", "ageMillis": 1000, "served": 7,
        "memoryBytes": 1048576}],
        "ended": [{"sandbox": "players", "reason": "WORN", "served": 9, "at": "%3$s"}]}\
        """
            .formatted(ID, OTHER, AT);
    assertThat(Log.WORKERS.reader().read(record.getBytes(UTF_8))).isEqualTo(alive);
    assertThat(JSON.readTree(Codec.encode(alive))).isEqualTo(JSON.readTree(record));
    var stopped = new WorkerEvent.Stopped(ID);
    assertThat(Log.WORKERS.reader().read(Codec.encode(stopped))).isEqualTo(stopped);
    for (String wrong : List.of("{}", "{\"event\": \"alive\"}", "{\"event\": \"later\"}")) {
      assertThatThrownBy(() -> Log.WORKERS.reader().read(wrong.getBytes(UTF_8)))
          .isInstanceOf(IOException.class);
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
