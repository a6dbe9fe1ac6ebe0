package io.arbiter.server.puzzle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.bundle.Station;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.language.Language;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.StationLock;
import io.arbiter.server.puzzle.VersionView;
import io.arbiter.server.puzzle.VersionViews;
import io.arbiter.server.puzzle.catalog.PuzzleSearch.Filter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real PostgreSQL. */
@ServerTest
public class PuzzleCatalogTest {
  private static final Filter ALL = new Filter(null, null, null, null);
  private static final Viewer NOBODY = new Viewer(Optional.empty(), false);

  @Inject AgroalDataSource source;
  @Inject Progress progress;
  @Inject Session session;
  @Inject VersionViews versions;
  @Inject PuzzleSearch search;
  @Inject PuzzleCatalog catalog;
  @Inject ObjectMapper json;
  private TestDatabase database;

  @BeforeEach
  void clear() {
    database = TestDatabase.of(source);
    database.clear();
  }

  private UUID add(
      String slug, String title, Difficulty difficulty, List<String> tags, String statement) {
    UUID id = TestData.addPuzzle(database, slug, 10);
    database.update(
        """
        update puzzle_version set title = ?, difficulty = ?, tags = ?, statement = ?
        where puzzle_id = ?
        """,
        title,
        difficulty.label(),
        tags,
        statement,
        id);
    return id;
  }

  private UUID solve(UUID player, UUID puzzle) {
    UUID submission = UUID.randomUUID();
    TestData.addSubmission(database, submission, "SUBMISSION", player, puzzle, Instant.EPOCH);
    database.update("insert into solved values (?, ?, ?, 10, now())", player, puzzle, submission);
    return submission;
  }

  private static Viewer player(UUID id) {
    return new Viewer(Optional.of(id), false);
  }

  private static Filter text(String text) {
    return new Filter(null, null, SearchText.of(text).orElse(null), null);
  }

  private List<String> find(Filter filter) {
    return slugs(catalog.list(filter, new PageRequest(), LanguagePreference.NONE, NOBODY));
  }

  private static List<String> slugs(Page<PuzzleCatalog.Summary> page) {
    return page.items().stream().map(row -> row.puzzle().slug()).toList();
  }

  /** The slugs of all pages, one page after the other. */
  private List<String> walk(Filter filter, Viewer viewer, int limit) {
    PageRequest request = new PageRequest();
    request.limit = Integer.toString(limit);
    List<String> slugs = new ArrayList<>();
    do {
      Page<PuzzleCatalog.Summary> page =
          catalog.list(filter, request, LanguagePreference.NONE, viewer);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      slugs.addAll(slugs(page));
      request.after = page.next();
    } while (request.after != null);
    return slugs;
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
  }

