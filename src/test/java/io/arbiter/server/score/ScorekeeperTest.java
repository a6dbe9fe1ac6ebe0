package io.arbiter.server.score;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.AUTHOR_ERROR;
import static io.arbiter.core.judging.Verdict.JUDGE_ERROR;
import static io.arbiter.core.judging.Verdict.TIME_LIMIT;
import static io.arbiter.core.judging.Verdict.WRONG_ANSWER;
import static io.arbiter.server.score.Tournament.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.ServerTest;
import io.arbiter.core.bundle.Station;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.Accounts;
import io.arbiter.server.player.Visibility;
import io.arbiter.server.puzzle.catalog.StationLine;
import io.arbiter.server.puzzle.catalog.Stations;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts and what they score, and the check that finds and repairs wrong scores. */
@ServerTest
class ScorekeeperTest extends DatabaseTest {
  private static final int BATCH = 50;

  @Inject SubmissionStore store;
  @Inject Standings standings;
  @Inject ScoringQueries queries;
  @Inject Recount recount;
  @Inject PuzzleBoards boards;
  @Inject Accounts accounts;
  @Inject StandingsCheck check;

  private Tournament tournament;

  @BeforeEach
  void addPlayersAndPuzzles() {
    tournament = new Tournament(Duration.ofSeconds(1), scorekeeper(rejudged -> {}));
    tournament.addPlayers("ada", "bob", "cyd");
    tournament.addPuzzle("easy", 10);
    tournament.addPuzzle("hard", 80);
  }

  private Scorekeeper scorekeeper(RejudgedListener listener) {
    StationLine line =
        new StationLine(List.of(station("first", "easy"), station("second", "hard")));
    Stations stations = new Stations(queries, line);
    return new Scorekeeper(store, new Scoring(queries, store, stations, recount), listener);
  }

  private static Station station(String name, String puzzle) {
    return new Station(name, name, Map.of(), BigDecimal.ONE, List.of(puzzle));
  }

  private UUID submit(String player, String puzzle) {
    return tournament.submit(player, puzzle);
  }

  private static JudgingEvent.Judged accepted(UUID submission) {
    return result(submission, 1, ACCEPTED);
  }

  /** The submissions whose judgements were written. */
  private List<UUID> take(JudgingEvent... events) {
    return tournament.take(events).stream().map(JudgingEvent::submission).toList();
  }

  /** What the submissions added to their players' points. */
  private List<Integer> added(UUID... submissions) {
    String points = "select points from judgement where submission_id = ?";
    return Stream.of(submissions).map(id -> database.one(Integer.class, points, id)).toList();
  }

  private List<String> unlocked(UUID submission) {
    return texts("select unnest(unlocked) from judgement where submission_id = ?", submission);
  }

  private String state(UUID submission) {
    return text(
        "select state || ' ' || coalesce(verdict, '-') from submission where id = ?", submission);
  }

  @Test
  void runsGetTheirResultsAndScoreNothing() {
    UUID visitors = tournament.submit("nobody", "easy", "RUN");
    UUID adas = tournament.submit("ada", "easy", "RUN");
    assertThat(take(accepted(visitors), accepted(adas))).containsExactly(visitors, adas);
    assertThat(count("best")).isZero();
    assertThat(tournament.ranking()).isEmpty();
    UUID other = tournament.submit("nobody", "easy", "RUN");
    UUID solution = submit("ada", "easy");
    take(result(other, 1, WRONG_ANSWER), accepted(solution));
    assertThat(List.of(state(visitors), state(adas), state(other)))
        .containsExactly("JUDGED ACCEPTED", "JUDGED ACCEPTED", "JUDGED WRONG_ANSWER");
    assertThat(added(visitors, adas, other, solution)).containsExactly(0, 0, 0, 10);
    tournament.assertScoresAreThoseOfTheJudgements();
  }

  private static JudgingEvent.Rejudged rejudged(UUID submission) {
    JudgingEvent.Judged as = accepted(submission);
    return new JudgingEvent.Rejudged(
        submission, 1, UUID.randomUUID(), as.judgement(), as.provenance());
  }

