package io.arbiter.server.puzzle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.Station;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against a model that counts in whole numbers. */
class StationLinePropertiesTest {
  private record Model(int percent, List<String> puzzles) {
    Station station(int place) {
      return new Station(
          "s" + place, "S" + place, Map.of(), BigDecimal.valueOf(percent, 2), puzzles);
    }

    boolean opensTheNext(Set<String> solved) {
      return 100L * puzzles.stream().filter(solved::contains).count()
          >= (long) percent * puzzles.size();
    }
  }

  private static List<Model> models(Random random) {
    List<Model> models = new ArrayList<>();
    int stations = 1 + random.nextInt(5);
    for (int place = 0; place < stations; place++) {
      List<String> puzzles = new ArrayList<>();
      int size = 1 + random.nextInt(12);
      for (int i = 0; i < size; i++) {
        puzzles.add("p" + place + "-" + i);
      }
      models.add(new Model(1 + random.nextInt(100), puzzles));
    }
    return models;
  }

  @Property(tries = 100)
  void openStationsAreComputedFromSolvedPuzzles(@ForAll Random random) {
    List<Model> models = models(random);
    List<Station> stations = new ArrayList<>();
    List<String> puzzles = new ArrayList<>(List.of("of-no-station"));
    for (Model model : models) {
      stations.add(model.station(stations.size()));
      puzzles.addAll(model.puzzles());
    }
    StationLine line = new StationLine(stations);
    Collections.shuffle(puzzles, random);
    Set<String> solved = new HashSet<>();
    Set<Integer> before = open(models, solved);
    for (String puzzle : puzzles) {
      assertOpen(line, models, solved);
      solved.add(puzzle);
      Set<Integer> after = open(models, solved);
      assertThat(after).containsAll(before);
      List<Station> opened =
          after.stream().filter(place -> !before.contains(place)).map(stations::get).toList();
      assertThat(line.openedBy(puzzle, solved).stream().toList()).isEqualTo(opened);
      before.addAll(after);
    }
    assertThat(before).hasSize(models.size());
    assertOpen(line, models, solved);
  }

  private static Set<Integer> open(List<Model> models, Set<String> solved) {
    Set<Integer> open = new HashSet<>();
    for (int place = 0; place < models.size(); place++) {
      if (place == 0 || models.get(place - 1).opensTheNext(solved)) {
        open.add(place);
      }
    }
    return open;
  }

  private static void assertOpen(StationLine line, List<Model> models, Set<String> solved) {
    Set<Integer> open = open(models, solved);
    assertThat(line.whatOpens("of-no-station", solved)).isEmpty();
    for (int place = 0; place < models.size(); place++) {
      for (String puzzle : models.get(place).puzzles()) {
        boolean free = open.contains(place) || solved.contains(puzzle);
        Set<String> deciding = line.deciding(puzzle);
        Set<String> known = new HashSet<>(solved);
        known.retainAll(deciding);
        assertThat(line.whatOpens(puzzle, known).isEmpty()).as(puzzle).isEqualTo(free);
        assertThat(line.of(puzzle).orElseThrow().name()).isEqualTo("s" + place);
      }
    }
  }
}
