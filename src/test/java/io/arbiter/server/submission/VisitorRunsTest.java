package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class VisitorRunsTest {
  private static final Viewer NOBODY = new Viewer(Optional.empty(), false);
  private static final Viewer ADMIN = new Viewer(Optional.empty(), true);

  @Inject AgroalDataSource source;
  @Inject IntakeQueries queries;
  @Inject VisitorRuns visitors;
  @Inject SubmissionRepository submissions;
  @Inject SubmissionCatalog catalog;
  @Inject StuckSweep stuckSweep;
  @Inject PuzzleStore puzzles;
  @Inject Outbox outbox;

  private TestDatabase database;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    database = TestDatabase.of(source);
    database.clear();
    puzzle = TestData.addPuzzle(database, "easy", 10);
  }

  private UUID run(int inFlight, int perHour, int endedChildren) {
    return run(inFlight, perHour, endedChildren, 100);
  }

  private UUID run(int inFlight, int perHour, int endedChildren, int queue) {
    var quotas = TestQuotas.of(new QuotasTest.Settings(1, 1, 1, 1, queue), submissions);
    PuzzleVersion version = puzzles.published("easy").orElseThrow();
    return new VisitorRuns(
            queries, new VisitorRuns.Limits(inFlight, perHour, endedChildren), quotas, outbox)
        .accept(version, new SubmissionIntake.Request(SubmissionKind.RUN, "x = 1", null, null));
  }

  private UUID ran(Duration ago) {
    UUID id = UUID.randomUUID();
    TestData.addSubmission(database, id, "RUN", null, puzzle, Instant.now().minus(ago));
    return id;
  }

  private void judge(UUID id) {
    TestData.judge(database, id, "ACCEPTED");
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis,
          steps, source_bytes, judged_at)
        values (?, 1, 'ACCEPTED', '{"verdict": "ACCEPTED"}', '{"version": 1}', 1, 1, 1, now())
        """,
        id);
  }

  private static void assertRefused(Runnable run, String rule, Duration wait) {
    assertRefused(run, ErrorCode.TOO_MANY_REQUESTS, rule, wait);
  }

  private static void assertRefused(Runnable run, ErrorCode code, String rule, Duration wait) {
    assertThatThrownBy(run::run)
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
  void aRunHasNoPlayerAndWaitsInTheBatchLane() {
    UUID id = run(9, 9, 9);
    assertThat(database.rows("select topic, key from outbox"))
        .containsExactly(List.of(Topics.JOBS_BATCH, id.toString()));
    assertThat(database.rows("select player_id, batch, kind from submission").getFirst())
        .containsExactly(null, true, "RUN");
    assertThat(id.version()).as("random throughout").isEqualTo(4);
    assertThat(database.one(Long.class, "select count(*) from player")).isZero();
  }

  @Test
  void allVisitorsTogetherHaveQuotas() {
    judge(ran(Duration.ofMinutes(10)));
    ran(Duration.ZERO);
    run(2, 3, 1);
    assertRefused(() -> run(2, 9, 9), "2 runs of visitors wait", Duration.ofSeconds(5));
    assertRefused(() -> run(9, 3, 9), "3 runs within an hour", Duration.ofMinutes(50));
    UUID hostile = ran(Duration.ZERO);
    database.update(
        "update submission set ended_child_at = now() - interval '4 min' where id = ?", hostile);
    assertRefused(() -> run(9, 9, 1), "1 times in ten minutes", Duration.ofMinutes(6));
    run(9, 9, 2);
    assertRefused(
        () -> run(9, 9, 9, 1), ErrorCode.UNAVAILABLE, "the queue is full", Duration.ofSeconds(10));
  }

  @Test
  void aPlayersSubmissionsDoNotCountForVisitors() {
    UUID ada = TestData.addPlayer(database, "ada");
    for (int i = 0; i < 3; i++) {
      TestData.addSubmission(database, UUID.randomUUID(), "RUN", ada, puzzle, Instant.now());
    }
    run(1, 1, 1);
  }

  @Test
  void whoeverHasTheIdSeesTheRunAndNobodyFindsItInAList() {
    UUID id = run(9, 9, 9);
    assertThat(catalog.find(id, NOBODY).orElseThrow().details().source()).isEqualTo("x = 1");
    assertThat(catalog.find(id, NOBODY).orElseThrow().sent().player()).isNull();
    for (Viewer viewer : List.of(NOBODY, ADMIN)) {
      var all = new SubmissionCatalog.Filter(null, null, null);
      assertThat(catalog.list(all, new PageRequest(), viewer).items()).isEmpty();
    }
  }

  @Test
  void aRunOfSomebodyWhoLeftIsNotOpenToAll() {
    UUID ada = TestData.addPlayer(database, "ada");
    UUID id = UUID.randomUUID();
    TestData.addSubmission(database, id, "RUN", ada, puzzle, Instant.now());
    database.update(
        """
        update player set name = null, password_hash = null, roles = '{}', deleted_at = now()
        """);
    assertThat(catalog.find(id, NOBODY).orElseThrow().details().source()).isNull();
  }

  @Test
  void aStuckRunIsEnqueuedAgain() {
    UUID id = ran(Duration.ofHours(2));
    assertThat(SimulatedStore.sweep(stuckSweep)).isEqualTo(1);
    assertThat(database.list(String.class, "select key from outbox"))
        .containsExactly(id.toString());
  }

  @Test
  void theSweepDeletesOldRunsOfVisitorsWithTheirResults() {
    UUID ada = TestData.addPlayer(database, "ada");
    UUID played = UUID.randomUUID();
    TestData.addSubmission(
        database, played, "RUN", ada, puzzle, Instant.now().minus(Duration.ofHours(2)));
    judge(played);
    judge(ran(Duration.ofMinutes(61)));
    UUID waiting = ran(Duration.ofMinutes(61));
    UUID fresh = ran(Duration.ofMinutes(59));
    judge(fresh);
    assertThat(visitors.sweep()).isEqualTo(1);
    assertThat(database.list(UUID.class, "select id from submission"))
        .containsExactlyInAnyOrder(played, waiting, fresh);
    assertThat(database.list(UUID.class, "select submission_id from judgement"))
        .containsExactlyInAnyOrder(played, fresh);
  }
}