  @Test
  void aRejudgementThatCannotBeWrittenBecomesAJudgeError() {
    List<Verdict> taken = new ArrayList<>();
    Scorekeeper refusing =
        scorekeeper(
            rejudged -> {
              taken.add(rejudged.judgement().verdict());
              throw new IllegalStateException(new SQLException("a text with NUL", "22021"));
            });
    assertThat(refusing.take(List.of(rejudged(submit("ada", "easy"))))).isEmpty();
    assertThat(taken).containsExactly(ACCEPTED, JUDGE_ERROR);
  }

  @Test
  void aFailureBeforeTheScoresKeepsTheirEventsForTheNextTry() {
    UUID submission = submit("ada", "easy");
    Scorekeeper failing =
        scorekeeper(
            _ -> {
              throw new IllegalStateException(new SQLException("the connection is lost", "08006"));
            });
    List<JudgingEvent> batch = List.of(accepted(submission), rejudged(submission));
    assertThatThrownBy(() -> failing.take(batch)).isInstanceOf(IllegalStateException.class);
    assertThat(take(batch.toArray(JudgingEvent[]::new))).containsExactly(submission);
  }

  @Test
  void aVerdictNamesTheStationThatItOpensOnce() {
    UUID wrong = submit("ada", "easy");
    UUID first = submit("ada", "easy");
    UUID again = submit("ada", "easy");
    UUID last = submit("ada", "hard");
    UUID run = tournament.submit("bob", "easy", "RUN");
    take(
        result(wrong, 1, WRONG_ANSWER),
        accepted(first),
        accepted(again),
        accepted(last),
        accepted(run));
    assertThat(unlocked(first)).containsExactly("second");
    assertThat(List.of(wrong, again, last, run)).allMatch(other -> unlocked(other).isEmpty());
  }

  @Test
  void onlyTheFirstAcceptedSolutionGivesPointsAndFaultsOfTheJudgeAreNoAttempts() {
    UUID first = submit("ada", "easy");
    assertThat(take(accepted(first), accepted(first))).containsExactly(first);
    assertThat(take(accepted(first))).isEmpty();
    take(accepted(submit("ada", "easy")));
    String stored = "select judgement from judgement where submission_id = ?";
    assertThat(Codec.fromJson(text(stored, first), Judgement.class))
        .as("with a NUL and half a character")
        .isEqualTo(accepted(first).judgement());
    for (Verdict verdict : List.of(WRONG_ANSWER, TIME_LIMIT, JUDGE_ERROR, AUTHOR_ERROR)) {
      take(result(submit("ada", "hard"), 1, verdict));
    }
    assertThat(tournament.ranking()).containsExactly("1 ada 10");
    assertThat(count("solved")).isEqualTo(1);
    assertThat(database.one(Long.class, "select sum(attempts) from puzzle_count")).isEqualTo(4);
  }

  /**
   * Ada's solutions of one puzzle. A dash stands for a version without points of the author's code.
   *
   * @param order in which the solutions are judged
   * @param second at which she reached her points
   */
  @ParameterizedTest
  @CsvSource({
    "20 35 30 35, 1 2 3 4, 20 15 0 0, 35, 2",
    "20 35 50, 3 1 2, 20 15 15, 50, 3",
    "20 -, 1 2, 20 0, 20, 1",
    "20 - 35, 1 2 3, 20 0 15, 35, 3",
    "20 - 35, 3 2 1, 20 0 15, 35, 3",
    "0, 1, 0, 0, 1"
  })
  void aBetterSolutionRaisesThePointsAndAWorseOneDoesNotLowerThem(
      String earned, String order, String added, int points, int second) {
    List<String> all = List.of(earned.split(" "));
    UUID[] ids = all.stream().map(_ -> submit("ada", "hard")).toArray(UUID[]::new);
    for (String number : order.split(" ")) {
      int i = Integer.parseInt(number) - 1;
      tournament.judge(ids[i], ACCEPTED, 7, points(all.get(i)));
      tournament.assertScoresAreThoseOfTheJudgements();
    }
    assertThat(added(ids)).hasToString("[" + added.replace(" ", ", ") + "]");
    assertThat(standings.page(Board.ALL, new PageRequest()).items())
        .containsExactly(
            new Standings.Place(
                1,
                "ada",
                points,
                1,
                Tournament.START.plusSeconds(second),
                Visibility.PUBLIC,
                null));
    assertThat(database.one(Long.class, "select sum(solved_by) from puzzle_count")).isEqualTo(1);
  }

