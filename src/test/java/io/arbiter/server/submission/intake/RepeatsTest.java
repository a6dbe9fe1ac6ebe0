package io.arbiter.server.submission.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import io.agroal.api.AgroalDataSource;
import io.arbiter.DatabaseResource;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.submission.SubmissionRepository;
import io.arbiter.server.submission.SubmissionStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real PostgreSQL. */
@QuarkusTest
@WithTestResource(DatabaseResource.class)
class RepeatsTest {
  private static final String SOURCE = "def f(x):\n    return x";
  private static final QuotaSettings PLENTY =
      new QuotasTest.Settings(1_000, 1_000, 1_000, 1_000, 1_000);

  @Inject AgroalDataSource source;
  @Inject IntakeStatements statements;
  @Inject SubmissionRepository submissions;
  @Inject SubmissionStore store;
  @Inject Outbox outbox;
  @Inject SessionFactory sessions;

  private TestDatabase database;
  private UUID ada;
  private UUID puzzle;
  private SubmissionIntake intake;

  @BeforeEach
  void begin() {
    database = TestDatabase.of(source);
    database.clear();
    ada = TestData.addPlayer(database, "ada");
    puzzle = TestData.addPuzzle(database, "easy", 10);
    intake = intake(true);
  }

  private SubmissionIntake intake(boolean answerRepeats) {
    return new SubmissionIntake(
        statements, submissions, TestQuotas.of(PLENTY, submissions), outbox, () -> answerRepeats);
  }

  private record Sent(UUID submission, String topic, byte[] payload) {}

  private Sent send(String source) {
    return send(intake, source, SubmissionKind.SUBMISSION, 1);
  }

  private Sent send(SubmissionIntake intake, String source, SubmissionKind kind, int version) {
    Job job = job(source, kind, version);
    intake.accept(job, ada, puzzle, null);
    List<Object> sent = database.rows("select topic, payload from outbox").getFirst();
    assertThat(database.update("delete from outbox")).isEqualTo(1);
    return new Sent(job.submission(), (String) sent.get(0), (byte[]) sent.get(1));
  }

