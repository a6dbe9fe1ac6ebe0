package io.arbiter.server.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.ServerTest;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Delay;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.SubmissionFigures.Lane;
import io.arbiter.server.submission.SubmissionFigures.Spread;
import io.arbiter.server.submission.SubmissionFigures.Stage;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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

/** Submissions, their way through the queue, and their verdicts. */
@ServerTest
class SubmissionCatalogTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final SubmissionCatalog.Filter ALL =
      new SubmissionCatalog.Filter(null, null, null);

  @Inject SubmissionCatalog catalog;
  @Inject SubmissionStore store;
  @Inject Attempts attempts;
  @Inject Outbox outbox;
  @Inject JudgingQueries queries;
  @Inject SubmissionFigures figures;

  private final UUID submission = UUID.randomUUID();
  private StuckSweep sweep;
  private Instant now;
  private UUID ada;
  private UUID puzzle;

  @BeforeEach
  void begin() {
    sweep = new StuckSweep(queries, outbox, () -> Duration.ofMinutes(10));
    now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ada = addPlayer("ada");
    puzzle = addPuzzle("easy", 10);
  }

  private SubmissionState state() {
    return catalog.find(submission, ADMIN).orElseThrow().progress().state();
  }

  private void judge(UUID id, Verdict verdict) {
    inTransaction(() -> store.judge(Map.of(id, verdict)));
  }

  @Test
  void theStateComesFromTheOutboxAndFromWorkersEvents() {
    addSubmission(submission, "SUBMISSION", ada, puzzle, Instant.now());
    inTransaction(() -> outbox.append(Topics.JOBS_INTERACTIVE, submission.toString(), new byte[0]));
    assertThat(state()).isEqualTo(SubmissionState.ACCEPTED);
    database.update("delete from outbox");
    assertThat(state()).isEqualTo(SubmissionState.QUEUED);
    attempts.note(submission, 1, null);
    assertThat(state()).isEqualTo(SubmissionState.RUNNING);
    // The job was lost and enqueued again. Then the first worker sends an event.
    database.update("update submission set attempt = 2");
    assertThat(state()).isEqualTo(SubmissionState.QUEUED);
    attempts.note(submission, 2, null);
    attempts.note(submission, 1, null);
    assertThat(state()).isEqualTo(SubmissionState.RUNNING);
    assertThat(catalog.open()).isEqualTo(1);
    judge(submission, Verdict.ACCEPTED);
    assertThat(state()).isEqualTo(SubmissionState.JUDGED);
    assertThat(catalog.open()).isZero();
  }

  private String reason() {
    return catalog.find(submission, ADMIN).orElseThrow().progress().reason();
  }

  @Test
  void aSubmissionThatWaitsBecauseOfTheMachinerySaysWhy() {
    addSubmission(submission, "SUBMISSION", ada, puzzle, Instant.now());
    assertThat(reason()).isNull();
    attempts.note(submission, 1, null);
    attempts.note(submission, 1, Delay.WORKER_LOST);
    assertThat(state()).isEqualTo(SubmissionState.QUEUED);
    assertThat(reason()).isEqualTo(Delay.WORKER_LOST.reason());
    attempts.note(submission, 1, null);
    assertThat(state()).isEqualTo(SubmissionState.RUNNING);
    assertThat(reason()).isNull();
    try {
      attempts.queueDelay(Delay.BROKER_AWAY);
      assertThat(state()).isEqualTo(SubmissionState.RUNNING);
      attempts.queueDelay(Delay.NO_WORKER);
      assertThat(state()).isEqualTo(SubmissionState.QUEUED);
      assertThat(reason()).isEqualTo(Delay.NO_WORKER.reason());
    } finally {
      attempts.queueDelay(null);
    }
    judge(submission, Verdict.ACCEPTED);
    assertThat(reason()).isNull();
  }

  private UUID send(int number, String kind, UUID player) {
    UUID id = new UUID(0, number);
    boolean scratch = kind.equals("SCRATCH");
    addSubmission(id, kind, player, scratch ? null : puzzle, AT);
    if (scratch) {
      database.update("update submission set version = null, stdin = 'line' where id = ?", id);
    }
    return id;
  }

  /** In pages of two. */
  private List<Long> listed(SubmissionCatalog.Filter filter, Viewer viewer) {
    return allPages(2, request -> catalog.list(filter, request, viewer)).stream()
        .map(view -> view.id().getLeastSignificantBits())
        .toList();
  }

  /** All hashes that the viewer is shown; null for the others. */
  private List<String> hashes(Viewer viewer) {
    return catalog.list(ALL, new PageRequest(), viewer).items().stream()
        .map(view -> view.details().sourceHash())
        .toList();
  }

  @Test
  void playersListTheirOwnAndAuthorsWhatIsSubmittedToTheirPuzzles() {
    UUID bob = addPlayer("bob");
    UUID cyd = addPlayer("cyd");
    database.update("update puzzle set author_id = ?", cyd);
    send(1, "SUBMISSION", ada);
    judge(send(2, "SUBMISSION", bob), Verdict.WRONG_ANSWER);
    send(3, "SCRATCH", ada);
    send(4, "RUN", bob);
    judge(send(5, "RUN", bob), Verdict.AUTHOR_ERROR);
    send(6, "RUN", cyd);
    assertThat(listed(ALL, ADMIN)).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(listed(ALL, as(ada))).containsExactly(3L, 1L);
    assertThat(listed(ALL, as(bob))).containsExactly(5L, 4L, 2L);
    assertThat(listed(ALL, as(cyd))).containsExactly(6L, 2L, 1L);
    assertThat(listed(new SubmissionCatalog.Filter(null, "bob", null), as(cyd)))
        .containsExactly(5L, 2L);
    assertThat(listed(new SubmissionCatalog.Filter(null, "bob", null), as(ada))).isEmpty();
    assertThat(listed(new SubmissionCatalog.Filter("easy", null, Verdict.WRONG_ANSWER), as(cyd)))
        .containsExactly(2L);
    assertThat(listed(new SubmissionCatalog.Filter("hard", null, null), as(ada))).isEmpty();
    String hash = Codec.hash("x = 1".getBytes(StandardCharsets.UTF_8));
    assertThat(hashes(as(ada))).containsExactly(hash, hash);
  }

  @ParameterizedTest
  @CsvSource({
    "easy, , , 2 1",
    "hard, , , ''",
    ", ADA, , 3 1",
    ", , WRONG_ANSWER, 2",
    ", nobody, , ''",
    "easy, bob, WRONG_ANSWER, 2",
    "easy, ada, WRONG_ANSWER, ''",
    "easy, ada, , 1"
  })
  void aListIsFiltered(String slug, String player, Verdict verdict, String found) {
    send(1, "SUBMISSION", ada);
    judge(send(2, "SUBMISSION", addPlayer("bob")), Verdict.WRONG_ANSWER);
    send(3, "SCRATCH", ada);
    assertThat(listed(new SubmissionCatalog.Filter(slug, player, verdict), ADMIN))
        .map(String::valueOf)
        .isEqualTo(found.isEmpty() ? List.of() : List.of(found.split(" ")));
  }

  @Test
  void anAttemptIsFoundByItsPlayerAndByThoseWhoJudgeIt() {
    UUID bob = addPlayer("bob");
    database.update("update puzzle set author_id = ?", bob);
    UUID solution = send(1, "SUBMISSION", ada);
    UUID run = send(2, "RUN", ada);
    UUID script = send(3, "SCRATCH", ada);
    UUID cyd = addPlayer("cyd");
    for (UUID id : List.of(solution, run, script)) {
      assertThat(catalog.find(id, as(ada))).isPresent();
      assertThat(catalog.find(id, ADMIN)).isPresent();
      assertThat(catalog.find(id, as(bob)).isPresent()).isEqualTo(id.equals(solution));
      for (Viewer other : List.of(NOBODY, as(cyd), as(ada).asAnyOther())) {
        assertThat(catalog.find(id, other)).isEmpty();
      }
    }
    judge(run, Verdict.AUTHOR_ERROR);
    assertThat(catalog.find(run, as(bob))).isPresent();
  }

  @Test
  void aPlayersSubmissionsAreReadInOrder() {
    UUID solution = send(1, "SUBMISSION", ada);
    UUID script = send(2, "SCRATCH", ada);
    send(3, "RUN", addPlayer("bob"));
    List<SubmissionCatalog.Sent> sent = catalog.sent(ada, new UUID(0, 0), 10);
    assertThat(sent).extracting(one -> one.submission().id()).containsExactly(solution, script);
    assertThat(sent).extracting(SubmissionCatalog.Sent::stdin).containsExactly(null, "line");
    assertThat(catalog.sent(ada, solution, 10)).hasSize(1);
    SubmissionView view = sent.getLast().submission();
    assertThat(view.sent())
        .extracting("kind", "puzzle", "version", "player", "submittedAt")
        .containsExactly(SubmissionKind.SCRATCH, null, null, "ada", AT);
    assertThat(view.outcome().unlocked()).isEmpty();
  }

  @Test
  void aJudgementIsShownWithAllItsParts() {
    UUID id = send(1, "SUBMISSION", ada);
    judge(id, Verdict.WRONG_ANSWER);
    // Python can print a NUL and a lone surrogate.
    addJudgement(
        id,
        """
        {"verdict": "WRONG_ANSWER", "categories": [], "results": [], "output": "\\u0000 \\ud800",
         "usage": {"cpuMillis": 5, "steps": 7}}
        """);
    database.update("update judgement set points = 4, unlocked = array['mine', 'home']");
    database.update("insert into counter_example values (?, '{\"input\": 1}')", id);
    SubmissionView view = catalog.find(id, as(ada)).orElseThrow();
    assertThat(view.outcome().verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(view.details().output()).isEqualTo("\0 \ud800");
    assertThat(view.outcome().usage().steps()).isEqualTo(7);
    assertThat(view.sent().limits().cpuMillis()).isEqualTo(1);
    assertThat(view.outcome().points()).isEqualTo(4);
    assertThat(view.outcome().unlocked()).containsExactly("mine", "home");
    assertThat(view.details().counterexample()).isEqualTo("{\"input\": 1}");
    assertThat(view.progress().judgedAt()).isNotNull();
    assertThat(catalog.find(UUID.randomUUID(), ADMIN)).isEmpty();
    database.update(
        "update judgement set earned = 42, judgement = ?::json",
        "{\"verdict\": \"ACCEPTED\", \"categories\": [], \"points\": 42, \"results\": []}");
    assertThat(catalog.find(id, as(ada)).orElseThrow().outcome().points())
        .as("what the author's code gave, not what it added")
        .isEqualTo(42);
  }

  private List<Object> row(UUID id) {
    String row = "select state, attempt, verdict from submission where id = ?";
    return database.rows(row, id).getFirst();
  }

  private void rejudge(UUID id) {
    inTransaction(() -> store.rejudge(Map.of(id, Verdict.ACCEPTED)));
  }

  @Test
  void onlyAnUnjudgedSubmissionIsJudgedAndOnlyAJudgedOneAgain() {
    UUID one = send(1, "SUBMISSION", ada);
    UUID other = send(2, "SUBMISSION", ada);
    assertThatThrownBy(() -> rejudge(one)).hasMessage("0 of 1 submissions are JUDGED");
    assertThat(row(one)).containsExactly("ACCEPTED", 1, null);
    judge(one, Verdict.WRONG_ANSWER);
    Map<UUID, Verdict> both = Map.of(one, Verdict.ACCEPTED, other, Verdict.ACCEPTED);
    assertThatThrownBy(() -> inTransaction(() -> store.judge(both)))
        .hasMessage("1 of 2 submissions may become JUDGED");
    assertThat(row(one)).containsExactly("JUDGED", 1, "WRONG_ANSWER");
    assertThat(row(other)).containsExactly("ACCEPTED", 1, null);
    rejudge(one);
    assertThat(row(one)).containsExactly("JUDGED", 2, "ACCEPTED");
  }

  private UUID submit(int minutesAgo) {
    return addSubmission(ada, puzzle, Instant.now().minus(Duration.ofMinutes(minutesAgo)));
  }

  private UUID submit(String minutesAgo) {
    return submit(Integer.parseInt(minutesAgo));
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
    List<UUID> open = Stream.of(waiting.split(" ")).map(this::submit).toList();
    Stream.of(judged.split(" ")).forEach(ago -> judge(submit(ago), "ACCEPTED"));
    assertThat(sweep.sweep()).isEqualTo(stuck);
    assertThat(outbox()).extracting(Job::submission).isEqualTo(open.subList(0, stuck));
  }

  @Test
  void aJobThatIsLostIsFoundThoughNoNewerOneIsJudged() {
    UUID lost = submit(121);
    putIntoTheBatchLane(lost);
    putIntoTheBatchLane(submit(119));
    judge(submit(1), "ACCEPTED");
    assertThat(sweep.sweep()).isEqualTo(1);
    assertThat(outbox()).extracting(Job::submission).containsExactly(lost);
    assertThat(texts("select topic from outbox")).containsExactly(Topics.JOBS_BATCH);
  }

  @Test
  void aSweepSkipsASubmissionThatIsBeingJudgedAndAJobThatIsStillToBeSent() {
    UUID stuck = submit(31);
    inTransaction(
        () -> {
          assertThat(queries.lockWaiting(new UUID[] {stuck})).hasSize(1);
          assertThat(inTransaction(sweep::sweep)).isZero();
        });
    inTransaction(
        () -> {
          sweep.enqueueOpen();
          assertThat(inTransaction(sweep::sweep)).as("the row in the outbox is not seen").isZero();
        });
    database.update("update submission set enqueued_at = now() - interval '31 minutes'");
    database.update("update submission set attempt = 1");
    assertThat(sweep.sweep()).as("its job is in the outbox").isZero();
    database.update("delete from outbox");
    assertThat(sweep.sweep()).isEqualTo(1);
  }

  @Test
  void aTurnFindsAllThatAreStuck() throws InterruptedException {
    IntStream.range(0, 250).forEach(_ -> submit(11));
    new StuckSweep(queries, outbox, () -> Duration.ofMillis(40)).turn();
    assertThat(outbox()).hasSize(250);
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
    UUID id = submission("SUBMISSION", ada, puzzle, worker.minusMillis(waiting + running), verdict);
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
  void theLanesHaveTheirDepthAndTheirOldest() {
    assertThat(figures.lanes())
        .containsExactly(new Lane("INTERACTIVE", 0, null), new Lane("BATCH", 0, null));
    assertThat(figures.hour().total()).isEqualTo(new Spread(null, null));
    addSubmission(ada, puzzle, now.minusSeconds(9));
    addSubmission(ada, puzzle, now.minusSeconds(4));
    putIntoTheBatchLane(addSubmission(ada, puzzle, now.minusSeconds(70)));
    judge(addSubmission(ada, puzzle, now.minusSeconds(500)), "ACCEPTED");
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