  private static @Nullable Integer points(String text) {
    return text.equals("-") ? null : Integer.valueOf(text);
  }

  @Test
  void aJudgementOfAnOldAttemptIsIgnored() {
    addWebhook("ada", "submission.judged");
    UUID submission = submit("ada", "easy");
    database.update("update submission set attempt = 2");
    assertThat(take(accepted(submission))).isEmpty();
    assertThat(state(submission)).isEqualTo("ACCEPTED -");
    assertThat(told()).isEmpty();
    take(result(submission, 2, WRONG_ANSWER));
    assertThat(take(accepted(submission))).isEmpty();
    assertThat(state(submission)).isEqualTo("JUDGED WRONG_ANSWER");
    assertThat(tournament.ranking()).isEmpty();
  }

  @Test
  void ifOneJudgementCannotBeWrittenTheOthersAre() {
    UUID good = submit("ada", "easy");
    UUID bad = submit("bob", "easy");
    UUID last = submit("cyd", "easy");
    database.update("alter table judgement add constraint poison check (steps <> 4711)");
    try {
      assertThat(take(accepted(good), result(bad, 1, ACCEPTED, 4711, null), accepted(last)))
          .containsExactly(good, bad, last);
    } finally {
      database.update("alter table judgement drop constraint poison");
    }
    assertThat(tournament.ranking()).containsExactly("1 ada 10", "2 cyd 10");
    assertThat(state(bad)).isEqualTo("JUDGED JUDGE_ERROR");
  }

  @ParameterizedTest
  @CsvSource({
    "trigger, ''", // in the middle of the work
    "constraint trigger, deferrable initially deferred" // at the commit
  })
  void noJudgementIsLostIfTheConnectionEnds(String trigger, String when) {
    UUID submission = submit("ada", "easy");
    database.update(
        """
        create function end_connection() returns trigger language plpgsql as $$
        begin
          perform pg_terminate_backend(pg_backend_pid());
          return null;
        end
        $$;
        create %s judgement_ends after insert on judgement %s
          for each row execute function end_connection()
        """
            .formatted(trigger, when));
    try {
      assertThatThrownBy(() -> take(accepted(submission))).isInstanceOf(RuntimeException.class);
      assertThat(state(submission)).isEqualTo("ACCEPTED -");
    } finally {
      database.update("drop function end_connection() cascade");
    }
    assertThat(take(accepted(submission))).containsExactly(submission);
    assertThat(state(submission)).isEqualTo("JUDGED ACCEPTED");
  }

  @Test
  void theNumberOfStatementsDoesNotDependOnTheSizeOfABatch() {
    tournament.addPuzzle("golf", 60);
    for (int i = 0; i < BATCH; i++) {
      tournament.addPlayers("solver" + i);
      addWebhook("solver" + i, "submission.judged");
    }
    // Locks of the submissions; judgements with the counts and the webhooks; verdicts.
    assertThat(statements("hard", i -> i, id -> result(id, 1, WRONG_ANSWER))).isEqualTo(3);
    // Also locks of the players; solved puzzles; opened stations; best solutions.
    assertThat(statements("hard", i -> i, ScorekeeperTest::accepted)).isEqualTo(7);
    // Two rounds. The second round solves no puzzle for the first time, so it looks for earlier
    // submissions.
    assertThat(statements("easy", i -> i / 2, ScorekeeperTest::accepted)).isEqualTo(2 + 5 + 5);
    // No station has this puzzle. The second time, the points are better.
    for (int points : List.of(20, 21)) {
      assertThat(statements("golf", i -> i, id -> result(id, 1, ACCEPTED, 7, points))).isEqualTo(6);
    }
    assertThat(count("judgement")).isEqualTo(5 * BATCH);
    assertThat(count("webhook_delivery")).isEqualTo(5 * BATCH);
    assertThat(count("improvement")).isEqualTo(BATCH);
  }

