package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Job;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class SubmissionIntakeTest {
  @Inject AgroalDataSource source;
  @Inject Session session;
  @Inject SessionFactory sessions;
  @Inject SubmissionIntake intake;

  private TestDatabase database;
  private Statistics statistics;
  private UUID ada;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    database = TestDatabase.of(source);
    database.clear();
    statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    ada = TestData.addPlayer(database, "ada");
    puzzle = TestData.addPuzzle(database, "easy", 10);
  }

  @AfterEach
  void stopCounting() {
    statistics.setStatisticsEnabled(false);
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

  /**
   * The smallest number of three intakes, since one statement a second reads the length of the
   * queue.
   */
  private long statementsOf(Supplier<UUID> accepting) {
    return Collections.min(Stream.generate(() -> counted(accepting)).limit(3).toList());
  }

  private long counted(Supplier<UUID> accepting) {
    statistics.clear();
    var _ = accepting.get();
    return statistics.getPrepareStatementCount();
  }

  @Test
  void anIntakeIsTwoStatements() {
    assertThat(statementsOf(() -> accept(null))).isEqualTo(2);
    assertThat(statementsOf(() -> accept(UUID.randomUUID().toString()))).isEqualTo(2);
    assertThat(statementsOf(() -> intake.acceptScratch(ada, "print()", "line", null))).isEqualTo(2);
    assertThat(database.one(Long.class, "select count(*) from submission")).isEqualTo(9);
    assertThat(database.one(Long.class, "select count(*) from outbox")).isEqualTo(9);
  }

  @Test
  void aRepeatOfAKeyIsTwoStatements() {
    UUID first = accept("key");
    assertThat(statementsOf(() -> accept("key"))).isEqualTo(2);
    assertThat(accept("key")).isEqualTo(first);
    assertThat(database.one(Long.class, "select count(*) from outbox")).isEqualTo(1);
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
  }

  @Test
  void aRefusedRequestWithoutKeyGetsNoOtherSubmission() {
    accept("null");
    database.update(
        """
        update player set name = null, password_hash = null, roles = '{}', deleted_at = now()
        """);
    assertThatThrownBy(() -> accept(null)).isInstanceOf(ProblemException.class);
  }

  @Test
  void theTransactionEndsWithTheIntake() throws IOException {
    UUID id = accept("key");
    // Another connection reads this.
    assertThat(
            database.rows(
                """
                select kind, player_id, puzzle_id, version, source, stdin, idempotency_key, state,
                  attempt, submitted_at, enqueued_at, batch
                from submission where id = ?
                """,
                id))
        .containsExactly(
            Arrays.asList(
                "SUBMISSION",
                ada,
                puzzle,
                1,
                "return x",
                null,
                "key",
                "ACCEPTED",
                1,
                Instant.parse("2026-01-01T00:00:00.123456Z"),
                Instant.parse("2026-01-01T00:00:00.123456Z"),
                false));
    List<byte[]> payloads =
        database.list(byte[].class, "select payload from outbox where key = ?", id.toString());
    assertThat(Codec.decode(payloads.getFirst(), Job.class).submission()).isEqualTo(id);
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
