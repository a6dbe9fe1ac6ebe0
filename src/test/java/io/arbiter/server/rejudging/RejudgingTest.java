package io.arbiter.server.rejudging;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.AUTHOR_ERROR;
import static io.arbiter.core.judging.Verdict.JUDGE_ERROR;
import static io.arbiter.core.judging.Verdict.TIME_LIMIT;
import static io.arbiter.core.judging.Verdict.WRONG_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.ServerTest;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.rejudging.RejudgingReport.Change;
import io.arbiter.server.rejudging.RejudgingReport.Compared;
import io.arbiter.server.rejudging.RejudgingReport.PlayerChange;
import io.arbiter.server.score.Tournament;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class RejudgingTest extends DatabaseTest {
  private RejudgedTournament tournament;

  /** Ada and Bob have solved "easy" and Cyd has not; Bob and Cyd have solved "hard". */
  private UUID adasFirst;

  private UUID adasSecond;
  private UUID bobs;
  private UUID cyds;

  @BeforeEach
  void judgeWhatIsRejudged() {
    tournament = new RejudgedTournament(Duration.ofSeconds(1));
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

  /** Sweeps and answers once. Submissions that the map lacks get the other verdict. */
  private List<Job.Rejudgement> answerOnce(Map<UUID, Verdict> verdicts, Verdict otherwise) {
    tournament.sweep();
    return tournament.answer(job -> verdicts.getOrDefault(job.submission(), otherwise));
  }

  private void answer(Map<UUID, Verdict> verdicts, Verdict otherwise) {
    answerOnce(verdicts, otherwise);
    sweepToTheEnd();
    assertThat(tournament.jobs()).isEmpty();
  }

  private void sweepToTheEnd() {
    IntStream.range(0, 5).forEach(_ -> tournament.sweep());
    tournament.assertScoresAreThoseOfTheJudgements();
  }

  private void apply(String slug, UUID rejudging) {
    tournament.apply(slug, rejudging);
    sweepToTheEnd();
    assertApplied(slug, rejudging);
  }

  private void assertApplied(String slug, UUID rejudging) {
    assertThat(tournament.find(slug, rejudging).state()).isEqualTo(Rejudging.State.APPLIED);
  }

  /** The tables have this line for each of these submissions. */
  private void assertJudged(String line, UUID... submissions) {
    assertThat(tournament.everything())
        .contains(
            Stream.of(submissions)
                .map(submission -> "submission " + submission + " JUDGED " + line)
                .toArray(String[]::new));
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
    assertThat(jobs)
        .extracting("rejudging", "target.version", "limits.steps", "attempt")
        .containsOnly(tuple(rejudging, 2, 2L, 2));
    tournament.sweep();
    assertThat(tournament.jobs()).as("each is enqueued once").isEmpty();
  }

  @Test
  void aDryRunReportsExactlyWhatWouldChangeAndItsApplicationChangesThat() {
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
                    new Change(bobs, "bob", ACCEPTED, TIME_LIMIT),
                    new Change(cyds, "cyd", WRONG_ANSWER, ACCEPTED)),
                3,
                List.of(
                    new PlayerChange("bob", 90, 80, 1L, 2L),
                    new PlayerChange("cyd", 80, 105, 2L, 1L),
                    new PlayerChange("ada", 10, 25, 3L, 3L)),
                0,
                List.of(
                    new Compared(ACCEPTED, ACCEPTED, 2),
                    new Compared(ACCEPTED, TIME_LIMIT, 1),
                    new Compared(WRONG_ANSWER, ACCEPTED, 1))));
    assertThat(tournament.everything()).isEqualTo(before);
    apply("easy", id);
    assertThat(tournament.ranking()).containsExactly("1 cyd 105", "2 bob 80", "3 ada 25");
    assertJudged("1 2 TIME_LIMIT", bobs);
    assertJudged("1 2 ACCEPTED", adasFirst);
    List<String> applied = tournament.everything();
    assertThat(applied)
        .contains("points %s ACCEPTED ACCEPTED 25".formatted(cyds), "puzzle easy 4 2");
    apply("easy", id);
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
    assertThat(count("webhook_delivery")).as("of a dry run").isZero();
    apply("easy", id);
    assertThat(
            texts(
                """
                select concat_ws(' ', p.name, d.event, d.submission_id, d.attempt)
                from webhook_delivery d join webhook w on w.id = d.webhook_id
                join player p on p.id = w.player_id
                """))
        .containsExactlyInAnyOrder(
            "bob submission.judged " + bobs + " 2", "cyd submission.judged " + cyds + " 2");
  }

  @Test
  void aPlayerWhoLosesTheOnlySolvedPuzzleLeavesTheStandings() {
    UUID id = tournament.begin("hard", 1, true);
    answer(Map.of(), WRONG_ANSWER);
    assertThat(tournament.ranking()).containsExactly("1 ada 10", "2 bob 10");
    assertThat(tournament.find("hard", id).report().players())
        .containsExactly(
            new PlayerChange("bob", 90, 10, 1L, 2L), new PlayerChange("cyd", 80, 0, 2L, null));
    assertThat(tournament.find("hard", id).report().othersMoved()).isEqualTo(1);
  }

  @Test
  void otherPointsOfTheAuthorsCodeAreAChange() {
    tournament.addPuzzle("golf", 60);
    UUID first = tournament.earn("ada", "golf", 30);
    UUID better = tournament.earn("ada", "golf", 45);
    UUID bobs = tournament.earn("bob", "golf", 50);
    assertThat(tournament.ranking()).containsExactly("1 bob 140", "2 cyd 80", "3 ada 55");
    UUID id = tournament.begin("golf", 1, false);
    tournament.sweep();
    Map<UUID, Integer> points = Map.of(first, 40, better, 35, bobs, 50);
    for (Job.Rejudgement job : tournament.jobs()) {
      tournament.take(RejudgedTournament.answer(job, ACCEPTED, 7, points.get(job.submission())));
    }
    sweepToTheEnd();
    RejudgingReport report = tournament.find("golf", id).report();
    assertThat(report.changed()).as("verdicts").isZero();
    assertThat(report.players()).containsExactly(new PlayerChange("ada", 55, 50, 3L, 3L));
    assertThat(tournament.ranking()).containsExactly("1 bob 140", "2 cyd 80", "3 ada 55");
    apply("golf", id);
    assertThat(tournament.ranking()).containsExactly("1 bob 140", "2 cyd 80", "3 ada 50");
    assertThat(tournament.place("ada").orElseThrow().reachedAt())
        .isEqualTo(Tournament.START.plusSeconds(7));
    assertJudged("1 2 ACCEPTED", first, better);
    assertJudged("1 1 ACCEPTED", bobs);
    assertThat(tournament.everything())
        .contains("points " + first + " ACCEPTED ACCEPTED 40")
        .contains("points " + better + " ACCEPTED ACCEPTED 0");
  }

  @Test
  void failuresOfTheAuthorOrTheJudgeChangeNothing() {
    List<String> before = tournament.everything();
    UUID id = tournament.begin("easy", 2, true);
    answer(Map.of(adasFirst, JUDGE_ERROR), AUTHOR_ERROR);
    assertApplied("easy", id);
    assertThat(tournament.find("easy", id).report().changed()).isZero();
    assertThat(tournament.find("easy", id).report().compared())
        .contains(new Compared(ACCEPTED, JUDGE_ERROR, 1), new Compared(ACCEPTED, AUTHOR_ERROR, 2));
    assertThat(tournament.everything()).isEqualTo(before);
  }

  @Test
  void aSubmissionThatFailedByTheJudgesFaultCountsOnceItIsJudged() {
    UUID failed = tournament.judged("dan", "easy", JUDGE_ERROR);
    var receipt = tournament.intake.begin(failed, tournament.player("ada"));
    assertThat(receipt.puzzle().slug()).isEqualTo("easy");
    assertRefused(ErrorCode.CONFLICT, () -> tournament.begin(failed));
    tournament.begin("easy", 1, false);
    answer(Map.of(cyds, WRONG_ANSWER), ACCEPTED);
    assertApplied("easy", receipt.id());
    assertThat(tournament.find("easy", receipt.id()).subject().submission()).isEqualTo(failed);
    assertThat(tournament.ranking())
        .containsExactly("1 bob 90", "2 cyd 80", "3 ada 10", "4 dan 10");
    assertJudged("1 2 ACCEPTED", failed);
    assertThat(tournament.everything()).contains("puzzle easy 5 3");
  }

  @Test
  void theFirstResultCountsAndLaterResultsChangeNothing() {
    UUID id = tournament.begin("easy", 1, false);
    List<Job.Rejudgement> jobs = answerOnce(Map.of(), WRONG_ANSWER);
    List<JudgingEvent.Rejudged> late =
        jobs.stream().map(job -> RejudgedTournament.answer(job, ACCEPTED, 2, null)).toList();
    late.forEach(tournament::take);
    tournament.sweep();
    assertThat(tournament.find("easy", id).report().compared())
        .containsExactly(
            new Compared(ACCEPTED, WRONG_ANSWER, 3), new Compared(WRONG_ANSWER, WRONG_ANSWER, 1));
    apply("easy", id);
    List<String> applied = tournament.everything();
    late.forEach(tournament::take);
    JudgingEvent.Rejudged any = late.getFirst();
    tournament.take(
        new JudgingEvent.Rejudged(bobs, 2, UUID.randomUUID(), any.judgement(), any.provenance()));
    sweepToTheEnd();
    assertThat(tournament.everything()).isEqualTo(applied);
  }

  @Test
  void aSecondRejudgingOfThePuzzleIsRefusedUntilTheFirstIsApplied() {
    UUID dry = tournament.begin("easy", 1, false);
    answer(Map.of(), WRONG_ANSWER);
    UUID applying = tournament.begin("easy", 2, true);
    assertRefused(ErrorCode.CONFLICT, () -> tournament.begin("easy", 2, true));
    assertRefused(ErrorCode.CONFLICT, () -> tournament.begin("easy", 2, false));
    assertRefused(ErrorCode.CONFLICT, () -> tournament.apply("easy", dry));
    tournament.addPuzzle("new", 5);
    UUID empty = tournament.begin("new", 1, true);
    tournament.begin("hard", 1, true);
    answer(Map.of(), ACCEPTED);
    assertApplied("easy", applying);
    assertApplied("new", empty);
    apply("easy", dry);
    assertThat(tournament.find("easy", dry).skipped())
        .as("version 2 has judged all three in the meantime")
        .isEqualTo(3);
    UUID last = tournament.begin("easy", 2, true);
    assertThat(allPages(1, next -> tournament.rejudgings.page(tournament.shipped("easy"), next)))
        .extracting(Rejudging::id)
        .containsExactly(last, applying, dry);
  }

  @Test
  void impossibleRejudgingsAreRefused() {
    assertRefused(ErrorCode.NOT_FOUND, () -> tournament.begin("easy", 9, false));
    database.update("update puzzle_version set state = 'REJECTED' where number = 2");
    assertRefused(ErrorCode.CONFLICT, () -> tournament.begin("easy", 2, true));
    UUID dry = tournament.begin("easy", 2, false);
    assertRefused(ErrorCode.CONFLICT, () -> tournament.apply("easy", dry));
    assertRefused(ErrorCode.NOT_FOUND, () -> tournament.begin(new UUID(0, 0)));
    UUID open = tournament.submit("dan", "easy");
    assertRefused(ErrorCode.CONFLICT, () -> tournament.begin(open));
    UUID run = tournament.submit("dan", "easy", "RUN");
    assertRefused(ErrorCode.INVALID, () -> tournament.begin(run));
    database.update("update puzzle_version set state = 'VALIDATED' where number = 2");
    assertRefused(ErrorCode.CONFLICT, () -> tournament.apply("easy", dry));
  }

  @Test
  void aDeletedPlayerHasNoNameInAReportAndGetsNoPoints() {
    UUID id = tournament.begin("easy", 2, false);
    answer(Map.of(bobs, TIME_LIMIT), ACCEPTED);
    tournament.delete("cyd");
    RejudgingReport report = tournament.find("easy", id).report();
    assertThat(report.players()).extracting("player").containsExactly("bob", null, "ada");
    assertThat(report.changes()).extracting(Change::player).containsExactly("bob", null);
    tournament.delete("bob");
    apply("easy", id);
    UUID again = tournament.begin("easy", 1, true);
    tournament.begin(cyds);
    answer(Map.of(), ACCEPTED);
    report = tournament.find("easy", again).report();
    assertThat(report.players()).containsExactly(new PlayerChange("ada", 25, 10, 1L, 1L));
    assertThat(report.othersMoved()).isZero();
    assertThat(tournament.ranking()).containsExactly("1 ada 10");
    assertThat(tournament.everything()).contains("puzzle easy 4 1");
  }

  @Test
  void jobsWithoutResultsAreEnqueuedAgain() {
    tournament.begin("easy", 1, false);
    tournament.sweep();
    assertThat(tournament.jobs()).hasSize(4);
    assertThat(lost()).isZero();
    age("enqueued_at");
    assertThat(lost()).isEqualTo(4);
    tournament.sweep();
    List<Job.Rejudgement> again = tournament.jobs();
    assertThat(again).hasSize(4);
    tournament.take(RejudgedTournament.answer(again.getFirst(), ACCEPTED, 3, null));
    age("enqueued_at");
    assertThat(lost()).as("results still come").isZero();
    age("received_at");
    assertThat(lost()).isEqualTo(3);
  }

  private int lost() {
    return tournament.rejudgings.resetLost(RejudgedTournament.PATIENCE);
  }

  private void age(String column) {
    database.update("update rejudging_item set " + column + " = now() - interval '11 minutes'");
  }

  @Test
  void noMoreJobsAreUnderWayThanTheLaneHolds() {
    UUID id = tournament.begin("easy", 1, false);
    database.update(
        """
        with added as (
          insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
            submitted_at, enqueued_at)
          select gen_random_uuid(), kind, player_id, puzzle_id, version, source, state, verdict,
            submitted_at, enqueued_at
          from submission, generate_series(1, ?) where id = ?
          returning *)
        insert into rejudging_item (rejudging_id, submission_id, player_id, attempt, before,
          before_version)
        select ?, id, player_id, 1, verdict, 1 from added
        """,
        Rejudgings.LANE + 50,
        cyds,
        id);
    IntStream.range(0, 10).forEach(_ -> tournament.sweep());
    List<Job.Rejudgement> jobs = tournament.jobs();
    assertThat(jobs).hasSize(Rejudgings.LANE);
    jobs.stream()
        .limit(7)
        .forEach(job -> tournament.take(RejudgedTournament.answer(job, ACCEPTED, 3, null)));
    tournament.sweep();
    assertThat(tournament.jobs()).hasSize(7);
  }

  /** The database itself fails in the middle of a player's transaction. */
  @Test
  void aFailureRollsBackThePlayersTransaction() {
    UUID id = tournament.begin("easy", 2, true);
    answerOnce(Map.of(), ACCEPTED);
    tournament.sweep();
    database.update(
        """
        create function fail() returns trigger language plpgsql as $$
        begin
          if new.player_id = (select id from player where name = 'bob') then
            raise exception 'the disk is full';
          end if;
          return new;
        end $$;
        create trigger fail before insert on best for each row execute function fail()
        """);
    try {
      sweepToTheEnd();
      assertThat(tournament.find("easy", id).state()).isEqualTo(Rejudging.State.APPLYING);
      assertJudged("1 1 ACCEPTED", bobs);
    } finally {
      database.update("drop function fail cascade");
    }
    sweepToTheEnd();
    assertApplied("easy", id);
    assertThat(tournament.ranking()).containsExactly("1 bob 105", "2 cyd 105", "3 ada 25");
  }

  /** New solutions of the same players are accepted while their old ones are taken away. */
  @Test
  void noJudgementIsLostThatArrivesDuringTheApplication() throws Exception {
    for (int round = 0; round < 5; round++) {
      judgeWhatIsRejudged();
      UUID id = tournament.begin("easy", 1, true);
      answerOnce(Map.of(), WRONG_ANSWER);
      tournament.sweep();
      List<Callable<?>> work = new ArrayList<>();
      for (String sent : List.of("ada easy", "bob easy", "ada hard", "cyd easy")) {
        UUID submission = tournament.submit(sent.substring(0, 3), sent.substring(4));
        work.add(Executors.callable(() -> tournament.judge(submission, ACCEPTED, 9)));
      }
      work.addAll(Collections.nCopies(2, () -> tournament.application.apply(id, 10)));
      atOnce(work.size(), work);
      sweepToTheEnd();
      assertThat(tournament.ranking()).containsExactly("1 bob 90", "2 ada 90", "3 cyd 90");
    }
  }
}
