package io.arbiter.server.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.ServerTest;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.score.PuzzleBoards.Spread;
import io.arbiter.server.score.PuzzleBoards.Spread.Mine;
import io.arbiter.server.score.PuzzleBoards.Spread.Range;
import io.arbiter.server.submission.WaitingSubmission;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares ranks and pages of many players with a plain sort. */
@ServerTest
class StandingsTest extends DatabaseTest {
  private static final int PLAYERS = 300;
  private static final int STEP = 8;

  /** The places before the first mark and between neighbouring marks of the all-time board. */
  private static final String GAPS =
      """
      select place - lag(place, 1, 0::bigint) over (order by place)
      from standing_mark where board = 'all'
      """;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Inject Standings standings;
  @Inject UpkeepQueries upkeep;
  @Inject ScoringQueries queries;
  @Inject PuzzleBoards boards;

  private StandingMarks marks;
  private UUID easy;
  private int placed;
  private final List<UUID> players = new ArrayList<>();

  @BeforeEach
  void addPlayers() {
    // The scores of this test have no submissions.
    database.update("alter table solved disable trigger all");
    database.update("alter table best disable trigger all");
    easy = addPuzzle("easy", 10);
    marks = new StandingMarks(upkeep, STEP);
    IntStream.range(0, PLAYERS).forEach(i -> players.add(new UUID(7, i)));
    database.update(
        """
        insert into player (id, name, password_hash, roles)
        select *, '', '{}' from unnest(?, ?)
        """,
        players,
        players.stream().map(player -> "player" + player.getLeastSignificantBits()).toList());
  }

  @AfterEach
  void restoreTheConstraints() {
    database.clear();
    database.update("alter table solved enable trigger all");
    database.update("alter table best enable trigger all");
  }

  private int fold() {
    return QuarkusTransaction.requiringNew().call(marks::fold);
  }

  /** Counts a puzzle as solved, of which nothing else is stored. */
  private void gain(UUID player, int points, Instant at) {
    UUID submission = UUID.randomUUID();
    var waiting =
        new WaitingSubmission(
            submission,
            1,
            "SUBMISSION",
            player,
            UUID.randomUUID(),
            "slug",
            points,
            1,
            "python",
            at);
    var solution = new Scoring.Item(Tournament.result(submission, 1, Verdict.ACCEPTED), waiting);
    assertThat(QuarkusTransaction.requiringNew().call(() -> queries.addGains(List.of(solution))))
        .containsExactly(new ScoringQueries.Gained(submission, points, true));
  }

  private static List<String> names(List<Standings.Place> places) {
    return places.stream().map(p -> p.rank() + " " + p.player()).toList();
  }

  private List<String> sorted() {
    return texts(
        """
        select row_number() over sorted || ' ' || name
        from standing join player on id = player_id where board = 'all'
        window sorted as (order by points desc, reached_at, player_id) order by points desc,
          reached_at, player_id
        """);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void ranksAreThoseOfAPlainSortWheneverMarksAreFolded(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 15; round++) {
      for (int i = 0; i < 40; i++) {
        // Many have equal points or equal times.
        UUID player = players.get(random.nextInt(PLAYERS));
        Instant at = START.plusSeconds(random.nextInt(200));
        gain(player, 10 * (1 + random.nextInt(3)), at);
      }
      if (random.nextInt(3) == 0) {
        fold();
      }
      List<String> sorted = sorted();
      int at = random.nextInt(sorted.size());
      String name = sorted.get(at).replaceFirst("\\d+ player", "");
      UUID player = players.get(Integer.parseInt(name));
      assertThat(standings.of(player).orElseThrow().rank()).isEqualTo(at + 1);
      assertThat(names(standings.around(Board.ALL, player, 3)))
          .isEqualTo(sorted.subList(Math.max(0, at - 3), Math.min(at + 4, sorted.size())));
      int from = random.nextInt(sorted.size());
      var page = standings.pageFrom(Board.ALL, from + 1, 7);
      List<String> read = new ArrayList<>(names(page.items()));
      if (page.next() != null) {
        read.addAll(names(standings.page(Board.ALL, request(5, page.next())).items()));
      }
      assertThat(read).isEqualTo(sorted.subList(from, Math.min(from + 12, sorted.size())));
    }
    fold();
    assertThat(database.list(Long.class, GAPS)).isNotEmpty().allMatch(gap -> gap <= 2 * STEP);
    assertThat(standings.pageFrom(Board.ALL, PLAYERS + 1, 5).items()).isEmpty();
  }