  @ParameterizedTest
  @CsvSource({
    "fizz, fizz-buzz",
    "FIZZ bu, fizz-buzz",
    "fizz-bu, fizz-buzz",
    "fizz bu x,",
    "buz fizz,",
    "fib, rabbits road-trip",
    "anima, road-trip",
    "animation, road-trip",
    "recurs, rabbits",
    "run, rabbits",
    "rabbit running, rabbits",
    "road, road-trip",
    "trip-, road-trip",
    "word, road-trip fizz-buzz",
    "word -number, road-trip",
    "word -num, road-trip fizz-buzz",
    "rabbit or fizz, rabbits fizz-buzz",
    "'\"fizz buzz\"', fizz-buzz",
    "'\"buzz fizz\"',",
    "'\"dynamic prog\"',",
    "'\"dynamic programming\"', road-trip",
    "the, road-trip fizz-buzz",
    "???,",
    "'  ', rabbits road-trip fizz-buzz"
  })
  void wordsAreFoundInAllSearchedTexts(String query, String slugs) {
    addThree();
    assertThat(find(text(query)))
        .containsExactlyElementsOf(slugs == null ? List.of() : List.of(slugs.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'", "\\", "a'b", "a\\", ":*", "a:*", "!a", "a & b", "a | (b", "<->", "a <-> b", "\"",
        "\"a", "a\" b", "-", "--a", "or", "or or", "a or", "½", "٣", "é", "e\u0301", "日本", "💥",
        "a\nb", "%", "_", "$1", "?", ":text", "::text"
      })
  void noTextMakesTheSearchFail(String query) {
    addThree();
    assertThat(find(text(query))).hasSizeLessThanOrEqualTo(3);
    assertThat(find(text("fizz " + query))).isSubsetOf("fizz-buzz", "rabbits", "road-trip");
    assertThat(find(text(query.repeat(SearchText.MOST_CHARS / query.length())))).isNotNull();
  }

  @Test
  void onlyPublishedVersionsAreFound() {
    addThree();
    database.update("update puzzle_version set state = 'RETIRED' where slug = 'rabbits'");
    assertThat(find(text("fibonacci"))).containsExactly("road-trip");
    assertThat(find(ALL)).containsExactly("road-trip", "fizz-buzz");
  }

  @Test
  void aStatementMayBeLongerThanItsSearchedPart() {
    StringBuilder statement = new StringBuilder("begin ");
    Random random = new Random(1);
    while (statement.length() < 1 << 20) {
      statement.append(Integer.toString(random.nextInt(), 36).replace("-", "x/")).append("-y.z ");
    }
    add("long", "Long", Difficulty.SIMPLE, List.of(), statement.append("end").toString());
    assertThat(find(text("begin"))).containsExactly("long");
    assertThat(find(text("end"))).isEmpty();
  }

  @Test
  void countsIncludeTheNotedChanges() {
    UUID ada = TestData.addPlayer(database, "ada");
    UUID puzzle = add("one", "One", Difficulty.SIMPLE, List.of(), "");
    add("two", "Two", Difficulty.SIMPLE, List.of(), "");
    solve(ada, puzzle);
    database.update("update puzzle set attempts = 3, solved_by = 1 where id = ?", puzzle);
    database.update("insert into puzzle_count values (?, 2, 1), (?, 5, 0)", puzzle, puzzle);
    assertThat(catalog.list(ALL, new PageRequest(), LanguagePreference.NONE, player(ada)).items())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new PuzzleCatalog.Summary(listed("one", "One", true, 2, 10), null, true),
            new PuzzleCatalog.Summary(listed("two", "Two", false, 0, 0), null, true));
  }

  private static PuzzleSearch.Listed listed(
      String slug, String title, boolean solved, long solvedBy, long attempts) {
    return new PuzzleSearch.Listed(
        slug, title, "en", "simple", 10, new String[0], false, null, solved, solvedBy, attempts);
  }

  @Test
  void aPuzzleIsLockedUntilEnoughOfThePreviousStationIsSolved() {
    UUID ada = TestData.addPlayer(database, "ada");
    UUID eve = TestData.addPlayer(database, "eve");
    UUID first = add("one", "One", Difficulty.SIMPLE, List.of(), "");
    for (String slug : List.of("two", "three", "free")) {
      add(slug, slug, Difficulty.SIMPLE, List.of(), "");
    }
    database.update("update puzzle_version set always_open = true where slug = 'three'");
    database.update("update puzzle set author_id = ? where slug = 'two'", eve);
    PuzzleCatalog guarded =
        new PuzzleCatalog(
            versions,
            search,
            new Stations(
                progress,
                new StationLine(
                    List.of(
                        new Station("a", "A", Map.of(), BigDecimal.ONE, List.of("one")),
                        new Station(
                            "b", "B", Map.of(), BigDecimal.ONE, List.of("two", "three"))))));
    for (Viewer locked : List.of(NOBODY, player(ada))) {
      assertThat(list(guarded, locked))
          .extracting(s -> s.puzzle().slug() + " " + s.station() + " " + s.open())
          .containsExactly("free null true", "one a true", "three b true", "two b false");
      PuzzleCatalog.Detail two = find(guarded, "two", locked);
      assertThat(two.open()).isFalse();
      assertThat(two.lock()).isEqualTo("two is locked: solve 1 more of A (one)");
      assertThat(json.valueToTree(two).path("lock").asText()).isEqualTo(two.lock());
    }
    solve(ada, first);
    for (Viewer open : List.of(player(ada), player(eve), new Viewer(Optional.of(ada), true))) {
      assertThat(list(guarded, open))
          .extracting(PuzzleCatalog.Summary::open)
          .containsExactly(true, true, true, true);
      assertThat(find(guarded, "two", open).lock()).isNull();
    }
  }

  private static List<PuzzleCatalog.Summary> list(PuzzleCatalog catalog, Viewer viewer) {
    return QuarkusTransaction.requiringNew()
        .call(() -> catalog.list(ALL, new PageRequest(), LanguagePreference.NONE, viewer).items());
  }

  private static PuzzleCatalog.Detail find(PuzzleCatalog catalog, String slug, Viewer viewer) {
    return QuarkusTransaction.requiringNew()
        .call(() -> catalog.find(slug, null, LanguagePreference.NONE, viewer))
        .orElseThrow();
  }

  private Optional<PuzzleCatalog.Detail> puzzle(String slug, Viewer viewer) {
    return catalog.find(slug, null, LanguagePreference.NONE, viewer);
  }

  private Optional<String> hint(String slug, int number) {
    return versions
        .hint(slug, number, LanguagePreference.NONE, Optional.empty())
        .map(VersionViews.Hint::text);
  }

  @Test
  void aPuzzleIsShownWithTheViewersBestFigures() {
    UUID ada = TestData.addPlayer(database, "ada");
    UUID puzzle = add("one", "One", Difficulty.MODERATE, List.of("lists", "grids"), "*Do* it.");
    database.update("update puzzle_version set hints = ? where slug = 'one'", List.of("a", "b"));
    PuzzleCatalog.Detail unsolved =
        new PuzzleCatalog.Detail(
            new VersionView(
                "one",
                1,
                new VersionView.Texts("One", "*Do* it.", "", "en", List.of("en")),
                new VersionView.Code("function", "f", "", "", List.of(), new Limits(1, 2, 3, 4)),
                new VersionView.Rating("moderate", 10, "solved", List.of("lists", "grids"), 2),
                null,
                new StationLock("one", false, null)),
            false,
            null,
            null,
            true,
            null);
    assertThat(puzzle("one", NOBODY)).contains(unsolved);
    assertThat(puzzle("one", player(ada))).contains(unsolved);
    assertThat(unsolved.puzzle().visual()).isNull();
    database.update("update puzzle_version set visual = '<p></p>' where slug = 'one'");
    assertThat(puzzle("one", NOBODY).orElseThrow().puzzle().visual())
        .isEqualTo("/api/puzzles/one/visual?version=1");
    database.update("update puzzle_version set visual = null where slug = 'one'");
    UUID submission = solve(ada, puzzle);
    database.update(
        """
        insert into best (puzzle_id, player_id, submission_id, measure, value, reached_at)
        select p.puzzle_id, p.player_id, p.submission_id, m.measure, m.value, now()
        from solved p, (values ('steps', 5000000000), ('time', 7)) m (measure, value)
        where p.submission_id = ?
        """,
        submission);
    PuzzleCatalog.Detail solved = puzzle("one", player(ada)).orElseThrow();
    assertThat(solved.solved()).isTrue();
    assertThat(solved.best()).isEqualTo(new PuzzleCatalog.Best(5_000_000_000L, 7L, null, null));
    assertThat(puzzle("one", NOBODY)).contains(unsolved);
    assertThat(puzzle("other", NOBODY)).isEmpty();
  }

  @Test
  void theJsonOfAPuzzleIsFlat() {
    add("one", "One", Difficulty.SIMPLE, List.of(), "");
    assertThat(json.valueToTree(puzzle("one", NOBODY).orElseThrow()).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "slug version title statement statementHtml language languages kind function signature"
                .concat(" starter samples limits difficulty points scoring tags hints solved open")
                .split(" "));
    assertThat(
            json.valueToTree(catalog.summary("one", LanguagePreference.NONE, NOBODY).orElseThrow())
                .fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "slug title language difficulty points tags solvedBy attempts solved open".split(" "));
  }

  @Test
  void aPuzzleIsShownInALanguageIfThereIsATranslation() {
    add("one", "One", Difficulty.SIMPLE, List.of(), "Do it.");
    UUID id = add("two", "Two", Difficulty.SIMPLE, List.of(), "Do it twice.");
    database.update("update puzzle_version set hints = ?, language = 'en'", List.of("a", "b"));
    for (String language : List.of("pt", "pt-BR", "ru")) {
      database.update(
          "insert into version_translation values (?, 1, ?, ?, ?, ?, ?)",
          id,
          language,
          "Title " + language,
          "Text " + language,
          "<p>" + language,
          List.of("a", "b " + language));
    }
    assertThat(shown("two", "ru")).isEqualTo("ru Title ru Text ru <p>ru b ru");
    assertThat(shown("two", "pt-BR")).isEqualTo("pt-BR Title pt-BR Text pt-BR <p>pt-BR b pt-BR");
    assertThat(shown("two", "pt-PT")).isEqualTo("pt Title pt Text pt <p>pt b pt");
    assertThat(shown("two", "de")).isEqualTo("en Two Do it twice.  b");
    assertThat(shown("one", "ru")).isEqualTo("en One Do it.  b");
    assertThat(puzzle("two", NOBODY).orElseThrow().puzzle().texts().languages())
        .containsExactly("en", "pt", "pt-BR", "ru");
    assertThat(puzzle("two", NOBODY).orElseThrow().language()).isEqualTo("en");
  }

  @Test
  void theFirstWantedLanguageThatAPuzzleHasIsShown() {
    UUID id = add("one", "One", Difficulty.SIMPLE, List.of(), "Do it.");
    add("two", "Two", Difficulty.SIMPLE, List.of(), "Do it twice.");
    database.update("update puzzle_version set hints = ?", List.of("a", "b"));
    for (String language : List.of("ru", "uk")) {
      database.update(
          "insert into version_translation values (?, 1, ?, ?, '', '', ?)",
          id,
          language,
          "Title " + language,
          List.of("a", "b " + language));
    }
    assertThat(titles("fr", "uk", "ru")).containsExactly("uk Title uk", "en Two");
    assertThat(titles("ru", "uk")).containsExactly("ru Title ru", "en Two");
    assertThat(titles("en", "uk")).containsExactly("en One", "en Two");
    assertThat(titles()).containsExactly("en One", "en Two");
    LanguagePreference ukrainian = new LanguagePreference(List.of("uk"));
    assertThat(catalog.find("one", null, ukrainian, NOBODY).orElseThrow().puzzle().texts().title())
        .isEqualTo("Title uk");
    assertThat(versions.hint("one", 1, ukrainian, Optional.empty()))
        .as("a hint that is not translated")
        .contains(new VersionViews.Hint("en", "a"));
    assertThat(versions.hint("one", 2, ukrainian, Optional.empty()))
        .contains(new VersionViews.Hint("uk", "b uk"));
  }

  private List<String> titles(String... languages) {
    LanguagePreference preference = new LanguagePreference(List.of(languages));
    return catalog.list(ALL, new PageRequest(), preference, NOBODY).items().stream()
        .map(row -> row.puzzle().language() + " " + row.puzzle().title())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "пінгвін, fizz-buzz",
    "ПІНГВІН, fizz-buzz",
    "пінг, fizz-buzz",
    "льоду, fizz-buzz",
    "fizz льод, fizz-buzz",
    "пінгвін -fizz,",
    "'-fizz', rabbits road-trip",
    "кіт,"
  })
  void wordsOfTranslationsAreFound(String query, String slugs) {
    addThree();
    database.update(
        "update puzzle_version set translated = 'Пінгвін Ковзає по льоду' where slug ="
            + " 'fizz-buzz'");
    assertThat(find(text(query)))
        .containsExactlyElementsOf(slugs == null ? List.of() : List.of(slugs.split(" ")));
  }

