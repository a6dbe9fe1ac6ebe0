package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.submission.SimulatedSubmissions.Allowance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class VisitorRunsTest extends DatabaseTest {
  @Inject IntakeQueries queries;
  @Inject VisitorRuns visitors;
  @Inject SubmissionRepository submissions;
  @Inject SubmissionCatalog catalog;
  @Inject StuckSweep stuckSweep;
  @Inject PuzzleStore puzzles;
  @Inject Outbox outbox;

  private UUID puzzle;

  @BeforeEach
  void begin() {
    puzzle = addPuzzle("easy", 10);
  }

  private UUID run(int inFlight, int perHour, int endedChildren) {
    return run(inFlight, perHour, endedChildren, 100);
  }

  private UUID run(int inFlight, int perHour, int endedChildren, int queue) {
    var quotas = new Quotas(new Allowance(1, 1, 1, 1, 9, queue), submissions);
    PuzzleVersion version = puzzles.published("easy").orElseThrow();
    return new VisitorRuns(
            queries, new VisitorRuns.Limits(inFlight, perHour, endedChildren), quotas, outbox)
        .accept(version, new SubmissionIntake.Request(SubmissionKind.RUN, "x = 1", null, null));
  }

  private UUID ran(@Nullable UUID player, int minutesAgo) {
    Instant at = Instant.now().minus(Duration.ofMinutes(minutesAgo));
    return addSubmission(UUID.randomUUID(), "RUN", player, puzzle, at);
  }

  private UUID judged(@Nullable UUID player, int minutesAgo) {
    UUID id = ran(player, minutesAgo);
    judge(id, "ACCEPTED");
    addJudgement(id, "{\"verdict\": \"ACCEPTED\"}");
    return id;
  }

  @Test
  void aRunHasNoPlayerAndWaitsInTheBatchLane() {
    UUID id = run(9, 9, 9);
    assertThat(database.rows("select topic, key from outbox"))
        .containsExactly(List.of(Topics.JOBS_BATCH, id.toString()));
    assertThat(database.rows("select player_id, batch, kind from submission").getFirst())
        .containsExactly(null, true, "RUN");
    assertThat(id.version()).as("random throughout").isEqualTo(4);
    assertThat(count("player")).isZero();
  }

  @Test
  void allVisitorsTogetherHaveQuotas() {
    UUID ada = addPlayer("ada");
    IntStream.range(0, 3).forEach(_ -> ran(ada, 0));
    judged(null, 10);
    ran(null, 0);
    run(2, 3, 1);
    assertVisitorIsRefused(2, 9, 9, "2 runs of visitors wait", Duration.ofSeconds(5));
    assertVisitorIsRefused(9, 3, 9, "3 runs within an hour", Duration.ofMinutes(50));
    UUID hostile = ran(null, 0);
    database.update(
        "update submission set ended_child_at = now() - interval '4 min' where id = ?", hostile);
    assertVisitorIsRefused(9, 9, 1, "1 times in ten minutes", Duration.ofMinutes(6));
    run(9, 9, 2);
    assertRefused(
        ErrorCode.UNAVAILABLE, "the queue is full", Duration.ofSeconds(10), () -> run(9, 9, 9, 1));
  }

  private void assertVisitorIsRefused(
      int inFlight, int perHour, int endedChildren, String rule, Duration wait) {
    assertRefused(
        ErrorCode.TOO_MANY_REQUESTS, rule, wait, () -> run(inFlight, perHour, endedChildren));
  }

  @Test
  void whoeverHasTheIdSeesTheRunAndNobodyFindsItInAList() {
    UUID id = run(9, 9, 9);
    SubmissionView view = catalog.find(id, NOBODY).orElseThrow();
    assertThat(view.details().source()).isEqualTo("x = 1");
    assertThat(view.sent().player()).isNull();
    for (Viewer viewer : List.of(NOBODY, ADMIN)) {
      var all = new SubmissionCatalog.Filter(null, null, null);
      assertThat(catalog.list(all, new PageRequest(), viewer).items()).isEmpty();
    }
  }

  @Test
  void aRunOfSomebodyWhoLeftIsNotOpenToAll() {
    UUID id = ran(addPlayer("ada"), 0);
    deleteAccounts();
    assertThat(catalog.find(id, NOBODY).orElseThrow().details().source()).isNull();
  }

  @Test
  void theSweepsEnqueueStuckRunsAgainAndDeleteOldRunsOfVisitors() {
    UUID played = judged(addPlayer("ada"), 120);
    judged(null, 61);
    UUID waiting = ran(null, 180);
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
