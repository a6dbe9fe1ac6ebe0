package io.arbiter.server.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.ServerTest;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.submission.WaitingSubmission;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
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
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Inject Standings standings;
  @Inject UpkeepQueries upkeep;
  @Inject ScoringQueries queries;

  private StandingMarks marks;
  private final List<UUID> players = new ArrayList<>();

  /** The standings in plain Java. */
  private final Map<UUID, Score> model = new HashMap<>();

  private record Score(UUID player, long points, Instant at) {}

  @BeforeEach
  void addPlayers() {
    // The solved puzzles of this test have no submissions.
    database.update("alter table solved disable trigger all");
    marks = new StandingMarks(upkeep, STEP);
    for (int i = 0; i < PLAYERS; i++) {
      players.add(new UUID(7, i));
    }
    database.update(
        """
        insert into player (id, name, password_hash, roles)
        select *, '', '{}' from unnest(?, ?)
        """,
        players,
        players.stream().map(this::name).toList());
  }

  @AfterEach
  void restoreTheConstraints() {
    database.clear();
    database.update("alter table solved enable trigger all");
  }

  private int fold() {
    return QuarkusTransaction.requiringNew().call(marks::fold);
  }

  /** Counts a puzzle as solved, of which nothing else is stored. */
  private void gain(UUID player, int points, Instant at) {
    UUID submission = UUID.randomUUID();
    var waiting =
        new WaitingSubmission(
            submission, 1, "SUBMISSION", player, UUID.randomUUID(), "slug", points, 1, at);
    var solution = new Scoring.Item(Tournament.result(submission, 1, Verdict.ACCEPTED), waiting);
    assertThat(QuarkusTransaction.requiringNew().call(() -> queries.addGains(List.of(solution))))
        .containsExactly(new ScoringQueries.Gained(submission, points, true));
  }

  private void solve(UUID player, int points, int second) {
    Instant at = START.plusSeconds(second);
    gain(player, points, at);
    model.merge(
        player,
        new Score(player, points, at),
        (a, b) ->
            new Score(player, a.points() + b.points(), a.at().isAfter(b.at()) ? a.at() : b.at()));
  }

  private List<UUID> sorted() {
    return model.values().stream()
        .sorted(
            Comparator.comparingLong((Score s) -> -s.points())
                .thenComparing(Score::at)
                .thenComparing(s -> s.player().toString()))
        .map(Score::player)
        .toList();
  }

  private String name(UUID player) {
    return "player" + player.getLeastSignificantBits();
  }

  private static List<String> names(List<Standings.Place> places) {
    return places.stream().map(p -> p.rank() + " " + p.player()).toList();
  }

  private List<String> expected(int from, int to) {
    List<UUID> sorted = sorted();
    List<String> expected = new ArrayList<>();
    for (int i = Math.max(0, from); i < Math.min(to, sorted.size()); i++) {
      expected.add((i + 1) + " " + name(sorted.get(i)));
    }
    return expected;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void ranksAreThoseOfAPlainSortWheneverMarksAreFolded(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 15; round++) {
      for (int i = 0; i < 40; i++) {
        // Many have equal points or equal times.
        UUID player = players.get(random.nextInt(PLAYERS));
        solve(player, 10 * (1 + random.nextInt(3)), random.nextInt(200));
      }
      if (random.nextInt(3) == 0) {
        fold();
      }
      UUID player = sorted().get(random.nextInt(model.size()));
      int rank = sorted().indexOf(player) + 1;
      assertThat(standings.of(player).orElseThrow().rank()).isEqualTo(rank);
      assertThat(names(standings.around(Board.ALL, player, 3)))
          .isEqualTo(expected(rank - 4, rank + 3));
      int from = 1 + random.nextInt(model.size());
      var page = standings.pageFrom(Board.ALL, from, 7);
      assertThat(names(page.items())).isEqualTo(expected(from - 1, from + 6));
      if (page.next() != null) {
        assertThat(names(standings.page(Board.ALL, request(5, page.next())).items()))
            .isEqualTo(expected(from + 6, from + 11));
      }
    }
    fold();
    assertThat(gaps()).isNotEmpty().allMatch(gap -> gap <= 2 * STEP);
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
      solve(players.get(i), 100 - 10 * i, i);
    }
    var first = standings.pageOfClass(Board.ALL, classroom, 1, request(3, null));
    assertThat(names(first.items())).containsExactly("1 player0", "2 player1", "3 player2");
    solve(players.get(5), 100, 10);
    PageRequest next = request(3, first.next());
    assertThat(names(standings.pageOfClass(Board.ALL, classroom, 1, next).items()))
        .containsExactly("5 player3", "6 player4");
    assertThat(names(standings.pageOfClass(Board.ALL, classroom, 6, new PageRequest()).items()))
        .containsExactly("6 player4");
  }

  /** The places before the first mark and between neighbouring marks of the all-time board. */
  private List<Long> gaps() {
    return database.list(
        Long.class,
        """
        select place - lag(place, 1, 0::bigint) over (order by place)
        from standing_mark where board = 'all'
        """);
  }

  @Test
  void scoringAndFoldingAtTheSameTimeLosesNoPlace() throws Exception {
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int number = i;
      work.add(
          () -> {
            if (number % 10 == 0) {
              foldOnce();
            }
            gain(players.get(number % PLAYERS), number % 7, START.plusSeconds(number % 50));
            return null;
          });
    }
    atOnce(4, work);
    fold();
    assertThat(
            database.one(
                Long.class,
                """
                select count(*) from (
                  select 1 + places_above(board, loss, reached_at, player_id) as rank,
                    row_number() over (partition by board
                      order by loss, reached_at, player_id) as sorted
                  from standing) r where rank <> sorted
                """))
        .isZero();
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
}
