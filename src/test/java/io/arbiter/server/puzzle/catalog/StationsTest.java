package io.arbiter.server.puzzle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.bundle.Station;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.StationLock;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class StationsTest extends EmptyDatabase {
  private static final StationLine LINE =
      new StationLine(
          List.of(
              new Station(
                  "first", "First", Map.of(), BigDecimal.valueOf(50, 2), List.of("one", "two")),
              new Station("second", "Second", Map.of(), BigDecimal.ONE, List.of("three"))));

  @Inject Progress progress;

  private Stations stations;
  private UUID ada;

  @BeforeEach
  void threePuzzles() {
    stations = new Stations(progress, LINE);
    ada = player("ada");
  }

  private void solve(String slug) {
    solve(ada, puzzle(slug), Instant.EPOCH);
  }

  private Optional<String> whatOpens(Optional<UUID> player, String slug) {
    return inTransaction(() -> stations.path(new Viewer(player, false), slug))
        .whatOpens(new StationLock(slug, false, null));
  }

  @Test
  void aGivenPuzzleIsOpenAndOthersAreNot() {
    List<UUID> asked = new ArrayList<>();
    GivenPuzzles giver =
        player -> {
          asked.add(player);
          return Set.of("three");
        };
    stations = new Stations(progress, LINE, List.of(giver));
    assertThat(whatOpens(Optional.of(ada), "one")).isEmpty();
    assertThat(asked).as("asked about an open puzzle").isEmpty();
    assertThat(whatOpens(Optional.of(ada), "three")).isEmpty();
    assertThat(asked).containsExactly(ada);
    assertThat(whatOpens(Optional.empty(), "three")).isPresent();
    stations = new Stations(progress, LINE, List.of(player -> Set.of("four")));
    assertThat(whatOpens(Optional.of(ada), "three")).isPresent();
  }

  @Test
  void theLastNeededPuzzleOpensTheNextStation() {
    solve("one");
    assertThat(openedBy("one")).containsExactly("second");
    solve("two");
    assertThat(openedBy("two")).isEmpty();
    assertThat(openedBy("of-no-station")).isEmpty();
  }

  private List<String> openedBy(String slug) {
    return inTransaction(() -> stations.openedBy(Map.of(ada, slug))).getOrDefault(ada, List.of());
  }
}