  private long statements(
      String puzzle, IntUnaryOperator solver, Function<UUID, JudgingEvent> event) {
    JudgingEvent[] events =
        IntStream.range(0, BATCH)
            .mapToObj(i -> event.apply(submit("solver" + solver.applyAsInt(i), puzzle)))
            .toArray(JudgingEvent[]::new);
    return statements(() -> assertThat(take(events)).hasSize(BATCH));
  }

  private UUID addWebhook(String player, String event) {
    return database.one(
        UUID.class,
        """
        insert into webhook (player_id, url, events, secret)
        values (?, 'https://example.org', array[?], 'secret') returning id
        """,
        tournament.player(player),
        event);
  }

  private List<String> told() {
    return texts(
        """
        select concat_ws(' ', webhook_id, event, submission_id, attempt, state)
        from webhook_delivery order by id
        """);
  }

  @Test
  void aJudgementIsToldOnceToEachEnabledWebhookOfItsPlayer() {
    UUID first = addWebhook("ada", "submission.judged");
    UUID second = addWebhook("ada", "submission.judged");
    addWebhook("ada", "puzzle.published");
    addWebhook("bob", "submission.judged");
    take(accepted(tournament.submit("ada", "easy", "RUN")));
    UUID submission = submit("ada", "easy");
    take(accepted(submission));
    take(accepted(submission));
    database.update("update webhook set disabled = 'FAILING', disabled_at = now()");
    take(accepted(submit("ada", "easy")));
    assertThat(told())
        .containsExactlyInAnyOrder(
            first + " submission.judged " + submission + " 1 WAITING",
            second + " submission.judged " + submission + " 1 WAITING");
  }

  /** A deletion that is not committed neither delays a verdict nor makes it fail. */
  @Test
  void aWebhookThatIsBeingDeletedHoldsUpNoVerdict() {
    addWebhook("ada", "submission.judged");
    UUID submission = submit("ada", "easy");
    inTransaction(
        () -> {
          session.createNativeMutationQuery("delete from webhook").executeUpdate();
          take(accepted(submission));
        });
    assertThat(state(submission)).isEqualTo("JUDGED ACCEPTED");
    assertThat(told()).isEmpty();
  }

