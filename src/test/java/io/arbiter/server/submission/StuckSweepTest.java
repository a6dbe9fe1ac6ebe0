package io.arbiter.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.json.Codec;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.outbox.Outbox;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class StuckSweepTest extends DatabaseTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Inject JudgingQueries queries;
  @Inject SubmissionCatalog catalog;
  @Inject Outbox outbox;

  private StuckSweep sweep;
  private UUID player;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    sweep = new StuckSweep(queries, outbox, () -> PATIENCE);
    player = addPlayer("ada");
    puzzle = addPuzzle("easy", 10);
  }

  private UUID submit(Duration ago) {
    return addSubmission(UUID.randomUUID(), "SUBMISSION", player, puzzle, Instant.now().minus(ago));
  }

  private UUID submit(int minutesAgo) {
    return submit(Duration.ofMinutes(minutesAgo));
  }

  private void putIntoTheBatchLane(UUID id) {
    database.update("update submission set batch = true where id = ?", id);
  }

  private List<Job> outbox() {
    return database.list(byte[].class, "select payload from outbox order by id").stream()
        .map(StuckSweepTest::job)
        .toList();
  }

  private static Job job(byte[] payload) {
    try {
      return Codec.decode(payload, Job.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 40", "7, 640", "30, 640"})
  void ifNothingIsJudgedEachAttemptHasTwiceTheTimeOfTheOneBefore(int attempt, int minutes) {
    UUID stuck = submit(minutes + 1);
    submit(minutes - 1);
    database.update("update submission set attempt = ?", attempt);
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(outbox()).extracting(Job::submission).containsExactly(stuck);
    assertThat(outbox()).extracting(Job::attempt).containsExactly(attempt + 1);
    assertThat(sweep.sweep()).as("its time begins again").isZero();
  }

  @ParameterizedTest
  @CsvSource({"30, 31, 0", "30, 5, 1", "30 24, 31 15 40, 1"})
  void aSubmissionIsStuckIfMuchNewerOnesAreJudged(String waiting, String judged, int stuck) {
    List<UUID> open = submitAll(waiting);
    submitAll(judged).forEach(id -> judge(id, "ACCEPTED"));
    assertThat(sweep.sweep()).isEqualTo(stuck);
    assertThat(outbox()).extracting(Job::submission).isEqualTo(open.subList(0, stuck));
  }

  private List<UUID> submitAll(String minutesAgo) {
    return Stream.of(minutesAgo.split(" ")).map(ago -> submit(Integer.parseInt(ago))).toList();
  }

  @Test
  void aJobThatIsLostIsFoundThoughNoNewerOneIsJudged() {
    UUID lost = submit(121);
    putIntoTheBatchLane(lost);
    putIntoTheBatchLane(submit(119));
    judge(submit(1), "ACCEPTED");
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(outbox()).extracting(Job::submission).containsExactly(lost);
  }

  @Test
  void aTurnFindsAllThatAreStuck() throws InterruptedException {
    for (int i = 0; i < 250; i++) {
      submit(11);
    }
    new StuckSweep(queries, outbox, () -> Duration.ofMillis(40)).turn();
    assertThat(outbox()).hasSize(250);
  }

  @Test
  void aFastInteractiveLaneDoesNotMakeTheBatchLaneStuck() {
    putIntoTheBatchLane(submit(30));
    UUID later = submit(5);
    judge(later, "ACCEPTED");
    assertThat(sweep.sweep()).isZero();
    putIntoTheBatchLane(later);
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(database.list(String.class, "select topic from outbox"))
        .containsExactly(Topics.JOBS_BATCH);
  }

  @Test
  void onlyEarlierSubmissionsOfFasterOrEqualLanesAreAhead() {
    UUID batch = submit(4);
    putIntoTheBatchLane(batch);
    submit(3);
    judge(submit(3), "ACCEPTED");
    UUID interactive = submit(2);
    UUID later = submit(1);
    putIntoTheBatchLane(later);
    assertThat(Stream.of(batch, interactive, later).map(catalog::ahead))
        .containsExactly(0L, 1L, 3L);
  }

  @Test
  void allLostSubmissionsAreEnqueuedAgainOnce() {
    List<UUID> open = new ArrayList<>();
    // More than a batch.
    for (int seconds = 250; seconds > 0; seconds--) {
      open.add(submit(Duration.ofSeconds(seconds)));
    }
    judge(submit(1), "ACCEPTED");
    sweep.enqueueOpen();
    assertThat(outbox()).extracting(Job::submission).containsExactlyInAnyOrderElementsOf(open);
    assertThat(outbox()).extracting(Job::attempt).containsOnly(2);
    sweep.enqueueOpen();
    assertThat(outbox()).hasSameSizeAs(open);
  }

  @Test
  void aJobThatIsStillInTheOutboxIsNotSentTwice() {
    UUID waiting = submit(30);
    database.update(
        "insert into outbox (topic, key, payload) values ('t', ?, '')", waiting.toString());
    assertThat(sweep.sweep()).isZero();
  }
}
