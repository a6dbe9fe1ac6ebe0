package io.arbiter.server.rejudging;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.AUTHOR_ERROR;
import static io.arbiter.core.judging.Verdict.JUDGE_ERROR;
import static io.arbiter.core.judging.Verdict.TIME_LIMIT;
import static io.arbiter.core.judging.Verdict.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.ServerTest;
import io.arbiter.TestDatabase;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.score.Standings;
import io.arbiter.server.score.Tournament;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real PostgreSQL. */
@ServerTest
class RejudgingTest {
  @Inject RejudgingBeans beans;
  private TestDatabase database;
  private RejudgedTournament tournament;

  /** Ada and Bob have solved "easy" and Cyd has not; Bob and Cyd have solved "hard". */
  private UUID adasFirst;

  private UUID adasSecond;
  private UUID bobs;
  private UUID cyds;

  @BeforeEach
  void begin() {
    database = beans.database();
    database.clear();
    judgeWhatIsRejudged();
  }

  private void judgeWhatIsRejudged() {
    tournament = new RejudgedTournament(beans);
    tournament.addPlayers("ada", "bob", "cyd", "dan");
    tournament.addPuzzle("easy", 10, 25);
    tournament.addPuzzle("hard", 80);
    adasFirst = tournament.judged("ada", "easy", ACCEPTED);
    bobs = tournament.judged("bob", "easy", ACCEPTED);
    adasSecond = tournament.judged("ada", "easy", ACCEPTED);
    cyds = tournament.judged("cyd", "easy", WRONG_ANSWER);
    tournament.judged("bob", "hard", ACCEPTED);
    tournament.judged("cyd", "hard", ACCEPTED);
    assertThat(tournament.ranking()).containsExactly("1 bob 90", "2 cyd 80", "3 ada 10");
  }

  /**
   * Sweeps and answers until there are no more jobs. Submissions that the map lacks get the other
   * verdict.
   */
  private void answer(Map<UUID, Verdict> verdicts, Verdict otherwise) {
    List<Job.Rejudgement> jobs;
    do {
      tournament.sweep();
      jobs = tournament.jobs();
      jobs.forEach(
          job ->
              tournament.take(
                  RejudgedTournament.answer(
                      job, verdicts.getOrDefault(job.submission(), otherwise), 3)));
    } while (!jobs.isEmpty());
    sweepToTheEnd();
  }

  private void sweepToTheEnd() {
    for (int i = 0; i < 5; i++) {
      tournament.sweep();
    }
    tournament.assertScoresAreThoseOfTheJudgements();
  }

