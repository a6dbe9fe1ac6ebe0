package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.contest.StandingsChange.PlayersRank;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingsChangeTest {
  private static final StandingsView.Cell SOLVED =
      new StandingsView.Cell("a", 1, 0, true, 5L, 100, true);

  private static StandingsView view(StandingsView.Row... rows) {
    return new StandingsView("icpc", false, null, Instant.EPOCH, List.of(), List.of(rows));
  }

  private static StandingsView.Row row(int rank, String player, StandingsView.Cell... cells) {
    return new StandingsView.Row(rank, player, cells.length, 0, 0, null, List.of(cells));
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
  void newAndRemovedPlayersAreTold() {
    StandingsChange change =
        StandingsChange.between(view(row(1, "ada")), view(row(1, "bob"), row(1, null)));
    assertThat(change.rows()).isEmpty();
    assertThat(change.ranks()).containsExactly(new PlayersRank("bob", 1));
    assertThat(change.removed()).containsExactly("ada");
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
}
