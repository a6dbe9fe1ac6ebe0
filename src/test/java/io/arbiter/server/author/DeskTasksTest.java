package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class DeskTasksTest extends EmptyDatabase {
  /** One generator, whose ids grow also within a millisecond. */
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  @Inject DeskTasks tasks;
  private UUID ada;
  private UUID bob;
  private UUID puzzle;

  @BeforeEach
  void clear() {
    ada = player("ada");
    bob = player("bob");
    puzzle = puzzle("lamp");
  }

  private UUID validation(UUID player, String slug, int version) {
    UUID id = IDS.generate();
    inTransaction(() -> tasks.beginValidation(id, player, slug, version));
    return id;
  }

  private UUID rejudging(UUID player, String state, boolean apply) {
    UUID id = IDS.generate();
    database.update(
        """
        insert into rejudging (id, puzzle_id, version, apply, state, requested_by, total, report,
          reported_at)
        values (?, ?, 1, ?, ?, ?, 2, case when ? = 'JUDGING' then null else '{}'::json end,
          case when ? = 'JUDGING' then null else now() end)
        """,
        id,
        puzzle,
        apply,
        state,
        player,
        state,
        state);
    return id;
  }

  private void item(UUID rejudging, String verdict, String outcome) {
    UUID submission = UUID.randomUUID();
    TestData.addSubmission(database, submission, "SUBMISSION", ada, puzzle, Instant.EPOCH);
    database.update(
        """
        insert into rejudging_item (rejudging_id, submission_id, player_id, attempt, before,
          before_version, verdict, changes, outcome)
        values (?, ?, ?, 1, 'ACCEPTED', 1, ?, case when ?::text is null then null else false end, ?)
        """,
        rejudging,
        submission,
        ada,
        verdict,
        verdict,
        outcome);
  }

  private DeskTask find(UUID id) {
    return tasks.require(id);
  }

  @Test
  void aValidationGoesForwardToItsEnd() {
    UUID id = validation(ada, "lamp", 1);
    DeskTask begun = find(id);
    assertThat(begun.kind()).isEqualTo(DeskTask.Kind.VALIDATION);
    assertThat(begun.state()).isEqualTo(DeskTask.State.RUNNING);
    assertThat(begun.progress())
        .isEqualTo(new DeskTask.Progress(DeskTask.Stage.WAITING, 0, 0, null));
    assertThat(begun.subject().link()).isEqualTo("/api/author/puzzles/lamp/versions/1");
    assertThat(begun.times().endedAt()).isNull();
    tasks.validationProgress(id, 3, 9);
    tasks.validationProgress(id, 2, 9);
    DeskTask half = find(id);
    assertThat(half.progress())
        .isEqualTo(new DeskTask.Progress(DeskTask.Stage.VALIDATING, 3, 9, null));
    assertThat(half.progress().place()).isGreaterThan(begun.progress().place());
    tasks.endValidation(id, "REJECTED");
    tasks.validationProgress(id, 8, 9);
    tasks.fail(id, new ProblemException(ErrorCode.UNAVAILABLE, "too late"));
    DeskTask ended = find(id);
    assertThat(ended.state()).isEqualTo(DeskTask.State.DONE);
    assertThat(ended.progress())
        .isEqualTo(new DeskTask.Progress(DeskTask.Stage.ENDED, 9, 9, "REJECTED"));
    assertThat(ended.times().endedAt()).isAfterOrEqualTo(ended.times().startedAt());
    assertThat(ended.progress().place()).isGreaterThan(half.progress().place());
  }

  @Test
  void anotherValidationReplacesALostOne() {
    UUID lost = validation(ada, "lamp", 1);
    UUID other = validation(ada, "lamp", 2);
    UUID again = validation(bob, "lamp", 1);
    assertThat(find(lost).state()).isEqualTo(DeskTask.State.FAILED);
    assertThat(find(lost).progress().message()).contains("another one has begun");
    assertThat(find(other).state()).isEqualTo(DeskTask.State.RUNNING);
    assertThat(find(again).state()).isEqualTo(DeskTask.State.RUNNING);
  }

  @Test
  void aFailedValidationSaysWhy() {
    UUID id = validation(ada, "lamp", 1);
    tasks.validationProgress(id, 3, 9);
    tasks.fail(id, new ProblemException(ErrorCode.UNAVAILABLE, "the workers failed"));
    DeskTask failed = find(id);
    assertThat(failed.state()).isEqualTo(DeskTask.State.FAILED);
    assertThat(failed.progress())
        .isEqualTo(new DeskTask.Progress(DeskTask.Stage.ENDED, 3, 9, "the workers failed"));
  }

  @Test
  void aRejudgingIsATaskWithTheProgressOfItsResults() {
    UUID id = rejudging(ada, "JUDGING", false);
    item(id, "ACCEPTED", null);
    item(id, null, null);
    DeskTask judging = find(id);
    assertThat(judging.kind()).isEqualTo(DeskTask.Kind.REJUDGING);
    assertThat(judging.subject().player()).isEqualTo(ada);
    assertThat(judging.progress())
        .isEqualTo(new DeskTask.Progress(DeskTask.Stage.JUDGING, 1, 2, null));
    assertThat(judging.subject().link()).isEqualTo("/api/author/puzzles/lamp/rejudging/" + id);
    UUID reported = rejudging(ada, "REPORTED", false);
    assertThat(find(reported).state()).isEqualTo(DeskTask.State.DONE);
    assertThat(find(reported).times().endedAt()).isNotNull();
    UUID applying = rejudging(ada, "APPLYING", true);
    item(applying, "ACCEPTED", "UNCHANGED");
    item(applying, "ACCEPTED", null);
    assertThat(find(applying).progress())
        .isEqualTo(new DeskTask.Progress(DeskTask.Stage.APPLYING, 1, 2, null));
    assertThat(find(applying).times().endedAt()).isNull();
  }

  @Test
  void theListHasTheCallersTasksNewestFirst() {
    UUID first = validation(ada, "lamp", 1);
    validation(bob, "lamp", 2);
    UUID second = rejudging(ada, "REPORTED", false);
    rejudging(bob, "REPORTED", false);
    UUID third = validation(ada, "other", 1);
    PageRequest request = page(2);
    Page<DeskTask> page = tasks.page(ada, null, request);
    assertThat(page.items()).extracting(DeskTask::id).containsExactly(third, second);
    request.after = page.next();
    page = tasks.page(ada, null, request);
    assertThat(page.items()).extracting(DeskTask::id).containsExactly(first);
    assertThat(page.next()).isNull();
    assertThat(tasks.page(ada, "lamp", new PageRequest()).items())
        .extracting(DeskTask::id)
        .containsExactly(second, first);
    assertThat(tasks.show(UUID.randomUUID())).isEmpty();
  }

  @Test
  void aDeletedPlayersTasksAreDeleted() {
    UUID adas = validation(ada, "lamp", 1);
    UUID bobs = validation(bob, "lamp", 2);
    inTransaction(() -> tasks.remove(ada));
    assertThat(tasks.show(adas)).isEmpty();
    assertThat(tasks.show(bobs)).isPresent();
  }
}