  @Test
  void pagesOfAClassNeitherSkipNorRepeatWhenRanksChange() {
    UUID classroom = UUID.randomUUID();
    database.update(
        "insert into classroom (id, teacher_id, name, code) values (?, ?, 'Class', ?)",
        classroom,
        players.getLast(),
        classroom.toString());
    for (int i = 0; i < 6; i++) {
      database.update(
          "insert into classroom_member values (?, ?, now())", classroom, players.get(i));
      gain(players.get(i), 100 - 10 * i, START.plusSeconds(i));
    }
    var first = standings.pageOfClass(Board.ALL, classroom, 1, request(3, null));
    assertThat(names(first.items())).containsExactly("1 player0", "2 player1", "3 player2");
    gain(players.get(5), 100, START.plusSeconds(10));
    PageRequest next = request(3, first.next());
    assertThat(names(standings.pageOfClass(Board.ALL, classroom, 1, next).items()))
        .containsExactly("5 player3", "6 player4");
    assertThat(names(standings.pageOfClass(Board.ALL, classroom, 6, new PageRequest()).items()))
        .containsExactly("6 player4");
  }

  @Test
  void scoringAndFoldingAtTheSameTimeLosesNoPlace() throws Exception {
    List<Callable<?>> work = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int number = i;
      Instant at = START.plusSeconds(number % 50);
      work.add(Executors.callable(() -> gain(players.get(number % PLAYERS), number % 7, at)));
      if (number % 10 == 0) {
        work.add(Executors.callable(this::foldOnce));
      }
    }
    atOnce(4, work);
    fold();
    assertThat(texts(Tournament.WRONG)).isEmpty();
  }

  /** If two threads fold at once, one may fail; then the next pass folds. */
  private void foldOnce() {
    try {
      fold();
    } catch (RuntimeException e) {
      assertThat(e).hasStackTraceContaining("could not serialize");
    }
  }

  @Test
  void aSolutionCountsForItsMonthAndWeek() {
    UUID player = players.getFirst();
    // 1 January 2027 is a Friday of the last week of 2026.
    Instant newYear = Instant.parse("2027-01-01T00:00:00Z");
    gain(player, 30, newYear);
    gain(player, 5, newYear.minusSeconds(1));
    assertThat(points(Board.ALL)).isEqualTo(35);
    assertThat(points(Board.of("month", newYear))).isEqualTo(30);
    assertThat(points(Board.of("2026-12", newYear))).isEqualTo(5);
    assertThat(Board.of("week", newYear).key()).isEqualTo("2026-W53");
    assertThat(points(Board.of("week", newYear))).isEqualTo(35);
    assertThat(standings.page(Board.of("2020-01", newYear), new PageRequest()).items()).isEmpty();
    assertThatThrownBy(() -> Board.of("day", newYear)).isInstanceOf(ProblemException.class);
  }

  private long points(Board board) {
    return standings.page(board, new PageRequest()).items().getFirst().points();
  }

  /** Gives the next player this value, reached a second after the one before. */
  private UUID place(String measure, long value) {
    UUID player = players.get(placed++);
    database.update(
        "insert into best values (?, ?, ?, ?, ?, ?)",
        easy,
        player,
        measure,
        value,
        new UUID(3, placed),
        START.plusSeconds(placed));
    return player;
  }

  private Spread spread(String measure, UUID viewer) {
    return boards.spread("easy", measure, Optional.of(viewer));
  }

  @Test
  void equalValuesAreOneRange() {
    assertThat(spread("steps", UUID.randomUUID())).isEqualTo(new Spread(0, List.of(), null));
    place("steps", 7);
    UUID second = place("steps", 7);
    place("time", 1000);
    assertThat(spread("steps", second))
        .isEqualTo(new Spread(2, List.of(new Range(7, 7, 2)), new Mine(2, 7)));
  }

  @Test
  void everyPlayerIsCountedOnce() {
    IntStream.range(0, 160).forEach(i -> place("steps", 1000 + i));
    Spread spread = spread("steps", players.get(42));
    List<Range> ranges = spread.ranges();
    assertThat(spread.players()).isEqualTo(160);
    assertThat(spread.mine()).isEqualTo(new Mine(43, 1042));
    assertThat(ranges.stream().mapToLong(Range::players).sum()).isEqualTo(160);
    assertThat(ranges.getFirst()).isEqualTo(new Range(1000, 1009, 10));
    assertThat(ranges.getLast().to()).isEqualTo(1159);
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i).from()).isEqualTo(ranges.get(i - 1).to() + 1);
    }
  }

  @Test
  void aFewBadValuesDoNotHideTheOthers() {
    IntStream.range(0, 99).forEach(i -> place("steps", 100 + i % 16));
    Spread spread = spread("steps", place("steps", 5_000_000));
    assertThat(spread.ranges())
        .hasSize(17)
        .startsWith(new Range(100, 100, 7))
        .endsWith(new Range(116, 5_000_000, 1));
    assertThat(spread.mine()).isEqualTo(new Mine(100, 5_000_000));
  }

  @Test
  void theMostPointsComeFirst() {
    place("points", -60);
    Spread spread = spread("points", place("points", -20));
    assertThat(spread.ranges().getFirst().from()).isEqualTo(60);
    assertThat(spread.ranges().getLast().to()).isEqualTo(20);
    assertThat(spread.mine()).isEqualTo(new Mine(2, 20));
  }
}