  /**
   * A broker delivers each event at least once, in batches of any size. Events of different
   * submissions come in any order.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void scoresAreThoseOfTheJudgementsWhateverTheBrokerDoes(long seed) {
    Random random = new Random(seed);
    List<JudgingEvent> delivered = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String player = List.of("ada", "bob", "cyd").get(random.nextInt(3));
      UUID submission = submit(player, random.nextBoolean() ? "easy" : "hard");
      Verdict verdict = random.nextInt(4) == 0 ? ACCEPTED : WRONG_ANSWER;
      delivered.add(new JudgingEvent.Started(submission, 1, "w"));
      delivered.addAll(Collections.nCopies(1 + random.nextInt(2), result(submission, 1, verdict)));
    }
    Collections.shuffle(delivered, random);
    while (!delivered.isEmpty()) {
      int size = Math.min(delivered.size(), 1 + random.nextInt(7));
      take(delivered.subList(0, size).toArray(JudgingEvent[]::new));
      delivered.subList(0, size).clear();
      tournament.assertScoresAreThoseOfTheJudgements();
    }
    assertThat(count("judgement")).isEqualTo(60);
  }

  private String counts(String slug) {
    tournament.fold();
    return text("select attempts || ' ' || solved_by from puzzle where slug = ?", slug);
  }

  @Test
  void aLaterVerdictDoesNotBringADeletedPlayerBack() {
    tournament.judged("ada", "easy", ACCEPTED);
    UUID waiting = submit("bob", "hard");
    UUID earlier = submit("bob", "easy");
    tournament.judged("bob", "easy", ACCEPTED);
    tournament.fold();
    assertThat(tournament.ranking()).containsExactly("1 ada 10", "2 bob 10");
    tournament.delete("bob");
    take(accepted(waiting), accepted(earlier));
    assertThat(tournament.ranking()).containsExactly("1 ada 10");
    for (String measure : List.of("steps", "time", "size")) {
      assertThat(boards.page("easy", measure, new PageRequest()).items())
          .extracting("rank", "player")
          .containsExactly(tuple(1L, "ada"));
    }
    assertThat(counts("hard")).isEqualTo("1 0");
    assertThat(counts("easy")).as("the submissions still count as attempts").isEqualTo("3 1");
    tournament.addPlayers("bob");
    tournament.judged("bob", "hard", ACCEPTED);
    assertThat(tournament.ranking())
        .as("a new player has no points of the deleted player with the same name")
        .containsExactly("1 bob 80", "2 ada 10");
    tournament.assertScoresAreThoseOfTheJudgements();
  }

  @Test
  void verdictsAndADeletionAtTheSameTimeLeaveNothing() throws Exception {
    List<Callable<?>> work = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      UUID submission = submit(i % 3 == 0 ? "ada" : "bob", i % 2 == 0 ? "easy" : "hard");
      work.add(() -> take(accepted(submission)));
    }
    UUID bob = tournament.player("bob");
    work.add(20, Executors.callable(() -> accounts.delete(bob, () -> {})));
    atOnce(4, work);
    assertThat(tournament.ranking()).containsExactly("1 ada 90");
    assertThat(counts("easy")).isEqualTo("30 1");
    tournament.assertScoresAreThoseOfTheJudgements();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          standing | update standing set points = points + 1 where board = 'all'
          standing | delete from standing where board <> 'all'
          standing | insert into standing (board, player_id, points, solved, reached_at) \
            select '2020-01', id, 1, 1, now() from player
          solved | delete from solved where points = 10
          solved | update solved set solved_at = solved_at + interval '1 second'
          improvement | delete from improvement
          improvement | update improvement set points = points + 1
          improvement | insert into improvement \
            select player_id, puzzle_id, submission_id, 1, solved_at from solved
          best | delete from best where measure = 'points'
          best | delete from best where measure = 'time'
          best | update best set value = 0 where measure = 'steps'
          points of a judgement | update judgement set points = 7
          counts of a puzzle | update puzzle set attempts = 99 where slug = 'hard'
          counts of a puzzle | delete from puzzle_count
          solved | update player set name = null, password_hash = null, roles = '{}', \
            deleted_at = now() where name = 'cyd'
          mark | update standing_mark set place = place + 2
          mark | delete from standing_move
          """)
  void everyDifferenceIsFoundAndRepaired(String kind, String damage) {
    tournament.judged("ada", "easy", ACCEPTED);
    tournament.judged("bob", "easy", WRONG_ANSWER);
    tournament.judged("bob", "hard", ACCEPTED);
    tournament.judged("cyd", "easy", ACCEPTED);
    tournament.addPuzzle("golf", 60);
    tournament.earn("cyd", "golf", 30);
    tournament.earn("cyd", "golf", 20);
    tournament.earn("cyd", "golf", 45);
    tournament.fold();
    tournament.judged("ada", "hard", ACCEPTED);
    assertThat(check.check()).isEmpty();
    List<String> before = tournament.everything();
    database.update(damage);
    List<StandingsCheck.Difference> differences = check.check();
    assertThat(differences).extracting(StandingsCheck.Difference::kind).contains(kind);
    assertThat(differences).allMatch(d -> !d.found().equals(d.expected()));
    check.repair(differences);
    tournament.assertScoresAreThoseOfTheJudgements();
    if (!damage.startsWith("update player")) {
      assertThat(tournament.everything()).isEqualTo(before);
    }
  }
}
