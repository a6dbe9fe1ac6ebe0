package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class LongWorkTest extends EmptyDatabase {
  @Inject DeskTasks tasks;
  @Inject LongWork work;
  private UUID task;

  @BeforeEach
  void beginValidation() {
    UUID ada = player("ada");
    task = UUID.randomUUID();
    inTransaction(() -> tasks.beginValidation(task, ada, "lamp", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "wait=10 | 10",
        "Wait = \"7\"; foo=1 | 7",
        "respond-async, wait=61 | 60",
        "wait=999999999 | 60",
        "wait=0 | 0",
        "wait=-1 | 0",
        "wait=soon | 0",
        "wait=99999999999 | 0",
        "return=minimal; wait=5 | 0",
        "waiting=5 | 0",
        "'' | 0",
        "null | 0"
      })
  void thePreferenceSaysForHowLongToWait(String prefer, long seconds) {
    assertThat(LongWork.waitSeconds(prefer)).isEqualTo(seconds);
  }

  private void assertAccepted(Response answer) {
    assertThat(answer.getStatus()).isEqualTo(202);
    assertThat(answer.getLocation()).isEqualTo(URI.create("/api/author/tasks/" + task));
    assertThat(((DeskTask) answer.getEntity()).id()).isEqualTo(task);
    assertThat(answer.getHeaderString("Preference-Applied")).isNull();
  }

  @Test
  void withoutThePreferenceNothingWaits() {
    assertAccepted(work.answer(task, null, () -> "report"));
    tasks.endValidation(task, "VALIDATED");
    assertAccepted(work.answer(task, "respond-async", () -> "report"));
  }

  @Test
  void whoWaitsGetsTheResultOrAfterTheTimeTheTask() throws Exception {
    assertAccepted(work.answer(task, "wait=1", () -> "report"));
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(() -> work.answer(task, "wait=60", () -> "report"));
    tasks.endValidation(task, "VALIDATED");
    Response answer = waiting.get(20, TimeUnit.SECONDS);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getEntity()).isEqualTo("report");
    assertThat(answer.getHeaderString("Preference-Applied")).isEqualTo("wait=60");
  }

  @Test
  void aFailedTasksProblemIsTheAnswer() {
    Violation fault = new Violation("tests.py", 3, "is no literal");
    tasks.fail(
        task, new ProblemException(ErrorCode.INVALID, "the bundle has a fault", List.of(fault)));
    assertAccepted(work.answer(task, null, () -> "report"));
    assertThatThrownBy(() -> work.answer(task, "wait=9", () -> "report"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(ErrorCode.INVALID);
              assertThat(problem.detail()).isEqualTo("the bundle has a fault");
              assertThat(problem.violations()).containsExactly(fault);
            });
  }
}
