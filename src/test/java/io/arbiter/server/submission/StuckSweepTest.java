package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.json.Codec;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real PostgreSQL. */
@ServerTest
class StuckSweepTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Inject AgroalDataSource source;
  @Inject JudgingQueries queries;
  @Inject SubmissionCatalog catalog;
  @Inject Outbox outbox;

  private TestDatabase database;
  private StuckSweep sweep;
  private UUID player;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    database = TestDatabase.of(source);
    database.clear();
    sweep = new StuckSweep(queries, outbox, () -> PATIENCE);
    player = TestData.addPlayer(database, "ada");
    puzzle = TestData.addPuzzle(database, "easy", 10);
  }

  private UUID submit(Duration ago) {
    UUID id = UUID.randomUUID();
    TestData.addSubmission(database, id, "SUBMISSION", player, puzzle, Instant.now().minus(ago));
    return id;
  }

  private void judge(UUID id) {
    database.update(
        """
        update submission set state = 'JUDGED', verdict = 'ACCEPTED', judged_at = now()
        where id = ?
        """,
        id);
  }

  private List<Job> outbox() {
    return database.list(byte[].class, "select payload from outbox order by id").stream()
        .map(
            payload -> {
              try {
                return Codec.decode(payload, Job.class);
              } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  @Test
  void ifNothingIsJudgedAWaitingSubmissionIsEnqueuedAgain() {
    UUID stuck = submit(Duration.ofMinutes(11));
    submit(Duration.ofMinutes(9));
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(outbox()).extracting(Job::submission).containsExactly(stuck);
    assertThat(outbox()).extracting(Job::attempt).containsExactly(2);
    assertThat(sweep.sweep()).as("its time begins anew").isZero();
  }

  @ParameterizedTest
  @CsvSource({"2, 20", "3, 40", "7, 640", "30, 640"})
  void eachAttemptHasTwiceTheTimeOfTheOneBefore(int attempt, int minutes) {
    UUID stuck = submit(Duration.ofMinutes(minutes + 1));
    UUID waiting = submit(Duration.ofMinutes(minutes - 1));
    database.update("update submission set attempt = ?", attempt);
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(outbox()).extracting(Job::submission).containsExactly(stuck).doesNotContain(waiting);
  }

  @Test
  void aLongQueueIsNotStuck() {
    submit(Duration.ofMinutes(30));
    judge(submit(Duration.ofMinutes(31)));
    assertThat(sweep.sweep()).isZero();
  }

  @Test
  void aSubmissionIsStuckIfMuchNewerOnesAreJudged() {
    UUID stuck = submit(Duration.ofMinutes(30));
    judge(submit(Duration.ofMinutes(5)));
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(outbox()).extracting(Job::submission).containsExactly(stuck);
  }

  @Test
  void theNewestJudgedSubmissionOfTheLaneDecides() {
    UUID stuck = submit(Duration.ofMinutes(30));
    submit(Duration.ofMinutes(24));
    judge(submit(Duration.ofMinutes(31)));
    judge(submit(Duration.ofMinutes(15)));
    judge(submit(Duration.ofMinutes(40)));
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(outbox()).extracting(Job::submission).containsExactly(stuck);
  }

  @Test
  void aJobThatIsLostIsFoundThoughNoNewerOneIsJudged() {
    UUID lost = submit(Duration.ofMinutes(121));
    putIntoTheBatchLane(lost);
    putIntoTheBatchLane(submit(Duration.ofMinutes(119)));
    judge(submit(Duration.ofMinutes(1)));
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(outbox()).extracting(Job::submission).containsExactly(lost);
  }

  @Test
  void aTurnFindsAllThatAreStuck() throws InterruptedException {
    for (int i = 0; i < 250; i++) {
      submit(Duration.ofMinutes(11));
    }
    new StuckSweep(queries, outbox, () -> Duration.ofMillis(40)).turn();
    assertThat(outbox()).hasSize(250);
  }

  @Test
  void aFastInteractiveLaneDoesNotMakeTheBatchLaneStuck() {
    UUID waiting = submit(Duration.ofMinutes(30));
    putIntoTheBatchLane(waiting);
    UUID later = submit(Duration.ofMinutes(5));
    judge(later);
    assertThat(sweep.sweep()).isZero();
    putIntoTheBatchLane(later);
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(database.list(String.class, "select topic from outbox"))
        .containsExactly(Topics.JOBS_BATCH);
  }

  @Test
  void onlyEarlierSubmissionsOfFasterOrEqualLanesAreAhead() {
    UUID batch = submit(Duration.ofMinutes(4));
    putIntoTheBatchLane(batch);
    submit(Duration.ofMinutes(3));
    judge(submit(Duration.ofMinutes(3)));
    UUID interactive = submit(Duration.ofMinutes(2));
    UUID later = submit(Duration.ofMinutes(1));
    putIntoTheBatchLane(later);
    assertThat(catalog.ahead(batch)).isZero();
    assertThat(catalog.ahead(interactive)).isEqualTo(1);
    assertThat(catalog.ahead(later)).isEqualTo(3);
  }

  private void putIntoTheBatchLane(UUID id) {
    database.update("update submission set batch = true where id = ?", id);
  }

  @Test
  void allLostSubmissionsAreEnqueuedAgainOnce() {
    List<UUID> open = new ArrayList<>();
    // More than a batch.
    for (int seconds = 250; seconds > 0; seconds--) {
      open.add(submit(Duration.ofSeconds(seconds)));
    }
    judge(submit(Duration.ofMinutes(1)));
    sweep.enqueueOpen();
    assertThat(outbox()).extracting(Job::submission).containsExactlyInAnyOrderElementsOf(open);
    assertThat(outbox()).extracting(Job::attempt).containsOnly(2);
    sweep.enqueueOpen();
    assertThat(outbox()).hasSameSizeAs(open);
  }

  @Test
  void aJobThatIsStillInTheOutboxIsNotSentTwice() {
    UUID waiting = submit(Duration.ofMinutes(30));
    database.update(
        "insert into outbox (topic, key, payload) values ('t', ?, '')", waiting.toString());
    assertThat(sweep.sweep()).isZero();
  }
}
