package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.judging.Verdict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class SubmissionStoreTest {
  @Inject AgroalDataSource source;
  @Inject SubmissionStore store;

  private TestDatabase database;
  private UUID player;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    database = TestDatabase.of(source);
    database.clear();
    player = TestData.addPlayer(database, "ada");
    puzzle = TestData.addPuzzle(database, "easy", 10);
  }

  private UUID submit() {
    UUID id = UUID.randomUUID();
    TestData.addSubmission(database, id, "SUBMISSION", player, puzzle, Instant.EPOCH);
    return id;
  }

  private void judge(Map<UUID, Verdict> verdicts) {
    QuarkusTransaction.requiringNew().run(() -> store.judge(verdicts));
  }

  private void rejudge(Map<UUID, Verdict> verdicts) {
    QuarkusTransaction.requiringNew().run(() -> store.rejudge(verdicts));
  }

  private List<Object> row(UUID id) {
    return database
        .rows("select state, attempt, verdict from submission where id = ?", id)
        .getFirst();
  }

  @Test
  void aJudgedSubmissionIsNotJudgedAgain() {
    UUID one = submit();
    UUID other = submit();
    judge(Map.of(one, Verdict.WRONG_ANSWER));
    assertThat(row(one)).containsExactly("JUDGED", 1, "WRONG_ANSWER");
    assertThatThrownBy(() -> judge(Map.of(one, Verdict.ACCEPTED, other, Verdict.ACCEPTED)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("1 of 2 submissions may become JUDGED");
    assertThat(row(one)).containsExactly("JUDGED", 1, "WRONG_ANSWER");
    assertThat(row(other)).containsExactly("ACCEPTED", 1, null);
  }

  @Test
  void onlyAJudgedSubmissionGetsAnotherVerdict() {
    UUID one = submit();
    assertThatThrownBy(() -> rejudge(Map.of(one, Verdict.ACCEPTED)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("0 of 1 submissions are JUDGED");
    assertThat(row(one)).containsExactly("ACCEPTED", 1, null);
    judge(Map.of(one, Verdict.WRONG_ANSWER));
    rejudge(Map.of(one, Verdict.ACCEPTED));
    assertThat(row(one)).containsExactly("JUDGED", 2, "ACCEPTED");
  }
}
