package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.contest.StandingsChange.PlayersRank;
import io.arbiter.server.player.Viewer;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingsChangeTest {
  private static final StandingsView.Cell SOLVED =
      new StandingsView.Cell("a", 1, 0, true, 5L, 100, true);

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Long> begun = new ArrayList<>();
  private long now = Long.MAX_VALUE - 2;
  private final long start = now;
  private final ReadingPace pace = new ReadingPace(() -> now);

  private static StandingsView view(StandingsView.Row... rows) {
    return new StandingsView("icpc", false, null, Instant.EPOCH, List.of(), List.of(rows));
  }

  private static StandingsView.Row row(int rank, String player, StandingsView.Cell... cells) {
    return row(new StandingsView.Place(rank, null), player, cells);
  }

  private static StandingsView.Row row(
      StandingsView.Place place, String player, StandingsView.Cell... cells) {
    return new StandingsView.Row(
        place, new StandingsView.Who(player, null), cells.length, 0, 0, null, List.of(cells));
  }

  @Test
  void aSolutionIsToldAsItsRowAndTheRanksThatItMoves() {
    StandingsView before = view(row(1, "ada"), row(1, "bob"), row(1, "cleo"));
    StandingsView after = view(row(1, "bob", SOLVED), row(2, "ada"), row(2, "cleo"));
    StandingsChange change = StandingsChange.between(before, after);
    assertThat(change.rows()).containsExactly(row(1, "bob", SOLVED));
    assertThat(change.ranks())
        .containsExactlyInAnyOrder(new PlayersRank("ada", 2), new PlayersRank("cleo", 2));
    assertThat(change.removed()).isEmpty();
    assertThat(StandingsChange.between(after, after).saysNothing()).isTrue();
  }

  @Test
  void aNewClientGetsTheRowsOfAllWhoTriedSomething() {
    StandingsChange all = StandingsChange.between(null, view(row(1, "bob", SOLVED), row(2, "ada")));
    assertThat(all.rows()).extracting(StandingsView.Row::player).containsExactly("bob");
    assertThat(all.ranks()).containsExactly(new PlayersRank("ada", 2));
  }

  @Test
  void aRowThatLeavesTheRankingIsToldAsAWhole() {
    StandingsView.Row staff = row(new StandingsView.Place(null, Outside.STAFF), "ada");
    StandingsView before = view(row(1, "ada"), row(1, "bob"), row(1, "cleo", SOLVED));
    StandingsView after = view(row(1, "cleo", SOLVED), row(2, "bob"), staff);
    StandingsChange change = StandingsChange.between(before, after);
    assertThat(change.rows()).containsExactly(staff);
    assertThat(change.ranks()).containsExactly(new PlayersRank("bob", 2));
    assertThat(StandingsChange.between(null, after).rows())
        .containsExactly(after.rows().get(0), staff);
    assertThat(StandingsChange.between(after, before).rows()).containsExactly(row(1, "ada"));
    assertThat(Codec.toJson(staff)).startsWith("{\"rank\":null,\"outside\":\"staff\",");
    assertThat(after.csv().lines().toList())
        .containsExactly(
            "rank,player,solved,points,penaltyMinutes,lastAt,outside,team,members",
            "1,cleo,1,0,0,,,,",
            "2,bob,0,0,0,,,,",
            ",ada,0,0,0,,staff,,");
  }

  @Test
  void aTeamIsToldAsAWholeAlsoBeforeItsFirstTry() {
    StandingsView.Team tigers = new StandingsView.Team("Tigers", List.of("ada", "bob"));
    StandingsView.Row team =
        new StandingsView.Row(
            new StandingsView.Place(1, null),
            new StandingsView.Who("ada", tigers),
            0,
            0,
            0,
            null,
            List.of());
    for (StandingsView before : Arrays.asList(null, view(row(1, "ada")))) {
      assertThat(StandingsChange.between(before, view(team)).rows()).containsExactly(team);
    }
    assertThat(view(team).csv()).endsWith("1,ada,0,0,0,,,Tigers,ada bob\r\n");
  }

  @Test
  void newAndRemovedPlayersAreTold() {
    StandingsChange change =
        StandingsChange.between(view(row(1, "ada")), view(row(1, "bob"), row(1, null)));
    assertThat(change.rows()).isEmpty();
    assertThat(change.ranks()).containsExactly(new PlayersRank("bob", 1));
    assertThat(change.removed()).containsExactly("ada");
  }

  /** The bytes of the event against those of all standings, which an earlier client fetched. */
  @Test
  void ofManyRowsOnlyThoseThatChangedAreTold() {
    StandingsView.Row[] rows =
        IntStream.range(0, 500)
            .mapToObj(i -> row(i + 1, "player-%03d".formatted(i), SOLVED, SOLVED, SOLVED))
            .toArray(StandingsView.Row[]::new);
    StandingsView before = view(rows);
    rows[400] = row(401, "player-400", SOLVED, SOLVED, SOLVED, SOLVED);
    int change = Codec.encode(StandingsChange.between(before, view(rows))).length;
    assertThat(change).isLessThan(500);
    assertThat(Codec.encode(before).length).isGreaterThan(200 * change);
  }

  @Test
  void anAnswerHasTheSameTagUntilMoreThanItsTimeChanges() {
    StandingsView then = view(row(1, "ada"));
    StandingsView later =
        new StandingsView("icpc", false, null, AT, List.of(), List.of(row(1, "ada")));
    String tag = ContestStandings.Recent.of(then).tag();
    assertThat(ContestStandings.Recent.of(later).tag()).isEqualTo(tag);
    assertThat(ContestStandings.Recent.of(view(row(1, "ada", SOLVED))).tag()).isNotEqualTo(tag);
  }

  @Test
  void theIdOfAnEventTellsWhereAStreamResumes() {
    long mark = StandingsChange.mark(view(row(1, "bob", SOLVED)));
    assertThat(mark).isBetween(0L, ContestStream.Place.MOST_STANDINGS);
    assertThat(mark).isNotEqualTo(StandingsChange.mark(view(row(1, "bob"))));
    ContestStream.Place place = new ContestStream.Place(12_345, mark);
    assertThat(ContestStream.Place.of(place.id())).isEqualTo(place);
    assertThat(ContestStream.Place.of(null)).isEqualTo(ContestStream.Place.NOTHING);
    assertThat(ContestStream.Place.of("")).isEqualTo(ContestStream.Place.NOTHING);
    assertThat(ContestStream.Place.of("0").event()).isZero();
    assertThatThrownBy(() -> ContestStream.Place.of("12-ab")).isInstanceOf(ProblemException.class);
  }

  @Test
  void aStreamEndsAfterItsLongestTime() {
    AtomicBoolean left = new AtomicBoolean();
    List<OutboundSseEvent> events =
        Multi.createFrom()
            .<OutboundSseEvent>emitter(
                emitter -> {
                  ContestStream stream = new ContestStream(Viewer.visitor(), false, null, emitter);
                  stream.onTermination(() -> left.set(true));
                  stream.beat(Duration.ZERO);
                })
            .collect()
            .asList()
            .await()
            .atMost(Duration.ofMinutes(1));
    assertThat(events).isEmpty();
    assertThat(left).isTrue();
  }

  @Test
  void aNameIsAText() {
    StandingsView.Cell cell = new StandingsView.Cell("cup", 2, 0, true, 5L, 100, true);
    List<StandingsView.Row> rows =
        Stream.of("ada", "-ada", null)
            .map(
                name ->
                    new StandingsView.Row(
                        new StandingsView.Place(1, null),
                        new StandingsView.Who(name, null),
                        1,
                        100,
                        5,
                        AT,
                        List.of(cell)))
            .toList();
    var puzzle = new StandingsView.Puzzle("cup", "A", 100, 2, 1);
    assertThat(new StandingsView("icpc", false, null, AT, List.of(puzzle), rows).csv().lines())
        .containsExactly(
            "rank,player,solved,points,penaltyMinutes,lastAt,A minutes,A tries,A pending,outside,"
                + "team,members",
            "1,ada,1,100,5,2026-01-01T00:00:00Z,5,2,0,,,",
            "1,'-ada,1,100,5,2026-01-01T00:00:00Z,5,2,0,,,",
            "1,,1,100,5,2026-01-01T00:00:00Z,5,2,0,,,");
  }

  /** Tries to read once a second, as the feed does; returns the seconds in which it read. */
  private List<Long> read(int seconds, long millis) {
    begun.clear();
    for (int second = 0; second < seconds; second++) {
      long at = start + second * 1_000_000_000L;
      if (now - at < 0) {
        now = at;
      }
      pace.read(
          () -> {
            begun.add((now - start) / 1_000_000_000L);
            now += millis * 1_000_000L;
          });
    }
    return begun;
  }

  @Test
  void aQuickReadingComesEachSecond() {
    assertThat(read(4, 200)).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void theNextReadingWaitsFourTimesAsLongAsASlowOneTook() {
    assertThat(read(12, 1_000)).containsExactly(0L, 5L, 10L);
  }

  @Test
  void aReadingThatFailsCountsToo() {
    assertThatThrownBy(
            () ->
                pace.read(
                    () -> {
                      now += 10;
                      throw new IllegalStateException("no connection");
                    }))
        .isInstanceOf(IllegalStateException.class);
    now += 39;
    pace.read(() -> begun.add(now));
    assertThat(begun).isEmpty();
    now++;
    pace.read(() -> begun.add(now));
    assertThat(begun).hasSize(1);
  }
}
