package io.arbiter.server.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.ServerTest;
import io.arbiter.core.json.Codec;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.submission.SubmissionFigures.Lane;
import io.arbiter.server.submission.SubmissionFigures.Spread;
import io.arbiter.server.submission.SubmissionFigures.Stage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Submissions without verdicts, and the times until their verdicts. */
@ServerTest
class SubmissionQueueTest extends DatabaseTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Inject JudgingQueries queries;
  @Inject SubmissionFigures figures;
  @Inject SubmissionCatalog catalog;
  @Inject Outbox outbox;

  private StuckSweep sweep;
  private UUID player;
  private UUID puzzle;
  private Instant now;

  @BeforeEach
  void begin() {
    sweep = new StuckSweep(queries, outbox, () -> PATIENCE);
    player = addPlayer("ada");
    puzzle = addPuzzle("easy", 10);
    now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private UUID submit(int minutesAgo) {
    return addSubmission(player, puzzle, Instant.now().minus(Duration.ofMinutes(minutesAgo)));
  }

  private void putIntoTheBatchLane(UUID id) {
    database.update("update submission set batch = true where id = ?", id);
  }

  private List<Job> outbox() {
    return database.list(byte[].class, "select payload from outbox order by id").stream()
        .map(payload -> Codec.fromJson(new String(payload, UTF_8), Job.class))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 40", "7, 640", "30, 640"})
  void ifNothingIsJudgedEachAttemptHasTwiceTheTimeOfTheOneBefore(int attempt, int minutes) {
    UUID stuck = submit(minutes + 1);
    submit(minutes - 1);
    database.update("update submission set attempt = ?", attempt);
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(outbox())
        .extracting(Job::submission, Job::attempt)
        .containsExactly(tuple(stuck, attempt + 1));
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
    IntStream.range(0, 250).forEach(_ -> submit(11));
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
    assertThat(texts("select topic from outbox")).containsExactly(Topics.JOBS_BATCH);
  }

  @Test
  void allLostSubmissionsAreEnqueuedAgainOnce() {
    // More than a batch.
    List<UUID> open = IntStream.range(0, 250).mapToObj(_ -> submit(2)).toList();
    judge(submit(1), "ACCEPTED");
    sweep.enqueueOpen();
    assertThat(outbox()).extracting(Job::submission).containsExactlyInAnyOrderElementsOf(open);
    assertThat(outbox()).extracting(Job::attempt).containsOnly(2);
    sweep.enqueueOpen();
    assertThat(outbox()).hasSameSizeAs(open);
  }

  /** Judged after waiting, running and scoring for so many milliseconds. */
  private UUID judged(String verdict, int minutesAgo, int waiting, int running, int scoring) {
    Instant judged = now.minus(Duration.ofMinutes(minutesAgo));
    Instant worker = judged.minusMillis(scoring);
    UUID id =
        submission("SUBMISSION", player, puzzle, worker.minusMillis(waiting + running), verdict);
    database.update("update submission set judged_at = ? where id = ?", judged, id);
    // What the player printed looks like a usage.
    String judgement =
        """
        {"output":"\\"wallMillis\\":777 \\u0000","usage":{"cpuMillis":1,"wallMillis":%d},
        "results":[{"usage":{"wallMillis":999}}]}\
        """;
    addJudgement(id, judgement.formatted(running));
    database.update("update judgement set judged_at = ? where submission_id = ?", worker, id);
    return id;
  }

  @Test
  void anEmptyDatabaseHasFiguresToo() {
    assertThat(figures.lanes())
        .containsExactly(new Lane("INTERACTIVE", 0, null), new Lane("BATCH", 0, null));
    SubmissionFigures.Hour hour = figures.hour();
    assertThat(hour.verdicts()).isEmpty();
    assertThat(hour.parts()).isEmpty();
    assertThat(hour.total()).isEqualTo(new Spread(null, null));
    assertThat(hour.stages())
        .extracting(Stage::name)
        .containsExactly("WAITING", "RUNNING", "SCORING");
  }

  @Test
  void theLanesHaveTheirDepthAndTheirOldest() {
    addSubmission(player, puzzle, now.minusSeconds(9));
    addSubmission(player, puzzle, now.minusSeconds(4));
    UUID batch = addSubmission(player, puzzle, now.minusSeconds(70));
    database.update("update submission set batch = true where id = ?", batch);
    judge(addSubmission(player, puzzle, now.minusSeconds(500)), "ACCEPTED");
    assertThat(figures.lanes())
        .containsExactly(
            new Lane("INTERACTIVE", 2, now.minusSeconds(9)),
            new Lane("BATCH", 1, now.minusSeconds(70)));
  }

  @Test
  void theTimesOfTheLastHourAreThoseOfFirstVerdicts() {
    for (int i = 1; i <= 20; i++) {
      judged(i <= 15 ? "ACCEPTED" : "WRONG_ANSWER", 1, 100 * i, 10 * i, i);
    }
    judged("TIME_LIMIT", 61, 1, 1, 1);
    UUID again = judged("ACCEPTED", 1, 500_000, 1, 1);
    database.update("update submission set attempt = 2 where id = ?", again);
    database.update(
        """
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, cpu_millis,
          steps, source_bytes, judged_at)
        select submission_id, 2, verdict, judgement, provenance, 5, 7, 5, now() from judgement
        where submission_id = ?
        """,
        again);

    SubmissionFigures.Hour hour = figures.hour();
    assertThat(hour.verdicts()).isEqualTo(Map.of("ACCEPTED", 16L, "WRONG_ANSWER", 5L));
    assertThat(hour.total()).isEqualTo(new Spread(1_166L, 2_115L));
    assertThat(hour.stages())
        .containsExactly(
            new Stage("WAITING", new Spread(1_050L, 1_905L)),
            new Stage("RUNNING", new Spread(105L, 191L)),
            new Stage("SCORING", new Spread(11L, 19L)));
  }

  @Test
  void theHourIsDividedIntoFiveMinutes() {
    judged("ACCEPTED", 1, 10, 0, 0);
    judged("ACCEPTED", 31, 30, 0, 0);
    judged("RUNTIME_ERROR", 31, 30, 0, 0);
    var parts = figures.hour().parts();
    assertThat(parts)
        .extracting(SubmissionFigures.Part::verdicts)
        .containsExactly(Map.of("ACCEPTED", 1L, "RUNTIME_ERROR", 1L), Map.of("ACCEPTED", 1L));
    assertThat(parts.getFirst().total()).isEqualTo(new Spread(30L, 30L));
    assertThat(parts).allMatch(part -> part.from().getEpochSecond() % 300 == 0);
  }
}
