package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import io.arbiter.ServerTest;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Job;
import io.arbiter.server.DatabaseTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class SubmissionIntakeTest extends DatabaseTest {
  @Inject Session session;
  @Inject SubmissionIntake intake;

  private UUID ada;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    ada = addPlayer("ada");
    puzzle = addPuzzle("easy", 10);
  }

  private UUID accept(String key) {
    Job job =
        new Job.Submission(
            new Job.Origin(
                Generators.timeBasedEpochGenerator().generate(),
                1,
                Instant.parse("2026-01-01T00:00:00.123456Z")),
            new Job.Target("easy", 1, "hash"),
            "return x",
            Limits.DEFAULT);
    return intake.accept(job, ada, puzzle, key);
  }

  /** The least of three intakes, since one statement a second reads the length of the queue. */
  private long statementsOf(Runnable accepting) {
    return LongStream.generate(() -> statements(accepting)).limit(3).min().orElseThrow();
  }

  @Test
  void anIntakeIsTwoStatementsAndSoIsARepeat() {
    assertThat(statementsOf(() -> accept(null))).isEqualTo(2);
    assertThat(statementsOf(() -> accept(UUID.randomUUID().toString()))).isEqualTo(2);
    assertThat(statementsOf(() -> intake.acceptScratch(ada, "print()", "line", null))).isEqualTo(2);
    UUID first = accept("key");
    assertThat(statementsOf(() -> accept("key"))).isEqualTo(2);
    assertThat(accept("key")).isEqualTo(first);
    assertThat(count("submission")).isEqualTo(10);
    assertThat(count("outbox")).isEqualTo(10);
  }

  @Test
  void aRefusedRepeatOfAKeyIsAnsweredWithTheFirstSubmission() {
    UUID first = accept("key");
    ProblemException over = new ProblemException(ErrorCode.CONFLICT, "over");
    Supplier<UUID> refused =
        () -> {
          throw over;
        };
    assertThat(intake.once(ada, "key", refused)).isEqualTo(first);
    assertThatThrownBy(() -> intake.once(ada, "another", refused)).isSameAs(over);
    assertThatThrownBy(() -> intake.once(ada, null, refused)).isSameAs(over);
    accept("null");
    deleteAccounts();
    assertRefused(ErrorCode.UNAUTHENTICATED, () -> accept(null));
  }

  @Test
  void theTransactionEndsWithTheIntake() throws IOException {
    UUID id = accept("key");
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
            id, ada, puzzle, "2026-01-01T00:00:00.123456Z");
    byte[] payload = database.one(byte[].class, "select payload from outbox");
    assertThat(Codec.decode(payload, Job.class).submission()).isEqualTo(id);
    assertThat(
            session
                .unwrap(SharedSessionContractImplementor.class)
                .getJdbcCoordinator()
                .getLogicalConnection()
                .isPhysicallyConnected())
        .as("the request keeps a connection")
        .isFalse();
  }
}
