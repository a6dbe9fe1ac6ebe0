package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.Accounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class QuotasTest {
  @Inject AgroalDataSource source;
  @Inject Session session;
  @Inject SessionFactory sessions;
  @Inject IntakeQueries queries;
  @Inject SubmissionRepository submissions;
  @Inject PlayerQuotas overrides;
  @Inject SubmissionStore store;
  @Inject Accounts accounts;
  @Inject Outbox outbox;

  private TestDatabase database;
  private UUID ada;
  private UUID bob;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    database = TestDatabase.of(source);
    database.clear();
    ada = TestData.addPlayer(database, "ada");
    bob = TestData.addPlayer(database, "bob");
    puzzle = TestData.addPuzzle(database, "easy", 10);
  }

  record Settings(
      int inFlight, int interactive, int perMinute, int perDay, int endedChildren, int queue)
      implements QuotaSettings {
    Settings(int inFlight, int interactive, int perMinute, int perDay, int queue) {
      this(inFlight, interactive, perMinute, perDay, 9, queue);
    }
  }

  private SubmissionIntake intake(Quotas quotas) {
    return new SubmissionIntake(queries, submissions, quotas, outbox);
  }

  private SubmissionIntake intake(QuotaSettings settings) {
    return intake(TestQuotas.of(settings, submissions));
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
    UUID id = Generators.timeBasedEpochGenerator().generate();
    return new Job.Run(
        new Job.Origin(id, 1, Instant.now()),
        new Job.Target("easy", 1, "hash"),
        "source",
        Limits.DEFAULT);
  }

  private UUID send(UUID player, Duration ago, boolean judged) {
    Instant at = Instant.now().minus(ago);
    UUID id = Generators.timeBasedEpochGenerator().construct(at.toEpochMilli());
    TestData.addSubmission(database, id, "RUN", player, puzzle, at);
    if (judged) {
      database.update(
          """
          update submission set state = 'JUDGED', verdict = 'ACCEPTED', judged_at = now()
          where id = ?
          """,
          id);
    }
    return id;
  }

  private void assertRefused(QuotaSettings settings, ErrorCode code, String rule, Duration wait) {
    assertThatThrownBy(() -> admit(settings, ada))
        .hasMessageContaining(rule)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.retryAfter().orElseThrow())
                  .isBetween(wait.minusSeconds(5), wait.plusSeconds(1));
            });
  }

  @Test
  void submissionsWithoutVerdictCount() {
    var settings = new Settings(3, 1, 100, 100, 100);
    assertThat(admit(settings, ada)).isEqualTo(Topics.JOBS_INTERACTIVE);
    send(ada, Duration.ZERO, true);
    send(ada, Duration.ZERO, false);
    send(ada, Duration.ZERO, false);
    assertThat(admit(settings, ada)).as("others first").isEqualTo(Topics.JOBS_BATCH);
    send(ada, Duration.ofHours(1), false);
    assertRefused(
        settings,
        ErrorCode.TOO_MANY_REQUESTS,
        "the quota is 3 submissions that wait for their verdicts",
        Duration.ofSeconds(1));
    assertThat(admit(settings, bob)).isEqualTo(Topics.JOBS_INTERACTIVE);
  }

  @Test
  void theWaitEndsWhenTheOldestCountedSubmissionIsAMinuteOrADayOld() {
    var settings = new Settings(9, 9, 2, 4, 100);
    send(ada, Duration.ofHours(30), true);
    send(ada, Duration.ofHours(23), true);
    send(ada, Duration.ofSeconds(70), true);
    send(ada, Duration.ofSeconds(20), true);
    admit(settings, ada);
    send(ada, Duration.ofSeconds(10), true);
    assertRefused(
        settings,
        ErrorCode.TOO_MANY_REQUESTS,
        "the quota is 2 submissions in a minute",
        Duration.ofSeconds(40));
    assertRefused(
        new Settings(9, 9, 9, 4, 100),
        ErrorCode.TOO_MANY_REQUESTS,
        "the quota is 4 submissions in a day",
        Duration.ofHours(1));
  }

  @Test
  void aPlayerMayHaveOtherQuotas() {
    var settings = new Settings(1, 1, 1, 1, 100);
    send(ada, Duration.ofSeconds(10), true);
    assertRefused(
        settings, ErrorCode.TOO_MANY_REQUESTS, "1 submissions in a minute", Duration.ofSeconds(50));
    setQuota(new PlayerQuota(null, 3, 3));
    admit(settings, ada);
    send(ada, Duration.ofSeconds(5), false);
    assertRefused(
        settings, ErrorCode.TOO_MANY_REQUESTS, "1 submissions that wait", Duration.ofSeconds(1));
    setQuota(new PlayerQuota(2, 3, null));
    assertRefused(
        settings,
        ErrorCode.TOO_MANY_REQUESTS,
        "1 submissions in a day",
        Duration.ofDays(1).minusSeconds(5));
    setQuota(new PlayerQuota(2, 3, 3));
    admit(settings, ada);
    assertThat(overrides.find(ada)).contains(new PlayerQuota(2, 3, 3));
    assertThat(overrides.find(bob)).isEmpty();
    QuarkusTransaction.requiringNew().run(() -> overrides.remove(ada));
    assertThat(overrides.find(ada)).isEmpty();
    assertRefused(
        settings, ErrorCode.TOO_MANY_REQUESTS, "1 submissions that wait", Duration.ofSeconds(1));
  }

  private void setQuota(PlayerQuota quota) {
    QuarkusTransaction.requiringNew().run(() -> overrides.set(ada, quota));
  }

  @Test
  void aPlayerWhoseSubmissionsEndChildrenHasToWait() {
    var settings = new Settings(9, 9, 99, 99, 2, 100);
    for (int minutes : List.of(11, 9, 4)) {
      UUID id = send(ada, Duration.ofMinutes(minutes), true);
      admit(settings, ada);
      store.noteEndedChildren(Set.of(id));
      database.update(
          "update submission set ended_child_at = now() - ? * interval '1 minute' where id = ?",
          minutes,
          id);
    }
    assertRefused(
        settings,
        ErrorCode.TOO_MANY_REQUESTS,
        "the quota is 2 submissions in ten minutes that end their process",
        Duration.ofMinutes(1));
    admit(settings, bob);
  }

  @Test
  void aKnownRefusalNeedsNoQuery() {
    var quotas = TestQuotas.of(new Settings(9, 9, 2, 9, 100), submissions);
    SubmissionIntake intake = intake(quotas);
    send(ada, Duration.ofSeconds(20), true);
    send(ada, Duration.ofSeconds(10), true);
    intake.checkQuota(ada, null);
    assertThatThrownBy(() -> intake.accept(job(), ada, puzzle, null))
        .hasMessageContaining("2 submissions in a minute");
    Statistics statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();
    assertThatThrownBy(() -> intake.checkQuota(ada, null))
        .hasMessage("the quota is 2 submissions in a minute")
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.retryAfter().orElseThrow())
                    .isBetween(Duration.ofSeconds(35), Duration.ofSeconds(41)));
    intake.checkQuota(ada, "may be a repeat");
    intake.checkQuota(bob, null);
    quotas.checkKnown(ada, Instant.now().plusSeconds(41));
    assertThat(statistics.getPrepareStatementCount()).isZero();
    assertThat(statistics.getConnectCount()).isZero();
    statistics.setStatisticsEnabled(false);
  }

  /** Sends requests at the same moment; returns the ids of what was accepted. */
  private List<UUID> atOnce(SubmissionIntake intake, int requests, @Nullable String key) {
    var together = new CountDownLatch(requests);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<UUID>> answers =
          Stream.generate(
                  () ->
                      threads.submit(
                          () -> {
                            together.countDown();
                            together.await();
                            return intake.accept(job(), ada, puzzle, key);
                          }))
              .limit(requests)
              .toList();
      // Waits for all.
      threads.close();
      return answers.stream()
          .filter(answer -> answer.state() == Future.State.SUCCESS)
          .map(Future::resultNow)
          .toList();
    }
  }

  @Test
  void requestsAtTheSameMomentKeepToTheQuotas() {
    assertThat(atOnce(intake(new Settings(3, 2, 100, 100, 100)), 12, null)).hasSize(3);
    assertThat(database.list(Boolean.class, "select batch from submission"))
        .containsExactlyInAnyOrder(false, false, true);
    assertThat(atOnce(intake(new Settings(100, 100, 100, 5, 100)), 12, null)).hasSize(2);
    assertThat(outbox.size()).isEqualTo(5);
  }

  @Test
  void requestsAtTheSameMomentWithOneKeyAreOneSubmission() {
    List<UUID> answers = atOnce(intake(new Settings(9, 9, 9, 9, 9)), 12, "k");
    assertThat(answers).hasSize(12);
    assertThat(Set.copyOf(answers)).hasSize(1);
    assertThat(outbox.size()).isEqualTo(1);
  }

  @Test
  void aUsedKeyIsAnsweredEvenIfTheQuotaIsUsedUp() {
    SubmissionIntake roomy = intake(new Settings(9, 9, 9, 9, 9));
    SubmissionIntake full = intake(new Settings(1, 1, 1, 1, 1));
    Job job = job();
    assertThat(roomy.accept(job, ada, puzzle, "k")).isEqualTo(job.submission());
    assertThat(full.accept(job(), ada, puzzle, "k")).isEqualTo(job.submission());
    assertThat(outbox.size()).isEqualTo(1);
  }

  @Test
  void aDeletedAccountCannotSend() {
    var settings = new Settings(9, 9, 9, 9, 9);
    accounts.delete(ada, () -> {});
    assertThatThrownBy(() -> admit(settings, ada))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    assertThat(admit(settings, bob)).isEqualTo(Topics.JOBS_INTERACTIVE);
  }

  @Test
  void aFullQueueRefusesEverybody() {
    send(bob, Duration.ZERO, false);
    assertRefused(
        new Settings(9, 9, 9, 9, 1),
        ErrorCode.UNAVAILABLE,
        "the queue is full: 1 submissions wait",
        Duration.ofSeconds(10));
  }
}
