package io.arbiter.server.puzzle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.bundle.Station;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.EmptyDatabase;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.catalog.DailyPuzzle.Daily;
import io.arbiter.server.puzzle.catalog.DailyPuzzle.Mine;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class DailyPuzzleTest extends EmptyDatabase {
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-06-15");
  private static final Viewer NOBODY = Viewer.visitor();

  @Inject DailyQueries queries;
  @Inject PuzzleCatalog catalog;
  @Inject PlayerStore players;

  private UUID ada;
  private DailyPuzzle daily;

  @BeforeEach
  void clear() {
    ada = player("ada");
    along(StationLine.NONE);
  }

  private void along(StationLine line) {
    daily = new DailyPuzzle(queries, new Stations((_, _) -> Map.of(), line), catalog, players);
  }

  private void addPuzzles(String... slugs) {
    for (String slug : slugs) {
      puzzle(slug);
    }
  }

  private String slug(LocalDate day) {
    return inTransaction(() -> daily.of(day)).orElseThrow().slug();
  }

  private Daily at(Instant now, String zone, Viewer viewer) {
    return inTransaction(
            () -> daily.at(now, TimeZone.require(zone), LanguagePreference.NONE, viewer))
        .orElseThrow();
  }

  private Optional<Daily> dailyOfNobody() {
    return inTransaction(() -> daily.at(NOON, TimeZone.UTC, LanguagePreference.NONE, NOBODY));
  }

  private void submit(UUID player, String slug, String verdict, Instant at) {
    UUID puzzle = database.one(UUID.class, "select id from puzzle where slug = ?", slug);
    submission("SUBMISSION", player, puzzle, at, verdict);
  }

  @Test
  void withoutASuitablePuzzleThereIsNone() {
    assertThat(dailyOfNobody()).isEmpty();
    addPuzzles("only");
    database.update("update puzzle_version set state = 'DRAFT'");
    assertThat(dailyOfNobody()).isEmpty();
  }

  @Test
  void noPuzzleComesAgainBeforeAllWereShown() {
    addPuzzles("a", "b", "c", "d", "e");
    List<String> days = IntStream.range(0, 15).mapToObj(day -> slug(TODAY.plusDays(day))).toList();
    for (int round = 0; round < 3; round++) {
      assertThat(new HashSet<>(days.subList(5 * round, 5 * round + 5)))
          .isEqualTo(Set.of("a", "b", "c", "d", "e"));
    }
    // The next rounds keep the distance, and so the order.
    assertThat(days.subList(5, 10)).isEqualTo(days.subList(0, 5));
    database.update("delete from daily_puzzle");
    assertThat(slug(TODAY)).as("on another installation").isEqualTo(days.getFirst());
  }

  @Test
  void aDateKeepsItsPuzzleUntilItIsRetiredAndNewPuzzlesComeFirst() {
    addPuzzles("a", "b");
    String chosen = slug(TODAY);
    slug(TODAY.plusDays(1));
    addPuzzles("new");
    assertThat(slug(TODAY.plusDays(2))).isEqualTo("new");
    addPuzzles(IntStream.range(0, 30).mapToObj(i -> "new-" + i).toArray(String[]::new));
    assertThat(slug(TODAY)).isEqualTo(chosen);
    assertThat(slug(TODAY.plusDays(3))).startsWith("new-");
    database.update("update puzzle_version set state = 'RETIRED' where slug = ?", chosen);
    assertThat(slug(TODAY)).isNotEqualTo(chosen);
  }

  @Test
  void onlyPuzzlesThatABeginnerMaySolveAreSuitable() {
    addPuzzles("first", "second", "open", "free");
    database.update("update puzzle_version set always_open = true where slug = 'open'");
    BigDecimal all = BigDecimal.ONE;
    along(
        new StationLine(
            List.of(
                new Station("one", "One", Map.of(), all, List.of("first")),
                new Station("two", "Two", Map.of(), all, List.of("second", "open")))));
    assertThat(Stream.iterate(TODAY, day -> day.plusDays(1)).limit(6).map(this::slug))
        .containsOnly("first", "open", "free");
  }

  @Test
  void allWhoAskAtOnceGetTheSame() throws Exception {
    addPuzzles("a", "b", "c", "d", "e", "f", "g", "h");
    Set<String> answers = ConcurrentHashMap.newKeySet();
    SameMoment.accepted(16, i -> answers.add(slug(TODAY.plusDays(i % 2))));
    assertThat(answers).hasSize(2);
  }

  @Test
  void theDateIsThatOfTheZone() {
    addPuzzles("a", "b", "c");
    Instant late = Instant.parse("2026-06-15T23:30:00Z");
    assertThat(at(late, "UTC", NOBODY).date()).isEqualTo(TODAY);
    assertThat(at(late, "Europe/Kyiv", NOBODY).date()).isEqualTo(TODAY.plusDays(1));
    assertThat(at(late, "-12:00", NOBODY).date()).isEqualTo(TODAY);
    assertThat(at(late, "Europe/Kyiv", NOBODY).puzzle().puzzle().slug())
        .isEqualTo(slug(TODAY.plusDays(1)));
  }

  @Test
  void solversOfTheDateAreCountedOnce() {
    addPuzzles("a");
    UUID bob = player("bob");
    UUID cyd = player("cyd");
    submit(ada, "a", "ACCEPTED", NOON.minusSeconds(60));
    submit(ada, "a", "ACCEPTED", NOON.minusSeconds(30));
    submit(bob, "a", "WRONG_ANSWER", NOON.minusSeconds(20));
    // The date begins at 10:00 of the day before in UTC, and ends at 12:00 of the day after.
    submit(cyd, "a", "ACCEPTED", Instant.parse("2026-06-14T09:59:59Z"));
    submit(cyd, "a", "ACCEPTED", Instant.parse("2026-06-16T12:00:00Z"));
    assertThat(at(NOON, "UTC", NOBODY).solvedBy()).isEqualTo(1);
    submit(cyd, "a", "ACCEPTED", Instant.parse("2026-06-14T10:00:00Z"));
    assertThat(at(NOON, "UTC", NOBODY).solvedBy()).isEqualTo(2);
    submit(bob, "a", "ACCEPTED", Instant.parse("2026-06-16T11:59:59Z"));
    assertThat(at(NOON, "UTC", NOBODY).solvedBy()).isEqualTo(3);
  }

  @Test
  void theCallersOwnAttemptsAreThoseOfTheDateInTheZone() {
    addPuzzles("a");
    assertThat(at(NOON, "UTC", NOBODY).mine()).isNull();
    assertThat(at(NOON, "UTC", as(ada)).mine()).isEqualTo(new Mine(false, 0, null));
    Instant before = TODAY.atStartOfDay().minus(Duration.ofMinutes(90)).toInstant(ZoneOffset.UTC);
    submit(ada, "a", "WRONG_ANSWER", before);
    submit(ada, "a", "ACCEPTED", before.plusSeconds(1));
    submit(ada, "a", "JUDGE_ERROR", NOON.minusSeconds(9));
    assertThat(at(NOON, "UTC", as(ada)).mine()).isEqualTo(new Mine(false, 0, null));
    assertThat(at(NOON, "Europe/Kyiv", as(ada)).mine())
        .isEqualTo(new Mine(true, 2, before.plusSeconds(1)));
    assertThat(at(NOON, "Europe/Kyiv", as(player("bob"))).mine())
        .isEqualTo(new Mine(false, 0, null));
  }
}
