package io.arbiter.server.submission;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.ServerTest;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.DatabaseTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class SubmissionStoreTest extends DatabaseTest {
  @Inject SubmissionStore store;
  private UUID one;
  private UUID other;

  @BeforeEach
  void begin() {
    UUID player = addPlayer("ada");
    UUID puzzle = addPuzzle("easy", 10);
    one = addSubmission(UUID.randomUUID(), "SUBMISSION", player, puzzle, Instant.EPOCH);
    other = addSubmission(UUID.randomUUID(), "SUBMISSION", player, puzzle, Instant.EPOCH);
  }

  private void judge(Map<UUID, Verdict> verdicts) {
    commit(() -> store.judge(verdicts));
  }

  private void rejudge(Map<UUID, Verdict> verdicts) {
    commit(() -> store.rejudge(verdicts));
  }

  private List<Object> row(UUID id) {
    return database
        .rows("select state, attempt, verdict from submission where id = ?", id)
        .getFirst();
  }

  @Test
  void onlyAnUnjudgedSubmissionIsJudgedAndOnlyAJudgedOneAgain() {
    assertThatThrownBy(() -> rejudge(Map.of(one, ACCEPTED)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("0 of 1 submissions are JUDGED");
    assertThat(row(one)).containsExactly("ACCEPTED", 1, null);
    judge(Map.of(one, WRONG_ANSWER));
    assertThatThrownBy(() -> judge(Map.of(one, ACCEPTED, other, ACCEPTED)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("1 of 2 submissions may become JUDGED");
    assertThat(row(one)).containsExactly("JUDGED", 1, "WRONG_ANSWER");
    assertThat(row(other)).containsExactly("ACCEPTED", 1, null);
    rejudge(Map.of(one, ACCEPTED));
    assertThat(row(one)).containsExactly("JUDGED", 2, "ACCEPTED");
  }
}
