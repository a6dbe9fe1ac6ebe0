package io.arbiter.server.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.bundle.Station;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.player.Visibility;
import io.arbiter.server.puzzle.catalog.StationLine;
import io.arbiter.server.puzzle.catalog.Stations;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** Against a real PostgreSQL. */
@ServerTest
class ScorekeeperTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Inject AgroalDataSource source;
  @Inject SubmissionStore store;
  @Inject Standings standings;
  @Inject ScoringQueries queries;
  @Inject Recount recount;
  @Inject SessionFactory sessions;

  private TestDatabase database;
  private Scorekeeper scorekeeper;
  private final Map<String, UUID> players = new HashMap<>();
  private final Map<String, UUID> puzzles = new HashMap<>();
  private int submissions;

  @BeforeEach
  void addPlayersAndPuzzles() {
    database = TestDatabase.of(source);
    database.clear();
    scorekeeper = new Scorekeeper(store, scoring(), rejudged -> {});
    List.of("ada", "bob", "cyd")
        .forEach(name -> players.put(name, TestData.addPlayer(database, name)));
    puzzles.put("easy", TestData.addPuzzle(database, "easy", 10));
    puzzles.put("hard", TestData.addPuzzle(database, "hard", 80));
  }

  private Scoring scoring() {
    StationLine line =
        new StationLine(List.of(station("first", "easy"), station("second", "hard")));
    return new Scoring(queries, store, new Stations(queries, line), recount);
  }

  private static Station station(String name, String... puzzles) {
    return new Station(name, name, Map.of(), BigDecimal.ONE, List.of(puzzles));
  }

  private List<String> unlocked(UUID submission) {
    return database.list(
        String.class, "select unnest(unlocked) from judgement where submission_id = ?", submission);
  }

  private UUID submit(String player, String puzzle) {
    return submit(player, puzzle, "SUBMISSION");
  }

  private UUID submit(String player, String puzzle, String kind) {
    UUID id = new UUID(3, ++submissions);
    Instant at = START.plusSeconds(submissions);
    TestData.addSubmission(database, id, kind, players.get(player), puzzles.get(puzzle), at);
    return id;
  }

  private static JudgingEvent.Judged judged(UUID submission, int attempt, Verdict verdict) {
    Judgement judgement =
        new Judgement(
            verdict,
            null,
            List.of(new CategoryResult("Basics", 1, 1)),
            null,
            null,
            new Usage(5, 6, 7, 8));
    return new JudgingEvent.Judged(
        submission,
        attempt,
        judgement,
        new JudgingEvent.Provenance(1, "t", "runtime", "worker", 1, Limits.DEFAULT, START));
  }

  /** Accepted, with points of the author's code. */
  private static JudgingEvent.Judged earning(UUID submission, int points) {
    Judgement judgement =
        new Judgement(
            Verdict.ACCEPTED, null, List.of(), null, null, new Usage(5, 6, 7, 8), null, points);
    return new JudgingEvent.Judged(
        submission, 1, judgement, judged(submission, 1, Verdict.ACCEPTED).provenance());
  }

  /** What the submissions added to their players' points. */
  private List<Integer> added(UUID... submissions) {
    return Stream.of(submissions)
        .map(
            id ->
                database.one(
                    Integer.class, "select points from judgement where submission_id = ?", id))
        .toList();
  }

  private List<JudgingEvent.Scored> take(JudgingEvent... events) {
    return scorekeeper.take(Stream.of(events).map(ScorekeeperTest::sent).toList());
  }

  /** The event as it comes from the broker: encoded and decoded. */
  private static JudgingEvent sent(JudgingEvent event) {
    try {
      return Log.EVENTS.reader().read(Codec.encode(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> ranking() {
    return TestBoards.first(standings).stream()
        .map(place -> place.rank() + " " + place.player() + " " + place.points())
        .toList();
  }

  private String state(UUID submission) {
    return database.one(
        String.class,
        "select state || ' ' || coalesce(verdict, '-') from submission where id = ?",
        submission);
  }

  private long count(String table) {
    return database.one(Long.class, "select count(*) from " + table);
  }

  @Test
  void theRunsOfVisitorsGetTheirResultsAndScoreNothing() {
    UUID first = submit("nobody", "easy", "RUN");
    UUID second = submit("nobody", "easy", "RUN");
    UUID solution = submit("ada", "easy");
    assertThat(
            take(
                judged(first, 1, Verdict.ACCEPTED),
                judged(solution, 1, Verdict.ACCEPTED),
                judged(second, 1, Verdict.WRONG_ANSWER)))
        .extracting(JudgingEvent.Scored::submission)
        .containsExactly(first, solution, second);
    assertThat(state(first)).isEqualTo("JUDGED ACCEPTED");
    assertThat(state(second)).isEqualTo("JUDGED WRONG_ANSWER");
    assertThat(added(first, second, solution)).containsExactly(0, 0, 10);
    assertThat(ranking()).containsExactly("1 ada 10");
  }

  @Test
  void aRejudgementThatCannotBeWrittenBecomesAJudgeError() {
    JudgingEvent.Judged right = judged(submit("ada", "easy"), 1, Verdict.ACCEPTED);
    List<Verdict> taken = new ArrayList<>();
    Scorekeeper refusing =
        new Scorekeeper(
            store,
            scoring(),
            rejudged -> {
              taken.add(rejudged.judgement().verdict());
              throw new IllegalStateException(new SQLException("a text with NUL", "22021"));
            });
    refusing.take(
        List.of(
            new JudgingEvent.Rejudged(
                right.submission(), 1, UUID.randomUUID(), right.judgement(), right.provenance())));
    assertThat(taken).containsExactly(Verdict.ACCEPTED, Verdict.JUDGE_ERROR);
  }

  @Test
  void aFailureBeforeTheScoresKeepsTheirEventsForTheNextTry() {
    UUID submission = submit("ada", "easy");
    JudgingEvent.Judged right = judged(submission, 1, Verdict.ACCEPTED);
    List<JudgingEvent> batch =
        List.of(
            right,
            new JudgingEvent.Rejudged(
                submission, 1, UUID.randomUUID(), right.judgement(), right.provenance()));
    Scorekeeper failing =
        new Scorekeeper(
            store,
            scoring(),
            _ -> {
              throw new IllegalStateException(new SQLException("the connection is lost", "08006"));
            });
    assertThatThrownBy(() -> failing.take(batch)).isInstanceOf(IllegalStateException.class);
    assertThat(scorekeeper.take(batch)).containsExactly(new JudgingEvent.Scored(submission, 1));
  }

  @Test
  void aJudgementThatComesTwiceCountsOnce() {
    UUID submission = submit("ada", "easy");
    JudgingEvent.Judged event = judged(submission, 1, Verdict.ACCEPTED);
    assertThat(take(event, event)).containsExactly(new JudgingEvent.Scored(submission, 1));
    assertThat(take(event)).isEmpty();
    assertThat(ranking()).containsExactly("1 ada 10");
    assertThat(count("judgement")).isEqualTo(1);
    assertThat(state(submission)).isEqualTo("JUDGED ACCEPTED");
  }

  @Test
  void aVerdictNamesTheStationThatItOpensOnce() {
    UUID wrong = submit("ada", "easy");
    UUID first = submit("ada", "easy");
    UUID again = submit("ada", "easy");
    UUID last = submit("ada", "hard");
    UUID run = submit("bob", "easy", "RUN");
    take(
        judged(wrong, 1, Verdict.WRONG_ANSWER),
        judged(first, 1, Verdict.ACCEPTED),
        judged(again, 1, Verdict.ACCEPTED),
        judged(last, 1, Verdict.ACCEPTED),
        judged(run, 1, Verdict.ACCEPTED));
    assertThat(unlocked(first)).containsExactly("second");
    for (UUID other : List.of(wrong, again, last, run)) {
      assertThat(unlocked(other)).isEmpty();
    }
  }

  @Test
  void onlyTheFirstAcceptedSolutionGivesPoints() {
    take(judged(submit("ada", "easy"), 1, Verdict.ACCEPTED));
    take(judged(submit("ada", "easy"), 1, Verdict.ACCEPTED));
    take(judged(submit("ada", "hard"), 1, Verdict.WRONG_ANSWER));
    assertThat(ranking()).containsExactly("1 ada 10");
    assertThat(count("solved")).isEqualTo(1);
  }

  private Standings.Place first() {
    return TestBoards.first(standings).getFirst();
  }

  @Test
  void aBetterSolutionRaisesThePointsAndAWorseOneDoesNotLowerThem() {
    UUID first = submit("ada", "hard");
    UUID better = submit("ada", "hard");
    UUID worse = submit("ada", "hard");
    UUID same = submit("ada", "hard");
    take(earning(first, 20));
    assertThat(first())
        .isEqualTo(new Standings.Place(1, "ada", 20, 1, START.plusSeconds(1), Visibility.PUBLIC));
    take(earning(better, 35));
    assertThat(first())
        .isEqualTo(new Standings.Place(1, "ada", 35, 1, START.plusSeconds(2), Visibility.PUBLIC));
    take(earning(worse, 30), earning(same, 35));
    assertThat(first())
        .isEqualTo(new Standings.Place(1, "ada", 35, 1, START.plusSeconds(2), Visibility.PUBLIC));
    assertThat(added(first, better, worse, same)).containsExactly(20, 15, 0, 0);
    assertThat(count("solved")).isEqualTo(1);
    assertThat(database.one(Long.class, "select sum(solved_by) from puzzle_count")).isEqualTo(1);
    assertThat(
            database.list(
                String.class,
                "select value || ' ' || submission_id from best where measure = 'points'"))
        .containsExactly("-35 " + better);
  }

  @Test
  void aSolutionMayEarnNothingAndStillSolvesItsPuzzle() {
    take(earning(submit("ada", "hard"), 0));
    assertThat(ranking()).containsExactly("1 ada 0");
    assertThat(first().solved()).isEqualTo(1);
  }

  @Test
  void gainsAreThoseOfTheOrderOfSubmissionWhateverComesFirst() {
    UUID first = submit("ada", "hard");
    UUID second = submit("ada", "hard");
    UUID third = submit("ada", "hard");
    take(earning(third, 50));
    take(earning(first, 20));
    take(earning(second, 35));
    assertThat(added(first, second, third)).containsExactly(20, 15, 15);
    assertThat(first())
        .isEqualTo(new Standings.Place(1, "ada", 50, 1, START.plusSeconds(3), Visibility.PUBLIC));
    assertStandingsAreTheSumOfGains();
  }

  @Test
  void aLaterVersionWithoutPointsOfTheAuthorChangesNothing() {
    UUID earned = submit("ada", "hard");
    UUID plain = submit("ada", "hard");
    take(earning(earned, 20), judged(plain, 1, Verdict.ACCEPTED));
    assertThat(ranking()).containsExactly("1 ada 20");
    assertThat(added(earned, plain)).containsExactly(20, 0);
  }

  @Test
  void withEqualPointsTheFirstToReachThemRanksHigher() {
    UUID early = submit("bob", "easy");
    UUID late = submit("ada", "easy");
    take(judged(late, 1, Verdict.ACCEPTED));
    take(judged(early, 1, Verdict.ACCEPTED));
    assertThat(ranking()).containsExactly("1 bob 10", "2 ada 10");
    assertThat(TestBoards.around(standings, players.get("ada"), 1))
        .extracting(Standings.Place::player)
        .containsExactly("bob", "ada");
    assertThat(standings.of(players.get("cyd"))).isEmpty();
  }

  @Test
  void eachPageContinuesThePreviousOne() {
    take(judged(submit("bob", "hard"), 1, Verdict.ACCEPTED));
    take(judged(submit("ada", "easy"), 1, Verdict.ACCEPTED));
    take(judged(submit("cyd", "easy"), 1, Verdict.ACCEPTED));
    PageRequest request = new PageRequest();
    request.limit = "2";
    var first = TestBoards.page(standings, request);
    request.after = first.next();
    var second = TestBoards.page(standings, request);
    assertThat(first.items()).extracting(Standings.Place::player).containsExactly("bob", "ada");
    assertThat(second.items()).extracting(Standings.Place::rank).containsExactly(3L);
    assertThat(second.next()).isNull();
  }

  @Test
  void aJudgementOfAnOldAttemptIsIgnored() {
    UUID submission = submit("ada", "easy");
    database.update("update submission set attempt = 2 where id = ?", submission);
    assertThat(take(judged(submission, 1, Verdict.ACCEPTED))).isEmpty();
    assertThat(state(submission)).isEqualTo("ACCEPTED -");
    take(judged(submission, 2, Verdict.WRONG_ANSWER));
    assertThat(state(submission)).isEqualTo("JUDGED WRONG_ANSWER");
    assertThat(ranking()).isEmpty();
  }

  @Test
  void runsScoreNothing() {
    take(judged(submit("ada", "easy", "RUN"), 1, Verdict.ACCEPTED));
    assertThat(ranking()).isEmpty();
    assertThat(count("best")).isZero();
  }

  @Test
  void faultsOfTheJudgeAreNotAttemptsOfThePlayer() {
    take(judged(submit("ada", "easy"), 1, Verdict.JUDGE_ERROR));
    take(judged(submit("ada", "easy"), 1, Verdict.AUTHOR_ERROR));
    take(judged(submit("ada", "easy"), 1, Verdict.TIME_LIMIT));
    assertThat(database.one(Long.class, "select sum(attempts) from puzzle_count")).isEqualTo(1);
  }

  @Test
  void aBatchGivesTheSameScoresAsSingleJudgements() {
    UUID stale = submit("ada", "easy");
    database.update("update submission set attempt = 2 where id = ?", stale);
    UUID adaEasy = submit("ada", "easy");
    UUID bobHard = submit("bob", "hard");
    UUID adaHard = submit("ada", "hard");
    UUID cydRun = submit("cyd", "hard", "RUN");
    List<JudgingEvent.Scored> scored =
        take(
            judged(stale, 1, Verdict.ACCEPTED),
            judged(adaHard, 1, Verdict.ACCEPTED),
            judged(bobHard, 1, Verdict.ACCEPTED),
            judged(adaEasy, 1, Verdict.ACCEPTED),
            judged(stale, 2, Verdict.ACCEPTED),
            judged(adaEasy, 1, Verdict.ACCEPTED),
            judged(cydRun, 1, Verdict.ACCEPTED));
    assertThat(scored)
        .containsExactly(
            new JudgingEvent.Scored(adaHard, 1),
            new JudgingEvent.Scored(bobHard, 1),
            new JudgingEvent.Scored(adaEasy, 1),
            new JudgingEvent.Scored(stale, 2),
            new JudgingEvent.Scored(cydRun, 1));
    assertThat(ranking()).containsExactly("1 ada 90", "2 bob 80");
    // The earlier of two solutions solves the puzzle, even if it was judged second.
    assertThat(solvedBy("ada", "easy")).isEqualTo(stale);
  }

  private UUID solvedBy(String player, String puzzle) {
    return database.one(
        UUID.class,
        "select submission_id from solved where player_id = ? and puzzle_id = ?",
        players.get(player),
        puzzles.get(puzzle));
  }

  @Test
  void ifOneJudgementCannotBeWrittenTheOthersAre() {
    UUID good = submit("ada", "easy");
    UUID bad = submit("bob", "easy");
    UUID last = submit("cyd", "easy");
    JudgingEvent.Judged plain = judged(bad, 1, Verdict.ACCEPTED);
    Judgement judgement =
        new Judgement(Verdict.ACCEPTED, null, List.of(), null, null, new Usage(4711, 6, 7, 8));
    var poisoned = new JudgingEvent.Judged(bad, 1, judgement, plain.provenance());
    List<JudgingEvent.Scored> scored;
    database.update("alter table judgement add constraint poison check (cpu_millis <> 4711)");
    try {
      scored = take(judged(good, 1, Verdict.ACCEPTED), poisoned, judged(last, 1, Verdict.ACCEPTED));
    } finally {
      database.update("alter table judgement drop constraint poison");
    }
    assertThat(scored).extracting(JudgingEvent.Scored::submission).containsExactly(good, bad, last);
    assertThat(ranking()).containsExactly("1 ada 10", "2 cyd 10");
    assertThat(state(bad)).isEqualTo("JUDGED JUDGE_ERROR");
  }

  @Test
  void aSubmissionThatEndedItsChildIsNotedOnce() {
    UUID honest = submit("ada", "easy");
    UUID hostile = submit("bob", "easy");
    take(
        judged(honest, 1, Verdict.ACCEPTED),
        new JudgingEvent.ChildEnded(hostile, 1),
        judged(hostile, 1, Verdict.MEMORY_LIMIT));
    String first = ended().toString();
    take(new JudgingEvent.ChildEnded(hostile, 1));
    assertThat(ended()).hasToString(first).containsOnlyKeys(hostile);
  }

  /** The times at which submissions were noted to have ended their child. */
  private Map<UUID, Instant> ended() {
    return database
        .rows("select id, ended_child_at from submission where ended_child_at is not null")
        .stream()
        .collect(Collectors.toMap(row -> (UUID) row.getFirst(), row -> (Instant) row.getLast()));
  }

  /** The connection ends in the middle of the work, while a statement waits for a lock. */
  @Test
  void noJudgementIsLostIfTheDatabaseGoesAway() throws Exception {
    UUID submission = submit("ada", "easy");
    JudgingEvent.Judged event = judged(submission, 1, Verdict.ACCEPTED);
    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        Connection holder = source.getConnection()) {
      holder.setAutoCommit(false);
      holder.createStatement().executeQuery("select from submission for update");
      Future<?> taken = thread.submit(() -> take(event));
      Awaitility.await("it waits for the lock")
          .until(
              () ->
                  !database
                      .list(
                          Boolean.class,
                          """
                          select pg_terminate_backend(pid) from pg_stat_activity
                          where wait_event_type = 'Lock' and datname = current_database()
                          """)
                      .isEmpty());
      assertThatThrownBy(taken::get).hasRootCauseInstanceOf(PSQLException.class);
      holder.rollback();
    }
    assertThat(state(submission)).isEqualTo("ACCEPTED -");
    assertThat(take(event)).containsExactly(new JudgingEvent.Scored(submission, 1));
  }

  @Test
  void noJudgementIsLostIfACommitFails() {
    UUID submission = submit("ada", "easy");
    JudgingEvent.Judged event = judged(submission, 1, Verdict.ACCEPTED);
    database.update(
        """
        create function end_connection() returns trigger language plpgsql as $$
        begin
          perform pg_terminate_backend(pg_backend_pid());
          return null;
        end
        $$;
        create constraint trigger judgement_ends after insert on judgement
          deferrable initially deferred for each row execute function end_connection()
        """);
    try {
      assertThatThrownBy(() -> take(event)).isInstanceOf(RuntimeException.class);
      assertThat(state(submission)).isEqualTo("ACCEPTED -");
    } finally {
      database.update("drop function end_connection() cascade");
    }
    take(event);
    assertThat(state(submission)).isEqualTo("JUDGED ACCEPTED");
  }

  @Test
  void theNumberOfStatementsDoesNotDependOnTheSizeOfABatch() {
    List<JudgingEvent> failures = new ArrayList<>();
    List<JudgingEvent> solutions = new ArrayList<>();
    List<JudgingEvent> further = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String player = "solver" + i;
      players.put(player, TestData.addPlayer(database, player));
      failures.add(judged(submit(player, "hard"), 1, Verdict.WRONG_ANSWER));
      solutions.add(judged(submit(player, "hard"), 1, Verdict.ACCEPTED));
      further.add(judged(submit("solver" + i / 2, "easy"), 1, Verdict.ACCEPTED));
    }
    // Locks of the submissions; judgements with the changes of the counts; verdicts.
    assertThat(statements(failures)).isEqualTo(3);
    // Also locks of the players; solved puzzles; opened stations; best solutions.
    assertThat(statements(solutions)).isEqualTo(7);
    // Two rounds. The second round solves no puzzle for the first time, so it looks for earlier
    // submissions.
    assertThat(statements(further)).isEqualTo(2 + 5 + 5);
    assertThat(count("judgement")).isEqualTo(150);
  }

  @Test
  void webhooksNeedNoFurtherStatement() {
    List<JudgingEvent> failures = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String player = "solver" + i;
      players.put(player, TestData.addPlayer(database, player));
      addWebhook(player, "submission.judged");
      failures.add(judged(submit(player, "hard"), 1, Verdict.WRONG_ANSWER));
    }
    assertThat(statements(failures)).isEqualTo(3);
    assertThat(count("webhook_delivery")).isEqualTo(50);
  }

  private UUID addWebhook(String player, String event) {
    return database.one(
        UUID.class,
        """
        insert into webhook (player_id, url, events, secret)
        values (?, 'https://example.org', array[?], 'secret') returning id
        """,
        players.get(player),
        event);
  }

  private List<String> told() {
    return database.list(
        String.class,
        """
        select concat_ws(' ', webhook_id, event, submission_id, attempt, state)
        from webhook_delivery order by id
        """);
  }

  @Test
  void aJudgementIsToldOnceToEachWebhookOfItsPlayer() {
    UUID first = addWebhook("ada", "submission.judged");
    UUID second = addWebhook("ada", "submission.judged");
    addWebhook("ada", "puzzle.published");
    addWebhook("bob", "submission.judged");
    UUID submission = submit("ada", "easy");
    JudgingEvent.Judged event = judged(submission, 1, Verdict.ACCEPTED);
    take(event);
    take(event);
    assertThat(told())
        .containsExactlyInAnyOrder(
            first + " submission.judged " + submission + " 1 WAITING",
            second + " submission.judged " + submission + " 1 WAITING");
  }

  @Test
  void runsScriptsAndDisabledWebhooksAreNotTold() {
    addWebhook("ada", "submission.judged");
    take(judged(submit("ada", "easy", "RUN"), 1, Verdict.ACCEPTED));
    database.update("update webhook set disabled = 'FAILING', disabled_at = now()");
    take(judged(submit("ada", "easy"), 1, Verdict.ACCEPTED));
    assertThat(told()).isEmpty();
  }

  @Test
  void aJudgementThatDoesNotCountIsNotTold() {
    addWebhook("ada", "submission.judged");
    UUID submission = submit("ada", "easy");
    database.update("update submission set attempt = 2 where id = ?", submission);
    take(judged(submission, 1, Verdict.ACCEPTED));
    assertThat(told()).isEmpty();
  }

  /** A deletion that is not committed neither delays a verdict nor makes it fail. */
  @Test
  void aWebhookThatIsBeingDeletedHoldsUpNoVerdict() throws Exception {
    addWebhook("ada", "submission.judged");
    UUID submission = submit("ada", "easy");
    try (Connection deletion = source.getConnection()) {
      deletion.setAutoCommit(false);
      try (Statement statement = deletion.createStatement()) {
        statement.execute("delete from webhook");
      }
      take(judged(submission, 1, Verdict.ACCEPTED));
      deletion.commit();
    }
    assertThat(state(submission)).isEqualTo("JUDGED ACCEPTED");
    assertThat(told()).isEmpty();
  }

  @Test
  void improvementsNeedNoFurtherStatement() {
    List<JudgingEvent> first = new ArrayList<>();
    List<JudgingEvent> better = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String player = "solver" + i;
      players.put(player, TestData.addPlayer(database, player));
      first.add(earning(submit(player, "hard"), 20));
      better.add(earning(submit(player, "hard"), 21));
    }
    assertThat(statements(first)).isEqualTo(7);
    // As for first solutions, but they open no stations.
    assertThat(statements(better)).isEqualTo(6);
    assertThat(count("improvement")).isEqualTo(50);
  }

  /** The number of statements with which Hibernate scores a batch. */
  private long statements(List<JudgingEvent> batch) {
    Statistics statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    try {
      long before = statistics.getPrepareStatementCount();
      assertThat(take(batch.toArray(JudgingEvent[]::new))).hasSize(50);
      return statistics.getPrepareStatementCount() - before;
    } finally {
      statistics.setStatisticsEnabled(false);
    }
  }

  @Test
  void anyPythonTextIsStored() {
    UUID submission = submit("ada", "easy");
    String text = "\0 \ud800 \ud83d\ude00";
    JudgingEvent.Judged plain = judged(submission, 1, Verdict.WRONG_ANSWER);
    CaseFailure failure = new CaseFailure("c", 1, false, null, null, new PyValue.Str(text), text);
    Judgement judgement =
        new Judgement(
            Verdict.WRONG_ANSWER, text, List.of(), failure, text, plain.judgement().usage());
    take(new JudgingEvent.Judged(submission, 1, judgement, plain.provenance()));
    String json = database.one(String.class, "select judgement from judgement");
    assertThat(Codec.fromJson(json, Judgement.class)).isEqualTo(judgement);
  }

  /**
   * Simulates a broker that delivers each event at least once, in batches of any size. Events of
   * different submissions come in any order, and some come twice. The standings must always be
   * those of the plain model.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void standingsAreThoseOfAPlainModelWhateverTheBrokerDoes(long seed) {
    Random random = new Random(seed);
    List<JudgingEvent> log = new ArrayList<>();
    Map<String, Map<String, Integer>> model = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      String player = List.of("ada", "bob", "cyd").get(random.nextInt(3));
      String puzzle = List.of("easy", "hard").get(random.nextInt(2));
      Verdict verdict = random.nextInt(4) == 0 ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER;
      UUID submission = submit(player, puzzle);
      log.add(new JudgingEvent.Started(submission, 1, "w"));
      log.add(judged(submission, 1, verdict));
      if (verdict == Verdict.ACCEPTED) {
        model
            .computeIfAbsent(player, p -> new TreeMap<>())
            .put(puzzle, puzzle.equals("easy") ? 10 : 80);
      }
    }
    List<JudgingEvent> delivered = new ArrayList<>(log);
    for (int i = 0; i < 40; i++) {
      delivered.add(log.get(random.nextInt(log.size())));
    }
    Collections.shuffle(delivered, random);
    while (!delivered.isEmpty()) {
      int size = Math.min(delivered.size(), 1 + random.nextInt(7));
      take(delivered.subList(0, size).toArray(JudgingEvent[]::new));
      delivered.subList(0, size).clear();
      assertStandingsAreTheSumOfGains();
    }
    Map<String, Long> points = new TreeMap<>();
    TestBoards.first(standings).forEach(p -> points.put(p.player(), p.points()));
    Map<String, Long> expected = new TreeMap<>();
    model.forEach(
        (player, solved) ->
            expected.put(player, solved.values().stream().mapToLong(Integer::longValue).sum()));
    assertThat(points).isEqualTo(expected);
    assertThat(count("judgement")).isEqualTo(60);
  }

  private void assertStandingsAreTheSumOfGains() {
    long differences =
        database.one(
            Long.class,
            """
            select count(*) from standing s full join
              (select board, player_id, sum(points) as points, sum(solved) as solved
                from (select player_id, points, 1 as solved, solved_at as at from solved
                  union all select player_id, points, 0, improved_at from improvement) g,
                  unnest(boards_at(at)) board
                group by board, player_id) r using (board, player_id)
            where s.points is distinct from r.points or s.solved is distinct from r.solved
            """);
    assertThat(differences).isZero();
  }
}
