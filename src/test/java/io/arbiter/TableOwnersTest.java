package io.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each table has one owner: the only feature whose code names it. The migration that makes a table
 * is named after the owner. All other features read views, which the owner makes for them.
 */
class TableOwnersTest {
  private static final Path SOURCES = Path.of("src/main/java/io/arbiter");
  private static final Path MIGRATIONS = Path.of("migrations");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|--[^\n]*", Pattern.DOTALL);

  /** A text block or a string outside comments. */
  private static final Pattern TEXT =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|'(?:[^'\\\\\n]|\\\\.)*'"
              + "|\"\"\"\n(.*?[^\\\\])\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"",
          Pattern.DOTALL);

  private static final Pattern MADE =
      Pattern.compile(
          "create\\s+(?:unlogged\\s+)?(table|view)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

  /** For example player in {@code V01__player.sql}. */
  private static final Pattern OWNER = Pattern.compile("V\\d+__(\\w+)\\.sql");

  private static final Pattern ENTITY =
      Pattern.compile(
          "@Entity\\b.*?@Table\\(name = \"(\\w+)\"\\).*?\\bclass (\\w+)", Pattern.DOTALL);

  /** The texts of all files in a folder by their paths. */
  private static Map<Path, String> read(Path folder, String ending) {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        texts.put(file, Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The owners of tables or views by name, such as server.player. */
  private static Map<String, String> owners(String kind) {
    Map<String, String> owners = new TreeMap<>();
    read(MIGRATIONS, ".sql")
        .forEach(
            (file, sql) -> {
              Matcher owner = OWNER.matcher(file.getFileName().toString());
              assertThat(owner.matches()).as("%s is named after an owner", file).isTrue();
              MADE.matcher(COMMENT.matcher(sql).replaceAll(""))
                  .results()
                  .filter(made -> made.group(1).equalsIgnoreCase(kind))
                  .forEach(
                      made ->
                          assertThat(owners.put(made.group(2), "server." + owner.group(1)))
                              .as("another owner of %s", made.group(2))
                              .isNull());
            });
    return owners;
  }

  /** The tables by the names of their entities, which Hibernate's queries use. */
  private static Map<String, String> entities(Collection<String> javas) {
    Map<String, String> entities = new TreeMap<>();
    for (String java : javas) {
      ENTITY
          .matcher(java)
          .results()
          .forEach(entity -> entities.put(entity.group(2), entity.group(1)));
    }
    return entities;
  }

  /** A place where a feature, such as server.puzzle, names a table or a view. */
  private record Place(String feature, Path file, String table) {}

  private static List<Place> places() {
    Set<String> relations = new TreeSet<>(owners("table").keySet());
    relations.addAll(owners("view").keySet());
    Map<Path, String> javas = read(SOURCES, ".java");
    Map<String, String> entities = entities(javas.values());
    List<Place> places = new ArrayList<>();
    javas.forEach(
        (file, java) -> {
          Path folder = SOURCES.relativize(file.getParent());
          String feature =
              folder.subpath(0, Math.min(2, folder.getNameCount())).toString().replace('/', '.');
          Set<String> named = new TreeSet<>(entities(List.of(java)).values());
          texts(java)
              .flatMap(text -> SqlNames.in(text).stream())
              .map(name -> entities.getOrDefault(name, name))
              .forEach(named::add);
          named.retainAll(relations);
          named.forEach(table -> places.add(new Place(feature, file, table)));
        });
    return places;
  }

  private static Stream<String> texts(String java) {
    return TEXT.matcher(java)
        .results()
        .flatMap(text -> Stream.of(text.group(1), text.group(2)).filter(t -> t != null));
  }

  @Test
  void everyOwnerIsAFeatureAndEveryEntityIsOfATable() {
    Map<String, String> tables = owners("table");
    assertThat(tables).hasSizeGreaterThan(15).containsEntry("player", "server.player");
    assertThat(tables.values())
        .allSatisfy(owner -> assertThat(SOURCES.resolve(owner.replace('.', '/'))).isDirectory());
    assertThat(entities(read(SOURCES, ".java").values()).values())
        .hasSizeGreaterThan(5)
        .isSubsetOf(tables.keySet());
  }

  @Test
  void onlyTheOwnerNamesItsTable() {
    List<Place> places = places();
    owners("table")
        .forEach(
            (table, owner) ->
                assertThat(places)
                    .filteredOn(place -> place.table().equals(table))
                    .as("%s is named by %s; all others use a view or a method", table, owner)
                    .isNotEmpty()
                    .allMatch(place -> place.feature().equals(owner)));
  }

  @Test
  void everyViewIsRead() {
    List<String> named = places().stream().map(Place::table).toList();
    assertThat(owners("view").keySet()).hasSizeGreaterThan(20).isSubsetOf(named);
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
