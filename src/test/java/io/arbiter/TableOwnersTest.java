package io.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each table has one owner: the only feature whose code names it. The migrations define the tables,
 * and the package-info of a package says which tables it owns. All other features read views, which
 * nobody owns in this sense.
 */
class TableOwnersTest {
  private static final Path SOURCES = Path.of("src/main/java/io/arbiter");
  private static final Path MIGRATIONS = Path.of("migrations");

  private static final Pattern OWNS = Pattern.compile("<p>Owns ([^/]*?)\\.\\s", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("\\{@code\\s+(?:\\*\\s+)?(\\w+)}");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|--[^\n]*", Pattern.DOTALL);

  /** A text block or a string outside comments. */
  private static final Pattern TEXT =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|'(?:[^'\\\\\n]|\\\\.)*'"
              + "|\"\"\"\n(.*?[^\\\\])\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"",
          Pattern.DOTALL);

  private static final Pattern CHANGE =
      Pattern.compile(
          "(create|drop)\\s+(?:or\\s+replace\\s+)?(?:unlogged\\s+)?(?:materialized\\s+)?"
              + "(table|view)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?(\\w+)"
              + "|alter\\s+table\\s+(\\w+)\\s+rename\\s+to\\s+(\\w+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENTITY =
      Pattern.compile(
          "@Entity\\b.*?@Table\\(name = \"(\\w+)\"\\).*?\\bclass (\\w+)", Pattern.DOTALL);

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packages beside the feature that they are part of. */
  private static final Map<String, String> PARTS =
      Map.of("server.catalog", "server.puzzle", "server.daily", "server.puzzle");

  /** For example server.puzzle for a package within it. */
  private static String featureOf(String folder) {
    String[] parts = folder.split("\\.");
    String feature = parts.length > 1 ? parts[0] + "." + parts[1] : folder;
    return PARTS.getOrDefault(feature, feature);
  }

  private static String packageOf(Path file) {
    return SOURCES.relativize(file.getParent()).toString().replace('/', '.');
  }

  /** Whether each of the tables and views that exist after all migrations is a view. */
  private static Map<String, Boolean> relations() {
    Map<String, Boolean> relations = new TreeMap<>();
    files(MIGRATIONS, ".sql").stream()
        .sorted(Comparator.comparing(TableOwnersTest::version))
        .map(file -> COMMENT.matcher(read(file)).replaceAll(""))
        .forEach(sql -> CHANGE.matcher(sql).results().forEach(change -> apply(change, relations)));
    return relations;
  }

  /** The tables, and the views that a package keeps for itself. */
  private static Set<String> tables() {
    Set<String> tables = new TreeSet<>(relations().keySet());
    tables.removeAll(views());
    return tables;
  }

  /** The views that show what a feature has to others. */
  private static Set<String> views() {
    Set<String> views = new TreeSet<>();
    Set<String> owned = owners().keySet();
    relations()
        .forEach(
            (name, view) -> {
              if (view && !owned.contains(name)) {
                views.add(name);
              }
            });
    return views;
  }

  /** For example 9.01 for {@code V9_1__stations.sql}. */
  private static double version(Path migration) {
    String[] parts = migration.getFileName().toString().substring(1).split("__")[0].split("_");
    return Integer.parseInt(parts[0]) + (parts.length > 1 ? Integer.parseInt(parts[1]) / 100.0 : 0);
  }

  private static void apply(MatchResult change, Map<String, Boolean> relations) {
    if (change.group(4) != null) {
      relations.remove(change.group(4));
      relations.put(change.group(5), false);
    } else if (change.group(1).equalsIgnoreCase("create")) {
      relations.put(change.group(3), change.group(2).equalsIgnoreCase("view"));
    } else {
      relations.remove(change.group(3));
    }
  }

  /** The owner of each table, as the package-infos say. */
  private static Map<String, String> owners() {
    Map<String, String> owners = new TreeMap<>();
    for (Path info : files(SOURCES, "package-info.java")) {
      OWNS.matcher(read(info))
          .results()
          .flatMap(owns -> CODE.matcher(owns.group(1)).results())
          .forEach(
              table ->
                  assertThat(owners.put(table.group(1), packageOf(info)))
                      .as("another owner of %s", table.group(1))
                      .isNull());
    }
    return owners;
  }

  /** The tables by the names of their entities, which Hibernate's queries use. */
  private static Map<String, String> entities() {
    Map<String, String> entities = new TreeMap<>();
    for (Path file : files(SOURCES, ".java")) {
      ENTITY
          .matcher(read(file))
          .results()
          .forEach(entity -> entities.put(entity.group(2), entity.group(1)));
    }
    return entities;
  }

  /** A place where a package names a table or a view. */
  private record Place(String folder, Path file, String table) {
    boolean isOf(String owner) {
      return featureOf(folder).equals(featureOf(owner));
    }
  }

  private static List<Place> places() {
    Set<String> relations = relations().keySet();
    Map<String, String> entities = entities();
    List<Place> places = new ArrayList<>();
    for (Path file : files(SOURCES, ".java")) {
      Set<String> named = new TreeSet<>();
      texts(read(file))
          .flatMap(text -> SqlNames.in(text).stream())
          .map(name -> entities.getOrDefault(name, name))
          .forEach(named::add);
      ENTITY.matcher(read(file)).results().forEach(entity -> named.add(entity.group(1)));
      named.retainAll(relations);
      named.forEach(table -> places.add(new Place(packageOf(file), file, table)));
    }
    return places;
  }

  private static Stream<String> texts(String java) {
    return TEXT.matcher(java)
        .results()
        .flatMap(text -> Stream.of(text.group(1), text.group(2)).filter(t -> t != null));
  }

  @Test
  void everyTableHasAnOwner() {
    assertThat(tables()).hasSizeGreaterThan(15).contains("player", "accepted_solution");
    assertThat(owners().keySet()).isEqualTo(tables());
  }

  @Test
  void everyEntityIsOfATable() {
    assertThat(entities()).hasSizeGreaterThan(5);
    assertThat(entities().values()).isSubsetOf(tables());
  }

  @Test
  void theOwnerNamesItsTable() {
    List<Place> places = places();
    owners()
        .forEach(
            (table, owner) ->
                assertThat(places)
                    .as("%s is named by %s", table, owner)
                    .anyMatch(place -> place.table().equals(table) && place.isOf(owner)));
  }

  @Test
  void nobodyElseNamesIt() {
    Map<String, String> owners = owners();
    assertThat(places())
        .as("tables that packages name instead of a view or a method of the owner")
        .filteredOn(
            place -> owners.containsKey(place.table()) && !place.isOf(owners.get(place.table())))
        .isEmpty();
  }

  @Test
  void everyViewIsRead() {
    List<String> named = places().stream().map(Place::table).toList();
    assertThat(views()).hasSizeGreaterThan(20).isSubsetOf(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 from player p | player",
        "select p.name, (select max(id) from vote) from outbox | p, vote, outbox",
        "from due d, rejudging r, submission s where a in (1, best) | due, rejudging, submission",
        "update only puzzle set a = 1 | puzzle",
        "insert into judgement (best, vote) select 1, solved | judgement",
        "delete from standing s using best b where s.a = b.b | standing, best, s, b",
        "left join lateral (select * from test_set) t on true | test_set",
        "a from (select 1) x, vote where b | vote",
        "on conflict do update set points = standing.points | standing",
        "select x from PuzzleEntity join VersionEntity v | PuzzleEntity, VersionEntity",
        "analyze solved | solved",
        "where best = :vote and a is distinct from (b, vote) | ''",
      })
  void namesAreFoundWhereverATableStands(String sql, String names) {
    assertThat(SqlNames.in(sql))
        .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(", "));
  }

  @Test
  void textsAreThoseOfTheCodeAlone() {
    assertThat(
            texts(
                """
                /** "no" */ // "no"
                char c = '"'; String s = "a\\"b" + "c"; String t = \"""
                    from x "y"
                    \""";
                """))
        .map(String::strip)
        .containsExactly("a\\\"b", "c", "from x \"y\"");
  }
}
