package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.author.DeskTask.Kind;
import io.arbiter.server.author.DeskTask.Progress;
import io.arbiter.server.author.DeskTask.Stage;
import io.arbiter.server.author.DeskTask.State;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class DeskTasksTest extends EmptyDatabase {
  /** One generator, whose ids grow also within a millisecond. */
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  @Inject LongWork work;

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

  private UUID rejudging(UUID player) {
    UUID id = IDS.generate();
    database.update(
        """
        insert into rejudging (id, puzzle_id, version, apply, state, requested_by, total, report,
          reported_at) values (?, ?, 1, false, 'REPORTED', ?, 2, '{}', now())
        """,
        id,
        puzzle,
        player);
    return id;
  }

  private DeskTask find(UUID id) {
    return tasks.require(id);
  }

  @Test
  void aValidationGoesForwardToItsEnd() {
    UUID id = validation(ada, "lamp", 1);
    DeskTask begun = find(id);
    assertThat(begun.kind()).isEqualTo(Kind.VALIDATION);
    assertThat(begun.state()).isEqualTo(State.RUNNING);
    assertThat(begun.progress()).isEqualTo(new Progress(Stage.WAITING, 0, 0, null));
    assertThat(begun.subject().link()).isEqualTo("/api/author/puzzles/lamp/versions/1");
    assertThat(begun.times().endedAt()).isNull();
    tasks.validationProgress(id, 3, 9);
    tasks.validationProgress(id, 2, 9);
    DeskTask half = find(id);
    assertThat(half.progress()).isEqualTo(new Progress(Stage.VALIDATING, 3, 9, null));
    assertThat(half.progress().place()).isGreaterThan(begun.progress().place());
    tasks.endValidation(id, "REJECTED");
    tasks.validationProgress(id, 8, 9);
    tasks.fail(id, new ProblemException(ErrorCode.UNAVAILABLE, "too late"));
    DeskTask ended = find(id);
    assertThat(ended.state()).isEqualTo(State.DONE);
    assertThat(ended.progress()).isEqualTo(new Progress(Stage.ENDED, 9, 9, "REJECTED"));
    assertThat(ended.times().endedAt()).isAfterOrEqualTo(ended.times().startedAt());
    assertThat(ended.progress().place()).isGreaterThan(half.progress().place());
  }

  @Test
  void anotherValidationReplacesALostOne() {
    UUID lost = validation(ada, "lamp", 1);
    tasks.validationProgress(lost, 3, 9);
    UUID other = validation(ada, "lamp", 2);
    UUID again = validation(bob, "lamp", 1);
    assertThat(find(lost).state()).isEqualTo(State.FAILED);
    assertThat(find(lost).progress().done()).isEqualTo(3);
    assertThat(find(lost).progress().message()).contains("another one has begun");
    assertThat(find(other).state()).isEqualTo(State.RUNNING);
    assertThat(find(again).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void theListHasTheCallersTasksNewestFirst() {
    UUID first = validation(ada, "lamp", 1);
    validation(bob, "lamp", 2);
    UUID second = rejudging(ada);
    rejudging(bob);
    UUID third = validation(ada, "other", 1);
    assertThat(allPages(2, request -> tasks.page(ada, null, request)))
        .extracting(DeskTask::id)
        .containsExactly(third, second, first);
    assertThat(tasks.page(ada, "lamp", new PageRequest()).items())
        .extracting(DeskTask::id)
        .containsExactly(second, first);
    assertThat(tasks.show(UUID.randomUUID())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10 | wait=10
          7 | Wait = "7"; foo=1
          60 | respond-async, wait=61
          60 | wait=999999999
          0 | wait=0
          0 | wait=-1
          0 | wait=soon
          0 | wait=99999999999
          0 | return=minimal; wait=5
          0 | waiting=5
          0 | ''
          0 |
          """)
  void thePreferenceSaysForHowLongToWait(long seconds, @Nullable String preference) {
    assertThat(LongWork.waitSeconds(preference)).isEqualTo(seconds);
  }

  private static void assertAccepted(Response answer, UUID task) {
    assertThat(answer.getStatus()).isEqualTo(202);
    assertThat(answer.getLocation()).isEqualTo(URI.create("/api/author/tasks/" + task));
    assertThat(((DeskTask) answer.getEntity()).id()).isEqualTo(task);
    assertThat(answer.getHeaderString("Preference-Applied")).isNull();
  }

  @Test
  void withoutThePreferenceOrAfterItsTimeTheTaskIsTheAnswer() {
    UUID task = validation(ada, "lamp", 1);
    assertAccepted(work.answer(task, null, () -> "report"), task);
    assertAccepted(work.answer(task, "wait=1", () -> "report"), task);
    tasks.endValidation(task, "VALIDATED");
    assertAccepted(work.answer(task, "respond-async", () -> "report"), task);
    Response answer = work.answer(task, "wait=60", () -> "report");
    assertThat(answer.getEntity()).isEqualTo("report");
    assertThat(answer.getHeaderString("Preference-Applied")).isEqualTo("wait=60");
  }
}
