package io.arbiter.server.puzzle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.Station;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationLineTest {
  private static Station station(String name, int percent, List<String> puzzles) {
    return new Station(name, name, Map.of(), BigDecimal.valueOf(percent, 2), puzzles);
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 1", "50, 2, 1", "50, 3, 2", "66, 3, 2", "67, 3, 3", "99, 12, 12", "100, 5, 5"})
  void enoughSolvedPuzzlesOpenTheNextStation(int percent, int size, int enough) {
    List<String> puzzles = IntStream.range(0, size).mapToObj(i -> "p" + i).toList();
    var line =
        new StationLine(
            List.of(
                station("first", percent, puzzles),
                station("second", 100, List.of("q")),
                station("third", 100, List.of("r"))));
    Set<String> solved = new HashSet<>();
    for (String puzzle : puzzles) {
      assertThat(line.whatOpens("q", solved).isEmpty()).isEqualTo(solved.size() >= enough);
      assertThat(line.whatOpens(puzzle, Set.of())).isEmpty();
      assertThat(line.deciding(puzzle)).isEmpty();
      solved.add(puzzle);
      assertThat(line.openedBy(puzzle, solved).map(Station::name).orElse(""))
          .isEqualTo(solved.size() == enough ? "second" : "");
    }
    assertThat(line.whatOpens("q", solved)).isEmpty();
    assertThat(line.whatOpens("r", solved)).isPresent();
    assertThat(line.whatOpens("r", Set.of("r"))).as("what is solved").isEmpty();
    assertThat(line.deciding("r")).containsExactlyInAnyOrder("q", "r");
    assertThat(line.openedBy("r", Set.of("r"))).as("after the last station").isEmpty();
    assertThat(line.of("q").orElseThrow().name()).isEqualTo("second");
    assertThat(line.whatOpens("of-no-station", Set.of())).isEmpty();
    assertThat(line.openedBy("of-no-station", solved)).isEmpty();
  }
}
