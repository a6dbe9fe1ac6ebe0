package io.arbiter.server.puzzle.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.bundle.Station;
import io.arbiter.core.language.Language;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.VersionViews;
import io.arbiter.server.puzzle.catalog.DailyPuzzle.Daily;
import io.arbiter.server.puzzle.catalog.DailyPuzzle.Mine;
import io.arbiter.server.puzzle.catalog.PuzzleSearch.Filter;
import io.arbiter.server.puzzle.catalog.PuzzleSearch.Order;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class PuzzleCatalogTest extends DatabaseTest {
  private static final Filter ALL = new Filter(null, null, null, null);
  private static final Viewer NOBODY = Viewer.visitor();
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-06-15");

  @Inject Progress progress;
  @Inject VersionViews versions;
  @Inject PuzzleSearch search;
  @Inject PuzzleCatalog catalog;
  @Inject ObjectMapper json;
  @Inject DailyQueries queries;
  @Inject PlayerStore players;

  private UUID ada;
  private DailyPuzzle daily;

  private UUID add(
      String slug, String title, Difficulty difficulty, List<String> tags, String statement) {
    UUID id = puzzle(slug);
    database.update(
        "update puzzle_version set title = ?, difficulty = ?, tags = ?, statement = ? where slug ="
            + " ?",
        title,
        difficulty.label(),
        tags,
        statement,
        slug);
    return id;
  }

  private UUID solve(UUID player, UUID puzzle) {
    return solve(player, puzzle, Instant.EPOCH);
  }

  private List<PuzzleCatalog.Summary> list(Viewer viewer, String... languages) {
    LanguagePreference preference = new LanguagePreference(List.of(languages));
    return catalog.list(ALL, Order.DIFFICULTY, new PageRequest(), preference, viewer).items();
  }

  /** The slugs of all pages, one page after the other. */
  private List<String> walk(Filter filter, Viewer viewer, int limit) {
    return walk(filter, Order.DIFFICULTY, viewer, limit);
  }

  private List<String> walk(Filter filter, Order order, Viewer viewer, int limit) {
    return allPages(
            limit, request -> catalog.list(filter, order, request, LanguagePreference.NONE, viewer))
        .stream()
        .map(row -> row.puzzle().slug())
        .toList();
  }

  private List<String> find(String text) {
    return walk(new Filter(null, null, SearchText.of(text).orElse(null), null), NOBODY, 20);
  }

  private void addThree() {
    add("fizz-buzz", "Fizz Buzz", Difficulty.SIMPLE, List.of("numbers"), "Say the *words*.");
    add("rabbits", "Fibonacci", Difficulty.ELEMENTARY, List.of("recursion"), "Two running rabbits");
    add(
        "road-trip",
        "The Long Way",
        Difficulty.ELEMENTARY,
        List.of("dynamic programming"),
        "Words about `animations` of Fibonacci");
    database.update(
        """
        update puzzle_version set translated = 'Пінгвін Ковзає по льоду' where slug = 'fizz-buzz'
        """);
  }

  @Test
  void wordsAreFoundInAllSearchedTexts() {
    addThree();
    String found =
        """
        fizz | fizz-buzz
        FIZZ bu | fizz-buzz
        fizz-bu | fizz-buzz
        fizz bu x |
        buz fizz |
        fib | rabbits road-trip
        anima | road-trip
        recurs | rabbits
        run | rabbits
        rabbit running | rabbits
        trip- | road-trip
        word | road-trip fizz-buzz
        word -number | road-trip
        word -num | road-trip fizz-buzz
        rabbit or fizz | rabbits fizz-buzz
        "fizz buzz" | fizz-buzz
        "buzz fizz" |
        "dynamic prog" |
        "dynamic programming" | road-trip
        the | road-trip fizz-buzz
        ??? |
          | rabbits road-trip fizz-buzz
        пінгвін | fizz-buzz
        ПІНГВІН | fizz-buzz
        льоду | fizz-buzz
        fizz льод | fizz-buzz
        пінгвін -fizz |
        -fizz | rabbits road-trip
        кіт |
        """;
    for (String line : found.lines().toList()) {
      String[] query = line.split("[|]", -1);
      assertThat(String.join(" ", find(query[0].strip()))).as(line).isEqualTo(query[1].strip());
    }
    database.update("update puzzle_version set state = 'RETIRED' where slug = 'rabbits'");
    assertThat(find("fibonacci")).containsExactly("road-trip");
    assertThat(find(" ")).containsExactly("road-trip", "fizz-buzz");
  }

  @Test
  void noTextMakesTheSearchFail() {
    addThree();
    String[] queries = {
      "'", "\\", "a'b", "a\\", ":*", "a:*", "!a", "a & b", "a | (b", "<->", "a <-> b", "\"", "\"a",
      "a\" b", "-", "--a", "or", "or or", "a or", "½", "٣", "é", "e\u0301", "日本", "💥", "a\nb", "%",
      "_", "$1", "?", ":text", "::text"
    };
    for (String query : queries) {
      assertThat(find(query)).as(query).hasSizeLessThanOrEqualTo(3);
      assertThat(find("fizz " + query)).as(query).isSubsetOf("fizz-buzz", "rabbits", "road-trip");
      assertThat(find(query.repeat(SearchText.MOST_CHARS / query.length()))).isNotNull();
    }
  }

  @Test
  void aStatementMayBeLongerThanItsSearchedPart() {
    StringBuilder statement = new StringBuilder("begin ");
    Random random = new Random(1);
    while (statement.length() < 1 << 20) {
      statement.append(Integer.toString(random.nextInt(), 36).replace("-", "x/")).append("-y.z ");
    }
    add("long", "Long", Difficulty.SIMPLE, List.of(), statement.append("end").toString());
    assertThat(find("begin")).containsExactly("long");
    assertThat(find("end")).isEmpty();
  }

  @Test
  void countsIncludeTheNotedChanges() {
    UUID puzzle = puzzle("one");
    puzzle("two");
    solve(ada, puzzle);
    database.update("update puzzle set attempts = 3, solved_by = 1 where id = ?", puzzle);
    database.update("insert into puzzle_count values (?, 2, 1), (?, 5, 0)", puzzle, puzzle);
    assertThat(list(as(ada)))
        .extracting(PuzzleCatalog.Summary::puzzle)
        .extracting("slug", "difficulty", "points", "solved", "solvedBy", "attempts")
        .containsExactly(
            tuple("one", "simple", 10, true, 2L, 10L), tuple("two", "simple", 10, false, 0L, 0L));
  }

  private static Station station(String name, int percent, List<String> puzzles) {
    return new Station(name, name, Map.of(), BigDecimal.valueOf(percent, 2), puzzles);
  }

  private Optional<String> lock(String slug, Viewer viewer) {
    return inTransaction(() -> puzzle(slug, viewer)).map(PuzzleCatalog.Detail::lock);
  }

  @Test
  void aLockedPuzzleIsOpenForItsAuthorForAdminsAndIfItIsGiven() {
    UUID eve = player("eve");
    addPuzzles("one", "two", "three", "free");
    database.update("update puzzle_version set always_open = true where slug = 'three'");
    database.update("update puzzle set author_id = ? where slug = 'two'", eve);
    var line =
        new StationLine(
            List.of(station("a", 100, List.of("one")), station("b", 100, List.of("two", "three"))));
    catalog = new PuzzleCatalog(versions, search, new Stations(progress, line));
    for (Viewer locked : List.of(NOBODY, as(ada))) {
      assertThat(inTransaction(() -> list(locked)))
          .extracting(s -> s.puzzle().slug() + " " + s.station() + " " + s.open())
          .containsExactly("free null true", "one a true", "three b true", "two b false");
      assertThat(lock("two", locked)).contains("two is locked: solve 1 more of a (one)");
    }
    assertThat(lock("two", as(eve))).isEmpty();
    assertThat(lock("two", asAdmin(ada))).isEmpty();
    List<UUID> asked = new ArrayList<>();
    GivenPuzzles giver =
        player -> {
          asked.add(player);
          return Set.of("two");
        };
    catalog = new PuzzleCatalog(versions, search, new Stations(progress, line, List.of(giver)));
    assertThat(lock("one", as(ada))).isEmpty();
    assertThat(asked).as("asked about an open puzzle").isEmpty();
    assertThat(lock("two", as(ada))).isEmpty();
    assertThat(asked).containsExactly(ada);
    assertThat(lock("two", NOBODY)).isPresent();
  }

  private Optional<PuzzleCatalog.Detail> puzzle(String slug, Viewer viewer) {
    return catalog.find(slug, null, LanguagePreference.NONE, viewer);
  }

  @Test
  void theFirstWantedLanguageThatAPuzzleHasIsShown() {
    UUID one = puzzle("one");
    puzzle("two");
    for (String language : List.of("ru", "uk")) {
      database.update(
          "insert into version_translation values (?, 1, ?, ?, '', '', '{}')",
          one,
          language,
          language + " title");
    }
    assertThat(titles("fr", "uk", "ru")).containsExactly("uk title", "t");
    assertThat(titles("ru", "uk")).containsExactly("ru title", "t");
    assertThat(titles("en", "uk")).containsExactly("t", "t");
    assertThat(titles()).containsExactly("t", "t");
  }

  private List<String> titles(String... languages) {
    return list(NOBODY, languages).stream().map(row -> row.puzzle().title()).toList();
  }

  @Test
  void noPlanOfASearchIsReused() {
    addThree();
    List<String> kept =
        preparedAfterTen(
            () -> {
              find("fizz");
              versions.hint("rabbits", 1, LanguagePreference.NONE, Optional.empty());
            });
    assertThat(kept).anyMatch(statement -> statement.contains("hints"));
    assertThat(kept).noneMatch(statement -> statement.contains("websearch_to_tsquery"));
  }

  @Test
  void theListIsSortedInEachOrderAndItsPagesContinueIt() {
    addThree();
    database.update("update puzzle_version set points = 30 where slug = 'rabbits'");
    database.update("update puzzle set attempts = 4, solved_by = 2 where slug = 'road-trip'");
    database.update("update puzzle set attempts = 4, solved_by = 1 where slug = 'rabbits'");
    database.update("update puzzle set created_at = now() + '1 s' where slug = 'road-trip'");
    database.update("update puzzle set created_at = now() + '2 s' where slug = 'fizz-buzz'");
    for (int limit = 1; limit < 4; limit++) {
      assertThat(walk(ALL, Order.RATE, NOBODY, limit))
          .containsExactly("road-trip", "rabbits", "fizz-buzz");
      assertThat(walk(ALL, Order.NEWEST, NOBODY, limit))
          .containsExactly("fizz-buzz", "road-trip", "rabbits");
      assertThat(walk(ALL, Order.POINTS, NOBODY, limit)).startsWith("rabbits").hasSize(3);
      // Of these, only fizz-buzz is in a shipped station.
      assertThat(walk(ALL, Order.STATION, NOBODY, limit))
          .containsExactly("fizz-buzz", "rabbits", "road-trip");
    }
    assertThat(
            search.sorted(
                ALL,
                Order.STATION,
                List.of("road-trip", "fizz-buzz"),
                PuzzleSearch.Key.START,
                LanguagePreference.NONE,
                Optional.empty(),
                9))
        .extracting(PuzzleSearch.Listed::slug)
        .containsExactly("road-trip", "fizz-buzz", "rabbits");
    assertThat(catalog.total(ALL, NOBODY)).isEqualTo(3);
    assertThat(catalog.total(new Filter(Difficulty.SIMPLE, null, null, null), NOBODY)).isOne();
  }

  private record Row(
      String slug, Difficulty difficulty, List<String> tags, String word, boolean solved) {}

  /** What a reader of the list wishes; null is any. */
  private record Wish(
      @Nullable Difficulty difficulty,
      @Nullable String tag,
      @Nullable String word,
      @Nullable Boolean solved) {
    boolean allows(Row row) {
      return (difficulty == null || row.difficulty() == difficulty)
          && (tag == null || row.tags().contains(tag))
          && (word == null || row.word().startsWith(word))
          && (solved == null || row.solved() == solved);
    }

    Filter filter() {
      return new Filter(
          difficulty, tag, word == null ? null : SearchText.of(word).orElseThrow(), solved);
    }
  }

  private static List<Wish> wishes(
      List<Difficulty> difficulties, List<String> tags, List<String> words) {
    List<Wish> wishes = new ArrayList<>();
    for (Difficulty difficulty : difficulties) {
      for (String tag : tags) {
        for (String word : words) {
          withNull(true, false).forEach(s -> wishes.add(new Wish(difficulty, tag, word, s)));
        }
      }
    }
    return wishes;
  }

  /** Compares combinations of filters with a model: no puzzle is missing or listed twice. */
  @Test
  void filtersCombineAndEachPageContinuesThePreviousOne() {
    Random random = new Random(20261126);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      Row row =
          new Row(
              "p%03d".formatted(random.nextInt(10) * 100 + i),
              Difficulty.values()[random.nextInt(3)],
              random.nextBoolean() ? List.of("lists", "other") : List.of("grids"),
              random.nextBoolean() ? "penguin" : "walrus",
              random.nextInt(3) == 0);
      rows.add(row);
      UUID id = add(row.slug(), "T", row.difficulty(), row.tags(), "A " + row.word());
      if (row.solved()) {
        solve(ada, id);
      }
    }
    rows.sort(Comparator.comparing(Row::difficulty).thenComparing(Row::slug));
    for (Wish wish :
        wishes(
            withNull(Difficulty.SIMPLE, Difficulty.CHALLENGING),
            withNull("lists", "none"),
            withNull("penguin", "walr"))) {
      List<String> expected = rows.stream().filter(wish::allows).map(Row::slug).toList();
      int limit = 1 + random.nextInt(12);
      assertThat(walk(wish.filter(), as(ada), limit)).as("%s", wish).isEqualTo(expected);
    }
    assertThat(walk(new Filter(null, null, null, true), NOBODY, 20)).isEmpty();
    assertThat(walk(new Filter(null, null, null, false), NOBODY, 20)).hasSize(36);
  }

  @SafeVarargs
  private static <T> List<T> withNull(T... values) {
    List<T> all = new ArrayList<>(Arrays.asList(values));
    all.add(null);
    return all;
  }

  @Test
  void atThousandsOfPuzzlesNoListScansThemAll() throws IOException {
    addThousands();
    PuzzleSearch.Key after = new PuzzleSearch.Key(3, "puzzle-5");
    for (Wish wish :
        wishes(
            withNull(Difficulty.MODERATE),
            withNull("tag-7", "unknown"),
            withNull("word", "word77", "fib"))) {
      assertThat(scanned(wish.filter(), PuzzleSearch.Key.START, ada, 21))
          .as("%s", wish)
          .doesNotContain(
              "puzzle_version", "puzzle", "solved", "puzzle_count", "version_translation");
      assertThat(scanned(wish.filter(), after, ada, 101))
          .as("%s, later", wish)
          .doesNotContain("puzzle_version", "puzzle_count");
    }
  }

  private void addThousands() {
    puzzle("first");
    database.update(
        """
        insert into puzzle (id, slug)
        select gen_random_uuid(), 'puzzle-' || i from generate_series(1, 3000) i
        """);
    database.update(
        """
        insert into puzzle_version (puzzle_id, slug, number, state, hash, bundle,
          test_set_hash, title, difficulty, points, tags, statement, statement_html,
          function, signature, starter, samples, hints, limits)
        select id, slug, number, case number when 1 then 'RETIRED' else 'PUBLISHED' end,
          'h' || number, '', 't', 'Title', (array['elementary', 'simple', 'moderate',
            'challenging', 'scientific'])[1 + abs(hashtext(slug)) % 5], 10,
          array['tag-' || abs(hashtext(slug || 't')) % 30],
          'Some word' || abs(hashtext(slug || 'w')) % 1000, repeat('text ', 300), 'f', '', '',
          '[]', '{}', '{}'
        from puzzle, generate_series(1, 2) number where slug <> 'first'
        """);
    database.update(
        """
        insert into submission (id, kind, player_id, puzzle_id, version, source, state,
          submitted_at, enqueued_at)
        select gen_random_uuid(), 'SUBMISSION', p.id, z.id, 2, '', 'ACCEPTED', now(), now()
        from player p, puzzle z where z.slug like '%33'
        """);
    database.update(
        """
        insert into player (id, name, password_hash, roles)
        select gen_random_uuid(), 'player' || i, '', '{}' from generate_series(1, 50) i
        """);
    database.update(
        """
        insert into solved select p.id, s.puzzle_id, s.id, 10, now() from player p, submission s
        """);
    database.update("insert into puzzle_count select id, 1, 0 from puzzle");
    database.update(
        """
        insert into version_translation
        select puzzle_id, number, tag, 'Title', repeat('text ', 300), '', '{}'
        from puzzle_version, unnest(array['ru', 'uk']) tag
        """);
    database.update("analyze");
  }

  /** The tables that a page would read with a sequential scan. The page is planned, not read. */
  private List<String> scanned(Filter filter, PuzzleSearch.Key after, UUID viewer, int limit)
      throws IOException {
    List<String> plans = new ArrayList<>();
    PuzzleSearch planning =
        (PuzzleSearch)
            Proxy.newProxyInstance(
                PuzzleSearch.class.getClassLoader(),
                new Class<?>[] {PuzzleSearch.class},
                (proxy, method, arguments) -> {
                  if (method.isDefault()) {
                    return InvocationHandler.invokeDefault(proxy, method, arguments);
                  }
                  var query =
                      session.createNativeQuery(
                          "explain (format json) " + PuzzleSearch.PAGE, String.class);
                  for (int i = 0; i < arguments.length; i++) {
                    query.setParameter(method.getParameters()[i].getName(), arguments[i]);
                  }
                  plans.add(query.getSingleResult());
                  return List.of();
                });
    LanguagePreference ukrainian = LanguagePreference.of(Language.of("uk").orElseThrow());
    inTransaction(() -> planning.page(filter, after, ukrainian, Optional.of(viewer), limit));
    return json.readTree(plans.getFirst()).findParents("Node Type").stream()
        .filter(node -> node.path("Node Type").asText().equals("Seq Scan"))
        .map(node -> node.path("Relation Name").asText())
        .toList();
  }

  @BeforeEach
  void onePlayer() {
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
    along(
        new StationLine(
            List.of(
                station("one", 100, List.of("first")),
                station("two", 100, List.of("second", "open")))));
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