  private static Job job(String source, SubmissionKind kind, int version) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    var origin = new Job.Origin(id, 1, Instant.now());
    var target = new Job.Target("easy", version, "hash");
    return kind == SubmissionKind.RUN
        ? new Job.Run(origin, target, source, Limits.DEFAULT)
        : new Job.Submission(origin, target, source, Limits.DEFAULT);
  }

  /** Judges as a worker and the scorekeeper do. */
  private void judge(UUID submission, Verdict verdict, long steps, String message, int version) {
    insertJudgement(submission, 1, verdict, steps, message, version, null);
    database.update(
        "update submission set state = 'JUDGED', verdict = ?, judged_at = now() where id = ?",
        verdict.name(),
        submission);
  }

  private void insertJudgement(
      UUID submission,
      int attempt,
      Verdict verdict,
      long steps,
      String message,
      int version,
      UUID repeats) {
    var judgement =
        new Judgement(verdict, message, List.of(), null, null, new Usage(5, 6, steps, 8));
    var made =
        new JudgingEvent.Provenance(
            version, "hash", "runtime", "worker", 1, Limits.DEFAULT, Instant.now());
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
          cpu_millis, steps, source_bytes, judged_at, repeats)
        values (?, ?, ?, ?::json, ?::json, 0, 5, ?, 1, now(), ?::uuid)
        """,
        submission,
        attempt,
        verdict.name(),
        Codec.toJson(judgement),
        Codec.toJson(made),
        steps,
        repeats);
  }

  private UUID sendAndJudge(Verdict verdict, long steps, String message) {
    UUID id = send(SOURCE).submission();
    judge(id, verdict, steps, message, 1);
    return id;
  }

  @Test
  void theThirdSubmissionIsAnsweredFromTheFirstTwo() throws IOException {
    UUID first = sendAndJudge(Verdict.WRONG_ANSWER, 9, "a NUL \0 and an \u00e4");
    assertThat(send(SOURCE).topic()).isEqualTo(Topics.JOBS_INTERACTIVE);
    sendAndJudge(Verdict.WRONG_ANSWER, 9, "a NUL \0 and an \u00e4");
    Sent third = send(SOURCE);
    assertThat(third.topic()).isEqualTo(Topics.EVENTS);
    var event = (JudgingEvent.Judged) Codec.decode(third.payload(), JudgingEvent.class);
    assertThat(event.submission()).isEqualTo(third.submission());
    assertThat(event.attempt()).isEqualTo(1);
    assertThat(event.repeats()).isEqualTo(first);
    assertThat(event.judgement().verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(event.judgement().message()).isEqualTo("a NUL \0 and an \u00e4");
    assertThat(event.judgement().usage()).isEqualTo(new Usage(5, 6, 9, 8));
    assertThat(event.provenance().runtime()).isEqualTo("runtime");
  }

  /** Sends the source again, and stores the earlier result that answers it. */
  private UUID repeat(UUID earlier) {
    Sent sent = send(SOURCE);
    assertThat(sent.topic()).isEqualTo(Topics.EVENTS);
    insertJudgement(sent.submission(), 1, Verdict.ACCEPTED, 9, "message", 1, earlier);
    QuarkusTransaction.requiringNew()
        .run(() -> store.judge(Map.of(sent.submission(), Verdict.ACCEPTED)));
    return sent.submission();
  }

  @Test
  void anIntakeDoesNotReadEarlierRepeats() {
    UUID first = sendAndJudge(Verdict.ACCEPTED, 9, "message");
    UUID second = sendAndJudge(Verdict.ACCEPTED, 9, "message");
    for (int i = 0; i < 3; i++) {
      repeat(first);
    }
    List<UUID> found =
        database.list(UUID.class, "select id from submission where source_hash is not null");
    assertThat(found).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void aRepeatThatIsRejudgedHasAResultOfItsOwn() {
    UUID first = sendAndJudge(Verdict.ACCEPTED, 9, "message");
    sendAndJudge(Verdict.ACCEPTED, 9, "message");
    UUID repeat = repeat(first);
    insertJudgement(repeat, 2, Verdict.WRONG_ANSWER, 9, "message", 1, null);
    QuarkusTransaction.requiringNew()
        .run(() -> store.rejudge(Map.of(repeat, Verdict.WRONG_ANSWER)));
    assertThat(send(SOURCE).topic()).isEqualTo(Topics.JOBS_INTERACTIVE);
  }

  @Test
  void aRepeatHasThePointsOfTheFirstTwo() throws IOException {
    for (int i = 0; i < 2; i++) {
      UUID id = sendAndJudge(Verdict.ACCEPTED, 9, "m");
      database.update(
          """
          update judgement set earned = 42,
            judgement = replace(judgement::text, '"points":null', '"points":42')::json
          where submission_id = ?
          """,
          id);
    }
    var event = (JudgingEvent.Judged) Codec.decode(send(SOURCE).payload(), JudgingEvent.class);
    assertThat(event.judgement().points()).isEqualTo(42);
    assertThat(event.repeats()).isNotNull();
  }

  @Test
  void theAnswerHasTheFormOfTheCodec() throws IOException {
    sendAndJudge(Verdict.ACCEPTED, 9, "\0 \ud800 \u00e4 \\ \"stand-in\"");
    sendAndJudge(Verdict.ACCEPTED, 9, "\0 \ud800 \u00e4 \\ \"stand-in\"");
    byte[] payload = send(SOURCE).payload();
    JudgingEvent event = Codec.decode(payload, JudgingEvent.class);
    assertThat(new String(payload, UTF_8)).isEqualTo(Codec.toJson(event));
  }

  @Test
  void aRepeatedRequestIsAnsweredOnceInOneStatement() {
    sendAndJudge(Verdict.ACCEPTED, 9, "message");
    sendAndJudge(Verdict.ACCEPTED, 9, "message");
    Statistics statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    try {
      statistics.clear();
      UUID first = intake.accept(job(SOURCE, SubmissionKind.SUBMISSION, 1), ada, puzzle, "key");
      // A second statement may read the length of the queue, once a second.
      assertThat(statistics.getPrepareStatementCount()).isBetween(1L, 2L);
      assertThat(intake.accept(job(SOURCE, SubmissionKind.SUBMISSION, 1), ada, puzzle, "key"))
          .isEqualTo(first);
      assertThat(database.rows("select topic, key from outbox"))
          .containsExactly(List.of(Topics.EVENTS, first.toString()));
    } finally {
      statistics.setStatisticsEnabled(false);
    }
  }

  @Test
  void twoDifferentOutcomesAreNotRepeated() {
    sendAndJudge(Verdict.WRONG_ANSWER, 9, "test 1");
    sendAndJudge(Verdict.WRONG_ANSWER, 10, "test 1");
    assertThat(send(SOURCE).topic()).isEqualTo(Topics.JOBS_INTERACTIVE);
    sendAndJudge(Verdict.WRONG_ANSWER, 10, "test 2");
    assertThat(send(SOURCE).topic()).isEqualTo(Topics.JOBS_INTERACTIVE);
    sendAndJudge(Verdict.ACCEPTED, 10, "test 2");
    assertThat(send(SOURCE).topic()).isEqualTo(Topics.JOBS_INTERACTIVE);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TIME_LIMIT",
        "MEMORY_LIMIT",
        "OUTPUT_LIMIT",
        "FORBIDDEN",
        "AUTHOR_ERROR",
        "JUDGE_ERROR"
      })
  void verdictsThatMayVaryAreNotRepeated(Verdict verdict) {
    sendAndJudge(verdict, 9, "message");
    sendAndJudge(verdict, 9, "message");
    assertThat(send(SOURCE).topic()).isEqualTo(Topics.JOBS_INTERACTIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"import random", "from time import sleep", "id(x)", "datetime.now()"})
  void sourcesThatLookRandomAreNotRepeated(String source) {
    for (int i = 0; i < 2; i++) {
      judge(send(source).submission(), Verdict.ACCEPTED, 9, "message", 1);
    }
    assertThat(send(source).topic()).isEqualTo(Topics.JOBS_INTERACTIVE);
  }

  @Test
  void onlySubmissionsToTheSameVersionCount() {
    UUID other = sendAndJudge(Verdict.ACCEPTED, 9, "message");
    sendAndJudge(Verdict.ACCEPTED, 9, "message");
    assertThat(send(SOURCE + "\n").topic()).isEqualTo(Topics.JOBS_INTERACTIVE);
    assertThat(send(intake, SOURCE, SubmissionKind.RUN, 1).topic())
        .isEqualTo(Topics.JOBS_INTERACTIVE);
    assertThat(send(SOURCE).topic()).isEqualTo(Topics.EVENTS);
    assertThat(send(intake(false), SOURCE, SubmissionKind.SUBMISSION, 1).topic())
        .isEqualTo(Topics.JOBS_INTERACTIVE);
    // Rejudged against a later version.
    database.update(
        "update judgement set provenance = '{\"version\": 2}'::json where submission_id = ?",
        other);
    assertThat(send(SOURCE).topic()).isEqualTo(Topics.JOBS_INTERACTIVE);
  }
}
