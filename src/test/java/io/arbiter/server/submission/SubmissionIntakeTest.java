package io.arbiter.server.submission;

import static io.arbiter.core.problem.ErrorCode.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.submission.SimulatedSubmissions.Allowance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What players send, and what visitors run. */
@ServerTest
class SubmissionIntakeTest extends DatabaseTest {
  @Inject IntakeQueries queries;
  @Inject SubmissionRepository submissions;
  @Inject PlayerQuotas overrides;
  @Inject SubmissionStore store;
  @Inject Outbox outbox;
  @Inject SubmissionIntake accepting;
  @Inject VisitorRuns visitors;
  @Inject SubmissionCatalog catalog;
  @Inject StuckSweep stuckSweep;
  @Inject PuzzleStore puzzles;

  private UUID ada;
  private UUID bob;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    ada = addPlayer("ada");
    bob = addPlayer("bob");
    puzzle = addPuzzle("easy", 10);
  }

  private static Allowance settings(int inFlight, int interactive, int perMinute, int perDay) {
    return new Allowance(inFlight, interactive, perMinute, perDay, 9, 100);
  }

  private SubmissionIntake intake(Quotas quotas) {
    return new SubmissionIntake(queries, submissions, quotas, outbox, new RecentSenders());
  }

  private SubmissionIntake intake(QuotaSettings settings) {
    return intake(new Quotas(settings, submissions));
  }

  /** Sends a submission and deletes it; returns the topic of its job. */
  private String admit(QuotaSettings settings, UUID player) {
    QuarkusTransaction.begin();
    try {
      intake(settings).accept(job(), player, puzzle, null);
      return session
          .createNativeQuery("select topic from outbox order by id desc limit 1", String.class)
          .getSingleResult();
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private static Job job() {
    return new Job.Submission(
        new Job.Origin(
            Generators.timeBasedEpochGenerator().generate(),
            1,
            Instant.now().truncatedTo(ChronoUnit.MICROS)),
        new Job.Target("easy", 1, "hash"),
        SourceCode.python("return x"),
        Limits.DEFAULT);
  }

  private UUID send(@Nullable UUID player, Duration ago, boolean judged) {
    Instant at = Instant.now().minus(ago);
    UUID id = addSubmission("RUN", player, puzzle, at);
    if (judged) {
      judge(id, "ACCEPTED");
    }
    return id;
  }

  private void assertAdasIsRefused(QuotaSettings settings, String rule, Duration wait) {
    assertRefused(TOO_MANY_REQUESTS, rule, wait, () -> admit(settings, ada));
  }

  @Test
  void submissionsWithoutVerdictCount() {
    var settings = settings(3, 1, 100, 100);
    assertThat(admit(settings, ada)).isEqualTo(Topics.JOBS_INTERACTIVE);
    send(ada, Duration.ZERO, true);
    send(ada, Duration.ZERO, false);
    send(ada, Duration.ZERO, false);
    assertThat(admit(settings, ada)).as("others first").isEqualTo(Topics.JOBS_BATCH);
    send(ada, Duration.ofHours(1), false);
    assertAdasIsRefused(
        settings, "the quota is 3 submissions that wait for their verdicts", Duration.ofSeconds(1));
    assertThat(admit(settings, bob)).isEqualTo(Topics.JOBS_INTERACTIVE);
    assertRefused(
        ErrorCode.UNAVAILABLE,
        "the queue is full: 3 submissions wait",
        Duration.ofSeconds(10),
        () -> admit(new Allowance(9, 9, 9, 9, 9, 3), bob));
  }

  @Test
  void theWaitEndsWhenTheOldestCountedSubmissionIsAMinuteOrADayOld() {
    var settings = settings(9, 9, 2, 4);
    for (int seconds : List.of(30 * 3600, 23 * 3600, 70, 20)) {
      send(ada, Duration.ofSeconds(seconds), true);
    }
    assertThat(admit(settings, ada)).isEqualTo(Topics.JOBS_INTERACTIVE);
    send(ada, Duration.ofSeconds(10), true);
    assertAdasIsRefused(settings, "the quota is 2 submissions in a minute", Duration.ofSeconds(40));
    assertAdasIsRefused(
        settings(9, 9, 9, 4), "the quota is 4 submissions in a day", Duration.ofHours(1));
  }

  @Test
  void aPlayerMayHaveOtherQuotas() {
    var settings = settings(1, 1, 1, 1);
    Duration second = Duration.ofSeconds(1);
    send(ada, Duration.ofSeconds(10), true);
    assertAdasIsRefused(settings, "1 submissions in a minute", Duration.ofSeconds(50));
    setQuota(new PlayerQuota(null, 3, 3));
    admit(settings, ada);
    send(ada, Duration.ofSeconds(5), false);
    assertAdasIsRefused(settings, "1 submissions that wait", second);
    setQuota(new PlayerQuota(2, 3, null));
    assertAdasIsRefused(settings, "1 submissions in a day", Duration.ofDays(1).minusSeconds(5));
    setQuota(new PlayerQuota(2, 3, 3));
    admit(settings, ada);
    assertThat(overrides.find(ada)).contains(new PlayerQuota(2, 3, 3));
    assertThat(overrides.find(bob)).isEmpty();
    inTransaction(() -> overrides.remove(ada));
    assertThat(overrides.find(ada)).isEmpty();
    assertAdasIsRefused(settings, "1 submissions that wait", second);
  }

  private void setQuota(PlayerQuota quota) {
    inTransaction(() -> overrides.set(ada, quota));
  }

  @Test
  void aPlayerWhoseSubmissionsEndChildrenHasToWait() {
    var settings = new Allowance(9, 9, 99, 99, 2, 100);
    for (int minutes : List.of(11, 9, 4)) {
      UUID id = send(ada, Duration.ofMinutes(minutes), true);
      admit(settings, ada);
      store.noteEndedChildren(Set.of(id));
      database.update(
          "update submission set ended_child_at = now() - ? * interval '1 minute' where id = ?",
          minutes,
          id);
    }
    store.noteEndedChildren(Set.copyOf(database.list(UUID.class, "select id from submission")));
    assertAdasIsRefused(
        settings,
        "the quota is 2 submissions in ten minutes that end their process",
        Duration.ofMinutes(1));
    assertThat(admit(settings, bob)).isEqualTo(Topics.JOBS_INTERACTIVE);
  }

  @Test
  void aKnownRefusalNeedsNoQuery() {
    var quotas = new Quotas(settings(9, 9, 2, 9), submissions);
    SubmissionIntake intake = intake(quotas);
    send(ada, Duration.ofSeconds(20), true);
    send(ada, Duration.ofSeconds(10), true);
    intake.checkQuota(ada, null);
    assertRefused(TOO_MANY_REQUESTS, () -> intake.accept(job(), ada, puzzle, null));
    long statements =
        statements(
            () -> {
              assertRefused(TOO_MANY_REQUESTS, () -> intake.checkQuota(ada, null));
              intake.checkQuota(ada, "may be a repeat");
              intake.checkQuota(bob, null);
              quotas.checkKnown(ada, Instant.now().plusSeconds(41));
              assertThat(sessions.getStatistics().getConnectCount()).isZero();
            });
    assertThat(statements).isZero();
  }

  @Test
  void requestsAtTheSameMomentKeepToTheQuotasAndToTheirKey() throws Exception {
    SubmissionIntake inFlight = intake(settings(3, 2, 100, 100));
    assertThat(SameMoment.accepted(12, _ -> inFlight.accept(job(), ada, puzzle, null)))
        .isEqualTo(3);
    assertThat(database.list(Boolean.class, "select batch from submission"))
        .containsExactlyInAnyOrder(false, false, true);
    SubmissionIntake perDay = intake(settings(100, 100, 100, 5));
    assertThat(SameMoment.accepted(12, _ -> perDay.accept(job(), ada, puzzle, null))).isEqualTo(2);
    assertThat(outbox.size()).isEqualTo(5);
    Set<UUID> answers = ConcurrentHashMap.newKeySet();
    SubmissionIntake roomy = intake(settings(9, 9, 9, 9));
    assertThat(SameMoment.accepted(12, _ -> answers.add(roomy.accept(job(), bob, puzzle, "k"))))
        .isEqualTo(12);
    assertThat(answers).hasSize(1);
    assertThat(outbox.size()).isEqualTo(6);
    SubmissionIntake full = intake(new Allowance(1, 1, 1, 1, 1, 1));
    assertThat(full.accept(job(), bob, puzzle, "k")).isIn(answers);
  }

  private UUID accept(String key) {
    return accepting.accept(job(), ada, puzzle, key);
  }

  /** The least of three intakes, since one statement a second reads the length of the queue. */
  private long statementsOf(Runnable accepting) {
    return LongStream.generate(() -> statements(accepting)).limit(3).min().orElseThrow();
  }

  @Test
  void anIntakeIsTwoStatementsAndSoIsARepeat() {
    assertThat(statementsOf(() -> accept(null))).isEqualTo(2);
    assertThat(statementsOf(() -> accept(UUID.randomUUID().toString()))).isEqualTo(2);
    assertThat(
            statementsOf(
                () -> accepting.acceptScratch(ada, SourceCode.python("print()"), "line", null)))
        .isEqualTo(2);
    UUID first = accept("key");
    assertThat(statementsOf(() -> accept("key"))).isEqualTo(2);
    assertThat(accept("key")).isEqualTo(first);
    assertThat(count("submission")).isEqualTo(10);
    assertThat(count("outbox")).isEqualTo(10);
  }

  private static SubmissionIntake.Request request(@Nullable String key) {
    return new SubmissionIntake.Request(
        SubmissionKind.SUBMISSION, SubmissionResource.Trial.of("x = 1"), key);
  }

  @Test
  void aRefusedRepeatOfAKeyIsAnsweredWithTheFirstSubmission() {
    UUID first = accept("key");
    ProblemException over = new ProblemException(ErrorCode.CONFLICT, "over");
    Supplier<SubmissionIntake.Target> refused =
        () -> {
          throw over;
        };
    assertThat(accepting.accept(ada, request("key"), refused)).isEqualTo(first);
    for (String key : new String[] {"another", null}) {
      assertThatThrownBy(() -> accepting.accept(ada, request(key), refused)).isSameAs(over);
    }
    accept("null");
    deleteAccounts();
    assertRefused(ErrorCode.UNAUTHENTICATED, () -> accept(null));
  }

  @Test
  void theTransactionEndsWithTheIntake() throws IOException {
    Job job = job();
    accepting.accept(job, ada, puzzle, "key");
    // Another connection reads this.
    assertThat(
            database.rows(
                """
                select id, kind, player_id, puzzle_id, version, source, stdin, idempotency_key,
                  state, attempt, submitted_at, enqueued_at, batch
                from submission
                """))
        .hasToString(
            "[[%s, SUBMISSION, %s, %s, 1, return x, null, key, ACCEPTED, 1, %s, %<s, false]]",
            job.submission(), ada, puzzle, job.origin().submittedAt());
    byte[] payload = database.one(byte[].class, "select payload from outbox");
    assertThat(Codec.decode(payload, Job.class)).isEqualTo(job);
    assertThat(
            session
                .unwrap(SharedSessionContractImplementor.class)
                .getJdbcCoordinator()
                .getLogicalConnection()
                .isPhysicallyConnected())
        .as("the request keeps a connection")
        .isFalse();
  }

  private UUID run(int inFlight, int perHour, int endedChildren, int queue) {
    var quotas = new Quotas(new Allowance(1, 1, 1, 1, 9, queue), submissions);
    PuzzleVersion version = puzzles.published("easy").orElseThrow();
    return new VisitorRuns(
            queries, new VisitorRuns.Limits(inFlight, perHour, endedChildren), quotas, outbox)
        .accept(
            version,
            new SubmissionIntake.Request(
                SubmissionKind.RUN, SubmissionResource.Trial.of("x = 1"), null));
  }

  private UUID judged(@Nullable UUID player, int minutesAgo) {
    UUID id = send(player, Duration.ofMinutes(minutesAgo), true);
    addJudgement(id, "{\"verdict\": \"ACCEPTED\"}");
    return id;
  }

  @Test
  void aRunOfAVisitorWaitsInTheBatchLaneAndIsSeenByWhoeverHasItsId() {
    UUID id = run(9, 9, 9, 100);
    assertThat(database.rows("select topic, key from outbox"))
        .containsExactly(List.of(Topics.JOBS_BATCH, id.toString()));
    assertThat(database.rows("select player_id, batch, kind from submission").getFirst())
        .containsExactly(null, true, "RUN");
    assertThat(id.version()).as("random throughout").isEqualTo(4);
    assertThat(catalog.find(id, NOBODY).orElseThrow().details().source()).isEqualTo("x = 1");
    var all = new SubmissionCatalog.Filter(null, null, null);
    assertThat(catalog.list(all, page(9), ADMIN).items()).isEmpty();
  }

  @Test
  void allVisitorsTogetherHaveQuotas() {
    IntStream.range(0, 3).forEach(_ -> send(ada, Duration.ZERO, false));
    judged(null, 10);
    send(null, Duration.ZERO, false);
    run(2, 3, 1, 100);
    assertVisitorIsRefused(2, 9, 9, "2 runs of visitors wait", Duration.ofSeconds(5));
    assertVisitorIsRefused(9, 3, 9, "3 runs within an hour", Duration.ofMinutes(50));
    UUID hostile = send(null, Duration.ZERO, false);
    database.update(
        "update submission set ended_child_at = now() - interval '4 min' where id = ?", hostile);
    assertVisitorIsRefused(9, 9, 1, "1 times in ten minutes", Duration.ofMinutes(6));
    run(9, 9, 2, 100);
    Duration soon = Duration.ofSeconds(10);
    assertRefused(ErrorCode.UNAVAILABLE, "the queue is full", soon, () -> run(9, 9, 9, 1));
  }

  private void assertVisitorIsRefused(
      int inFlight, int perHour, int endedChildren, String rule, Duration wait) {
    assertRefused(TOO_MANY_REQUESTS, rule, wait, () -> run(inFlight, perHour, endedChildren, 100));
  }

  @Test
  void aRunOfSomebodyWhoLeftIsNotOpenToAll() {
    UUID id = send(ada, Duration.ZERO, false);
    deleteAccounts();
    assertThat(catalog.find(id, NOBODY)).isEmpty();
  }

  @Test
  void theSweepsEnqueueStuckRunsAgainAndDeleteOldRunsOfVisitors() {
    UUID played = judged(ada, 120);
    judged(null, 61);
    UUID waiting = send(null, Duration.ofHours(3), false);
    UUID fresh = judged(null, 59);
    assertThat(visitors.sweep()).isEqualTo(1);
    assertThat(database.list(UUID.class, "select id from submission"))
        .containsExactlyInAnyOrder(played, waiting, fresh);
    assertThat(database.list(UUID.class, "select submission_id from judgement"))
        .containsExactlyInAnyOrder(played, fresh);
    assertThat(stuckSweep.sweep()).isEqualTo(1);
    assertThat(texts("select key from outbox")).containsExactly(waiting.toString());
  }
}