  private static void assertProblem(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void jobsGoToTheBatchLaneWithTheVersionsTestsAndLimits() {
    UUID rejudging = tournament.begin("easy", 2, false);
    tournament.submit("dan", "easy");
    tournament.judge(tournament.submit("dan", "easy", "RUN"), ACCEPTED, 7);
    tournament.sweep();
    List<Job.Rejudgement> jobs = tournament.jobs();
    assertThat(jobs)
        .extracting(Job.Rejudgement::submission)
        .containsExactlyInAnyOrder(adasFirst, bobs, adasSecond, cyds);
    assertThat(jobs).allSatisfy(job -> assertThat(job.rejudging()).isEqualTo(rejudging));
    assertThat(jobs).extracting(job -> job.target().version()).containsOnly(2);
    assertThat(jobs).extracting(job -> job.limits().steps()).containsOnly(2L);
    assertThat(jobs).extracting(Job.Rejudgement::attempt).containsOnly(2);
    tournament.sweep();
    assertThat(tournament.jobs()).as("each is enqueued once").isEmpty();
  }

  @Test
  void aDryRunReportsExactlyWhatWouldChangeAndChangesNothing() {
    List<String> before = tournament.everything();
    UUID id = tournament.begin("easy", 2, false);
    assertThat(tournament.find("easy", id).progress()).isEqualTo(new Rejudging.Progress(0, 4));
    assertThat(tournament.find("easy", id).report()).isNull();
    answer(Map.of(bobs, TIME_LIMIT, cyds, ACCEPTED), ACCEPTED);
    Rejudging rejudging = tournament.find("easy", id);
    assertThat(rejudging.state()).isEqualTo(Rejudging.State.REPORTED);
    assertThat(rejudging.progress()).isEqualTo(new Rejudging.Progress(4, 4));
    assertThat(rejudging.report())
        .isEqualTo(
            new RejudgingReport(
                2,
                List.of(
                    new RejudgingReport.Change(bobs, "bob", ACCEPTED, TIME_LIMIT),
                    new RejudgingReport.Change(cyds, "cyd", WRONG_ANSWER, ACCEPTED)),
                3,
                List.of(
                    new RejudgingReport.PlayerChange("bob", 90, 80, 1L, 2L),
                    new RejudgingReport.PlayerChange("cyd", 80, 105, 2L, 1L),
                    new RejudgingReport.PlayerChange("ada", 10, 25, 3L, 3L)),
                0,
                List.of(
                    new RejudgingReport.Compared(ACCEPTED, ACCEPTED, 2),
                    new RejudgingReport.Compared(ACCEPTED, TIME_LIMIT, 1),
                    new RejudgingReport.Compared(WRONG_ANSWER, ACCEPTED, 1))));
    assertThat(tournament.everything()).isEqualTo(before);
  }

  @Test
  void applyingADryRunMakesTheReportedChanges() {
    UUID id = tournament.begin("easy", 2, false);
    answer(Map.of(bobs, TIME_LIMIT, cyds, ACCEPTED), ACCEPTED);
    tournament.apply("easy", id);
    sweepToTheEnd();
    assertThat(tournament.find("easy", id).state()).isEqualTo(Rejudging.State.APPLIED);
    assertThat(tournament.ranking()).containsExactly("1 cyd 105", "2 bob 80", "3 ada 25");
    assertThat(tournament.jobs()).as("nothing is judged again").isEmpty();
    List<String> applied = tournament.everything();
    assertThat(applied)
        .contains(
            "submission %s JUDGED 1 2 TIME_LIMIT".formatted(bobs),
            "submission %s JUDGED 1 2 ACCEPTED".formatted(adasFirst),
            "points %s ACCEPTED ACCEPTED 25".formatted(cyds),
            "puzzle easy 4 2");
    tournament.apply("easy", id);
    sweepToTheEnd();
    assertThat(tournament.everything()).as("applied twice is applied once").isEqualTo(applied);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void webhooksAreToldOfChangedVerdictsOnly(int version) {
    database.update(
        """
        insert into webhook (player_id, url, events, secret)
        select id, 'https://example.org', '{submission.judged}', 'secret' from player
        """);
    UUID id = tournament.begin("easy", version, false);
    answer(Map.of(bobs, TIME_LIMIT, cyds, ACCEPTED), ACCEPTED);
    assertThat(told()).as("of a dry run").isEmpty();
    tournament.apply("easy", id);
    sweepToTheEnd();
    assertThat(told())
        .containsExactlyInAnyOrder(
            "bob submission.judged " + bobs + " 2", "cyd submission.judged " + cyds + " 2");
  }

  private List<String> told() {
    return database.list(
        String.class,
        """
        select concat_ws(' ', p.name, d.event, d.submission_id, d.attempt)
        from webhook_delivery d join webhook w on w.id = d.webhook_id
        join player p on p.id = w.player_id
        """);
  }

  @Test
  void aPlayerWhoLosesTheOnlySolvedPuzzleLeavesTheStandings() {
    UUID id = tournament.begin("hard", 1, true);
    answer(Map.of(), WRONG_ANSWER);
    assertThat(tournament.ranking()).containsExactly("1 ada 10", "2 bob 10");
    assertThat(tournament.find("hard", id).report().players())
        .containsExactly(
            new RejudgingReport.PlayerChange("bob", 90, 10, 1L, 2L),
            new RejudgingReport.PlayerChange("cyd", 80, 0, 2L, null));
    assertThat(tournament.find("hard", id).report().othersMoved()).isEqualTo(1);
  }

  @Test
  void ifOnlyTheSecondSolutionIsStillRightItGivesThePoints() {
    tournament.begin("easy", 1, true);
    answer(Map.of(adasFirst, WRONG_ANSWER, cyds, WRONG_ANSWER), ACCEPTED);
    Standings.Place ada = tournament.place("ada").orElseThrow();
    assertThat(ada.points()).isEqualTo(10);
    assertThat(ada.reachedAt()).isEqualTo(Tournament.START.plusSeconds(3));
    assertThat(tournament.everything())
        .contains(
            "judgement %s 1 ACCEPTED 10 1 7 5 5".formatted(adasFirst) + md5(),
            "judgement %s 1 ACCEPTED 10 1 7 5 5".formatted(adasSecond) + md5(),
            "submission %s JUDGED 1 1 ACCEPTED".formatted(adasSecond));
  }

  /** The hash of the accepted judgement with seven steps. */
  private String md5() {
    return tournament.everything().stream()
        .filter(line -> line.startsWith("judgement " + bobs + " 1 "))
        .map(line -> line.substring(line.lastIndexOf(' ')))
        .findFirst()
        .orElseThrow();
  }

  /** Answers all jobs of the puzzle with points of the author's code. */
  private void answerWithPoints(Map<UUID, Integer> points) {
    tournament.sweep();
    tournament
        .jobs()
        .forEach(
            job ->
                tournament.take(
                    RejudgedTournament.answer(job, ACCEPTED, 7, points.get(job.submission()))));
    sweepToTheEnd();
  }

  @Test
  void otherPointsOfTheAuthorsCodeAreAChange() {
    tournament.addPuzzle("golf", 60);
    UUID first = tournament.earn("ada", "golf", 30);
    UUID better = tournament.earn("ada", "golf", 45);
    UUID bobs = tournament.earn("bob", "golf", 50);
    tournament.assertScoresAreThoseOfTheJudgements();
    assertThat(tournament.ranking()).containsExactly("1 bob 140", "2 cyd 80", "3 ada 55");
    UUID id = tournament.begin("golf", 1, false);
    answerWithPoints(Map.of(first, 40, better, 35, bobs, 50));
    RejudgingReport report = tournament.find("golf", id).report();
    assertThat(report.changed()).as("verdicts").isZero();
    assertThat(report.players())
        .containsExactly(new RejudgingReport.PlayerChange("ada", 55, 50, 3L, 3L));
    assertThat(tournament.ranking()).containsExactly("1 bob 140", "2 cyd 80", "3 ada 55");
    tournament.apply("golf", id);
    sweepToTheEnd();
    assertThat(tournament.ranking()).containsExactly("1 bob 140", "2 cyd 80", "3 ada 50");
    assertThat(tournament.place("ada").orElseThrow().reachedAt())
        .isEqualTo(Tournament.START.plusSeconds(7));
    assertThat(tournament.everything())
        .contains(
            "submission %s JUDGED 1 2 ACCEPTED".formatted(first),
            "submission %s JUDGED 1 2 ACCEPTED".formatted(better),
            "submission %s JUDGED 1 1 ACCEPTED".formatted(bobs),
            "points %s ACCEPTED ACCEPTED 40".formatted(first),
            "points %s ACCEPTED ACCEPTED 0".formatted(better));
    assertThat(beans.check.check()).isEmpty();
  }

  @Test
  void aWrongFirstSolutionLeavesAllPointsToTheBetterOne() {
    tournament.addPuzzle("golf", 60);
    UUID first = tournament.earn("ada", "golf", 30);
    UUID better = tournament.earn("ada", "golf", 45);
    UUID id = tournament.begin(first);
    tournament.sweep();
    tournament
        .jobs()
        .forEach(job -> tournament.take(RejudgedTournament.answer(job, WRONG_ANSWER, 7)));
    sweepToTheEnd();
    assertThat(tournament.find("golf", id).report().players()).isEmpty();
    assertThat(tournament.everything())
        .contains(
            "points %s WRONG_ANSWER WRONG_ANSWER 0".formatted(first),
            "points %s ACCEPTED ACCEPTED 45".formatted(better),
            "puzzle golf 2 1");
    assertThat(tournament.place("ada").orElseThrow().points()).isEqualTo(55);
  }

  @Test
  void failuresOfTheAuthorOrTheJudgeChangeNothing() {
    List<String> before = tournament.everything();
    UUID id = tournament.begin("easy", 2, true);
    answer(Map.of(adasFirst, JUDGE_ERROR), AUTHOR_ERROR);
    assertThat(tournament.find("easy", id).state()).isEqualTo(Rejudging.State.APPLIED);
    assertThat(tournament.find("easy", id).report().changed()).isZero();
    assertThat(tournament.find("easy", id).report().compared())
        .contains(
            new RejudgingReport.Compared(ACCEPTED, JUDGE_ERROR, 1),
            new RejudgingReport.Compared(ACCEPTED, AUTHOR_ERROR, 2));
    assertThat(tournament.everything()).isEqualTo(before);
  }

  @Test
  void aSubmissionThatFailedByTheJudgesFaultCountsOnceItIsJudged() {
    UUID failed = tournament.judged("dan", "easy", JUDGE_ERROR);
    var receipt = tournament.intake.begin(failed, tournament.player("ada"));
    assertThat(receipt.puzzle().slug()).isEqualTo("easy");
    assertProblem(
        ErrorCode.CONFLICT, () -> tournament.intake.begin(failed, tournament.player("ada")));
    tournament.begin("easy", 1, false);
    answer(Map.of(cyds, WRONG_ANSWER), ACCEPTED);
    assertThat(tournament.find("easy", receipt.id()).state()).isEqualTo(Rejudging.State.APPLIED);
    assertThat(tournament.find("easy", receipt.id()).subject().submission()).isEqualTo(failed);
    assertThat(tournament.ranking())
        .containsExactly("1 bob 90", "2 cyd 80", "3 ada 10", "4 dan 10");
    assertThat(tournament.everything())
        .contains("submission %s JUDGED 1 2 ACCEPTED".formatted(failed), "puzzle easy 5 3");
  }

  @Test
  void theFirstResultCountsAndLaterResultsChangeNothing() {
    UUID id = tournament.begin("easy", 1, false);
    tournament.sweep();
    List<Job.Rejudgement> jobs = tournament.jobs();
    jobs.forEach(job -> tournament.take(RejudgedTournament.answer(job, WRONG_ANSWER, 3)));
    jobs.forEach(job -> tournament.take(RejudgedTournament.answer(job, ACCEPTED, 2)));
    tournament.sweep();
    RejudgingReport report = tournament.find("easy", id).report();
    assertThat(report.compared())
        .containsExactly(
            new RejudgingReport.Compared(ACCEPTED, WRONG_ANSWER, 3),
            new RejudgingReport.Compared(WRONG_ANSWER, WRONG_ANSWER, 1));
    tournament.apply("easy", id);
    sweepToTheEnd();
    List<String> applied = tournament.everything();
    jobs.forEach(job -> tournament.take(RejudgedTournament.answer(job, ACCEPTED, 2)));
    sweepToTheEnd();
    assertThat(tournament.everything()).isEqualTo(applied);
    var unknown =
        new JudgingEvent.Rejudged(
            bobs,
            2,
            UUID.randomUUID(),
            RejudgedTournament.answer(jobs.getFirst(), ACCEPTED, 1).judgement(),
            RejudgedTournament.answer(jobs.getFirst(), ACCEPTED, 1).provenance());
    tournament.take(unknown);
    assertThat(tournament.everything()).isEqualTo(applied);
  }

  @Test
  void aNewSubmissionDuringARejudgingKeepsItsJudgement() {
    UUID id = tournament.begin("easy", 1, false);
    answer(Map.of(), WRONG_ANSWER);
    UUID between = tournament.judged("ada", "easy", ACCEPTED);
    tournament.apply("easy", id);
    sweepToTheEnd();
    assertThat(tournament.ranking()).containsExactly("1 bob 80", "2 cyd 80", "3 ada 10");
    assertThat(tournament.everything())
        .contains(
            "submission %s JUDGED 1 1 ACCEPTED".formatted(between),
            "points %s ACCEPTED ACCEPTED 10".formatted(between),
            "puzzle easy 5 1");
  }

  @Test
  void aSubmissionWithANewerJudgementIsSkippedAndReported() {
    UUID whole = tournament.begin("easy", 1, false);
    UUID single = tournament.intake.begin(cyds, tournament.player("ada")).id();
    tournament.sweep();
    for (Job.Rejudgement job : tournament.jobs()) {
      boolean right = job.rejudging().equals(single);
      tournament.take(RejudgedTournament.answer(job, right ? ACCEPTED : TIME_LIMIT, 3));
    }
    tournament.sweep();
    assertThat(tournament.find("easy", whole).state()).isEqualTo(Rejudging.State.REPORTED);
    sweepToTheEnd();
    assertThat(tournament.find("easy", single).state()).isEqualTo(Rejudging.State.APPLIED);
    tournament.apply("easy", whole);
    sweepToTheEnd();
    assertThat(tournament.find("easy", whole).skipped()).isEqualTo(1);
    assertThat(tournament.everything())
        .contains(
            "submission %s JUDGED 1 2 ACCEPTED".formatted(cyds),
            "submission %s JUDGED 1 2 TIME_LIMIT".formatted(bobs));
    assertThat(tournament.ranking()).containsExactly("1 cyd 90", "2 bob 80");
  }

  @Test
  void aSecondRejudgingOfThePuzzleIsRefusedUntilTheFirstIsApplied() {
    UUID dry = tournament.begin("easy", 1, false);
    answer(Map.of(), WRONG_ANSWER);
    UUID applying = tournament.begin("easy", 2, true);
    assertProblem(ErrorCode.CONFLICT, () -> tournament.begin("easy", 2, true));
    assertProblem(ErrorCode.CONFLICT, () -> tournament.begin("easy", 2, false));
    assertProblem(ErrorCode.CONFLICT, () -> tournament.apply("easy", dry));
    tournament.begin("hard", 1, true);
    answer(Map.of(), ACCEPTED);
    assertThat(tournament.find("easy", applying).state()).isEqualTo(Rejudging.State.APPLIED);
    tournament.apply("easy", dry);
    sweepToTheEnd();
    assertThat(tournament.find("easy", dry).skipped())
        .as("version 2 has judged all three in the meantime")
        .isEqualTo(3);
    tournament.begin("easy", 2, true);
  }

  @Test
  void impossibleRejudgingsAreRefused() {
    assertProblem(ErrorCode.NOT_FOUND, () -> tournament.begin("easy", 9, false));
    database.update("update puzzle_version set state = 'REJECTED' where number = 2");
    assertProblem(ErrorCode.CONFLICT, () -> tournament.begin("easy", 2, true));
    UUID dry = tournament.begin("easy", 2, false);
    assertProblem(ErrorCode.CONFLICT, () -> tournament.apply("easy", dry));
    UUID admin = tournament.player("ada");
    assertProblem(ErrorCode.NOT_FOUND, () -> tournament.intake.begin(new UUID(0, 0), admin));
    UUID open = tournament.submit("dan", "easy");
    assertProblem(ErrorCode.CONFLICT, () -> tournament.intake.begin(open, admin));
    UUID run = tournament.submit("dan", "easy", "RUN");
    assertProblem(ErrorCode.INVALID, () -> tournament.intake.begin(run, admin));
    database.update("update puzzle_version set state = 'VALIDATED' where number = 2");
    assertProblem(ErrorCode.CONFLICT, () -> tournament.apply("easy", dry));
  }

  @Test
  void aPuzzleWithoutSubmissionsIsDoneAtOnce() {
    tournament.addPuzzle("new", 5);
    UUID id = tournament.begin("new", 1, true);
    sweepToTheEnd();
    assertThat(tournament.find("new", id).state()).isEqualTo(Rejudging.State.APPLIED);
  }

  @Test
  void rejudgingsAreListedNewestFirst() {
    UUID first = tournament.begin("easy", 1, false);
    UUID second = tournament.begin("easy", 2, false);
    tournament.begin("hard", 1, false);
    PageRequest request = new PageRequest();
    request.limit = "1";
    var page = tournament.rejudgings.page(tournament.shipped("easy"), request);
    request.after = page.next();
    var next = tournament.rejudgings.page(tournament.shipped("easy"), request);
    assertThat(page.items()).extracting(Rejudging::id).containsExactly(second);
    assertThat(next.items()).extracting(Rejudging::id).containsExactly(first);
    assertThat(next.next()).isNull();
  }

  @Test
  void jobsWithoutResultsAreEnqueuedAgain() {
    tournament.begin("easy", 1, false);
    tournament.sweep();
    assertThat(tournament.jobs()).hasSize(4);
    assertThat(tournament.rejudgings.resetLost(RejudgedTournament.PATIENCE)).isZero();
    age("enqueued_at");
    assertThat(tournament.rejudgings.resetLost(RejudgedTournament.PATIENCE)).isEqualTo(4);
    tournament.sweep();
    List<Job.Rejudgement> again = tournament.jobs();
    assertThat(again).hasSize(4);
    tournament.take(RejudgedTournament.answer(again.getFirst(), ACCEPTED, 3));
    age("enqueued_at");
    assertThat(tournament.rejudgings.resetLost(RejudgedTournament.PATIENCE))
        .as("results still come")
        .isZero();
    age("received_at");
    assertThat(tournament.rejudgings.resetLost(RejudgedTournament.PATIENCE)).isEqualTo(3);
  }

  private void age(String column) {
    database.update("update rejudging_item set " + column + " = now() - interval '11 minutes'");
  }

  @Test
  void noMoreJobsAreUnderWayThanTheLaneHolds() {
    UUID id = tournament.begin("easy", 1, false);
    database.update(
        """
        insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
          submitted_at, enqueued_at)
        select gen_random_uuid(), kind, player_id, puzzle_id, version, source, state, verdict,
          submitted_at, enqueued_at
        from submission, generate_series(1, ?) where id = ?
        """,
        Rejudgings.LANE + 50,
        cyds);
    database.update(
        """
        insert into rejudging_item (rejudging_id, submission_id, player_id, attempt, before,
          before_version)
        select ?, id, player_id, 1, verdict, 1 from submission
        where player_id = ? and verdict = 'WRONG_ANSWER' on conflict do nothing
        """,
        id,
        tournament.player("cyd"));
    for (int i = 0; i < 10; i++) {
      tournament.sweep();
    }
    List<Job.Rejudgement> jobs = tournament.jobs();
    assertThat(jobs).hasSize(Rejudgings.LANE);
    jobs.subList(0, 7).forEach(job -> tournament.take(RejudgedTournament.answer(job, ACCEPTED, 3)));
    tournament.sweep();
    assertThat(tournament.jobs()).hasSize(7);
  }

  @Test
  void anInterruptionAtAnyPlayerDoesNotChangeTheEnd() {
    List<List<String>> ends = new ArrayList<>();
    for (int boundary = 0; boundary <= 3; boundary++) {
      judgeWhatIsRejudged();
      UUID id = tournament.begin("easy", 2, true);
      Map<UUID, Verdict> verdicts = Map.of(bobs, TIME_LIMIT, adasFirst, WRONG_ANSWER);
      tournament.sweep();
      tournament
          .jobs()
          .forEach(
              job ->
                  tournament.take(
                      RejudgedTournament.answer(
                          job, verdicts.getOrDefault(job.submission(), ACCEPTED), 3)));
      tournament.sweep();
      RejudgingApplication interrupted = tournament.application();
      for (int player = 0; player < boundary; player++) {
        assertThat(InterruptedApplication.applyNext(interrupted, id)).isTrue();
        tournament.assertScoresAreThoseOfTheJudgements();
      }
      sweepToTheEnd();
      assertThat(tournament.find("easy", id).state()).isEqualTo(Rejudging.State.APPLIED);
      ends.add(tournament.everything());
    }
    assertThat(ends).containsOnly(ends.getFirst());
    assertThat(tournament.ranking()).containsExactly("1 cyd 105", "2 bob 80", "3 ada 25");
  }

  /** The database itself fails in the middle of a player's transaction. */
  @Test
  void aFailureRollsBackThePlayersTransaction() {
    UUID id = tournament.begin("easy", 2, true);
    tournament.sweep();
    tournament.jobs().forEach(job -> tournament.take(RejudgedTournament.answer(job, ACCEPTED, 3)));
    tournament.sweep();
    database.update(
        """
        create function fail() returns trigger language plpgsql as $$
        begin
          if new.player_id = (select id from player where name = 'bob') then
            raise exception 'the disk is full';
          end if;
          return new;
        end $$
        """);
    database.update(
        "create trigger fail before insert on best for each row execute function fail()");
    try {
      sweepToTheEnd();
      assertThat(tournament.find("easy", id).state()).isEqualTo(Rejudging.State.APPLYING);
      assertThat(tournament.everything())
          .contains("submission %s JUDGED 1 1 ACCEPTED".formatted(bobs));
    } finally {
      database.update("drop function fail cascade");
    }
    sweepToTheEnd();
    assertThat(tournament.find("easy", id).state()).isEqualTo(Rejudging.State.APPLIED);
    assertThat(tournament.ranking()).containsExactly("1 bob 105", "2 cyd 105", "3 ada 25");
  }

  /** New solutions of the same players are accepted while their old ones are taken away. */
  @Test
  void noJudgementIsLostThatArrivesDuringTheApplication() {
    for (int round = 0; round < 8; round++) {
      judgeWhatIsRejudged();
      UUID id = tournament.begin("easy", 1, true);
      tournament.sweep();
      tournament
          .jobs()
          .forEach(job -> tournament.take(RejudgedTournament.answer(job, WRONG_ANSWER, 3)));
      tournament.sweep();
      List<Runnable> work = new ArrayList<>();
      for (UUID submission :
          List.of(
              tournament.submit("ada", "easy"),
              tournament.submit("bob", "easy"),
              tournament.submit("ada", "hard"),
              tournament.submit("cyd", "easy"))) {
        work.add(() -> tournament.judge(submission, ACCEPTED, 9));
      }
      work.add(() -> tournament.application().apply(id, 10));
      work.add(() -> tournament.application().apply(id, 10));
      allAtOnce(work);
      sweepToTheEnd();
      assertThat(tournament.ranking()).containsExactly("1 bob 90", "2 ada 90", "3 cyd 90");
    }
  }

  /** Runs all at once. If one fails, for example by a deadlock, the test fails. */
  private static void allAtOnce(List<Runnable> work) {
    CyclicBarrier start = new CyclicBarrier(work.size());
    CompletableFuture<?>[] running =
        work.stream()
            .map(
                one ->
                    CompletableFuture.runAsync(
                        () -> {
                          try {
                            start.await();
                          } catch (InterruptedException | BrokenBarrierException e) {
                            throw new IllegalStateException(e);
                          }
                          one.run();
                        },
                        thread -> Thread.ofPlatform().start(thread)))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(running).join();
  }
}