  private String shown(String slug, String tag) {
    LanguagePreference language = LanguagePreference.of(Language.of(tag).orElseThrow());
    VersionView.Texts puzzle =
        catalog.find(slug, null, language, NOBODY).orElseThrow().puzzle().texts();
    return String.join(
        " ",
        puzzle.language(),
        puzzle.title(),
        puzzle.statement(),
        puzzle.statementHtml(),
        versions.hint(slug, 2, language, Optional.empty()).orElseThrow().text());
  }

  @Test
  void hintsAreNumberedFromOne() {
    add("one", "One", Difficulty.SIMPLE, List.of(), "");
    database.update("update puzzle_version set hints = ? where slug = 'one'", List.of("a", "b"));
    assertThat(hint("one", 1)).contains("a");
    assertThat(hint("one", 2)).contains("b");
    for (int number : List.of(-1, 0, 3, Integer.MAX_VALUE)) {
      assertThat(hint("one", number)).isEmpty();
    }
    assertThat(hint("other", 1)).isEmpty();
  }

  @Test
  void noPlanOfASearchIsReused() {
    addThree();
    List<String> kept =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    catalog.list(text("fizz"), new PageRequest(), LanguagePreference.NONE, NOBODY);
                    hint("rabbits", 1);
                  }
                  return session
                      .createNativeQuery(
                          "select statement from pg_prepared_statements", String.class)
                      .getResultList();
                });
    assertThat(kept).anyMatch(statement -> statement.contains("hints"));
    assertThat(kept).noneMatch(statement -> statement.contains("websearch_to_tsquery"));
  }

  private record Row(
      String slug, Difficulty difficulty, List<String> tags, String word, boolean solved) {}

  /**
   * Compares every combination of filters and page sizes with a model: no puzzle is missing or
   * listed twice.
   */
  @Test
  void filtersCombineAndEachPageContinuesThePreviousOne() {
    Random random = new Random(20261126);
    UUID ada = TestData.addPlayer(database, "ada");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
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
    for (Difficulty difficulty : withNull(Difficulty.values())) {
      for (String tag : withNull("lists", "grids", "none")) {
        for (String word : withNull("penguin", "walr")) {
          for (Boolean solved : withNull(true, false)) {
            SearchText text = word == null ? null : SearchText.of(word).orElseThrow();
            List<String> expected =
                rows.stream()
                    .filter(r -> difficulty == null || r.difficulty() == difficulty)
                    .filter(r -> tag == null || r.tags().contains(tag))
                    .filter(r -> word == null || r.word().startsWith(word))
                    .filter(r -> solved == null || r.solved() == solved)
                    .map(Row::slug)
                    .toList();
            Filter filter = new Filter(difficulty, tag, text, solved);
            int limit = 1 + random.nextInt(20);
            assertThat(walk(filter, player(ada), limit)).as("%s", filter).isEqualTo(expected);
          }
        }
      }
    }
    assertThat(walk(new Filter(null, null, null, true), NOBODY, 20)).isEmpty();
    assertThat(walk(new Filter(null, null, null, false), NOBODY, 20)).hasSize(60);
  }

  @SafeVarargs
  private static <T> List<T> withNull(T... values) {
    List<T> all = new ArrayList<>(Arrays.asList(values));
    all.add(null);
    return all;
  }

  /** The orders and filters to list ten thousand puzzles with. */
  @Test
  void atTenThousandPuzzlesNoListScansThemAll() throws IOException {
    UUID ada = TestData.addPlayer(database, "ada");
    addTenThousand(ada);
    PuzzleSearch.Key after = new PuzzleSearch.Key(3, "puzzle-5");
    for (Difficulty difficulty : withNull(Difficulty.MODERATE)) {
      for (String tag : withNull("tag-7", "unknown")) {
        for (String word : withNull("word", "word77", "fib")) {
          for (Boolean solved : withNull(true, false)) {
            SearchText text = word == null ? null : SearchText.of(word).orElseThrow();
            Filter filter = new Filter(difficulty, tag, text, solved);
            assertThat(scanned(filter, PuzzleSearch.Key.START, ada, 21))
                .as("%s", filter)
                .doesNotContain(
                    "puzzle_version", "puzzle", "solved", "puzzle_count", "version_translation");
            assertThat(scanned(filter, after, ada, 101))
                .as("%s, later", filter)
                .doesNotContain("puzzle_version", "puzzle_count");
          }
        }
      }
    }
  }

  private void addTenThousand(UUID player) {
    TestData.addPuzzle(database, "first", 10);
    database.update(
        """
        insert into puzzle (id, slug)
        select gen_random_uuid(), 'puzzle-' || i from generate_series(1, 10000) i
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
        insert into solved select p.id, s.puzzle_id, s.id, 10, now()
        from player p, submission s
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

  /** Plans a page instead of reading it. */
  private final class PagePlan implements PuzzleSearch {
    private String json = "";

    @Override
    public List<Listed> page(
        int afterLevel,
        String afterSlug,
        @Nullable Integer level,
        @Nullable String tag,
        @Nullable String text,
        String before,
        String beginning,
        @Nullable Boolean solved,
        String[] languages,
        @Nullable UUID viewer,
        int limit) {
      json =
          session
              .createNativeQuery("explain (format json) " + PAGE, String.class)
              .setParameter("afterLevel", afterLevel)
              .setParameter("afterSlug", afterSlug)
              .setParameter("level", level)
              .setParameter("tag", tag)
              .setParameter("text", text)
              .setParameter("before", before)
              .setParameter("beginning", beginning)
              .setParameter("solved", solved)
              .setParameter("languages", languages)
              .setParameter("viewer", viewer)
              .setParameter("limit", limit)
              .getSingleResult();
      return List.of();
    }

    @Override
    public Optional<Listed> find(String slug, String[] languages, @Nullable UUID viewer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Figures figures(String slug, UUID viewer) {
      throw new UnsupportedOperationException();
    }
  }

  /** The tables that the plan of a page reads with a sequential scan. */
  private List<String> scanned(Filter filter, PuzzleSearch.Key after, UUID viewer, int limit)
      throws IOException {
    LanguagePreference ukrainian = LanguagePreference.of(Language.of("uk").orElseThrow());
    PagePlan page = new PagePlan();
    QuarkusTransaction.requiringNew()
        .run(() -> page.page(filter, after, ukrainian, Optional.of(viewer), limit));
    return new ObjectMapper()
        .readTree(page.json).findParents("Node Type").stream()
            .filter(node -> node.path("Node Type").asText().equals("Seq Scan"))
            .map(node -> node.path("Relation Name").asText())
            .toList();
  }
}
