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

  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|//[^\n]*|--[^\n]*", Pattern.DOTALL);

  private static final String TABLE = "(?:only |lateral )?\\w+(?: as)?(?: \\w+)?";

  /** Tables or entities in a query, with commas between them. */
  private static final Pattern TABLES =
      Pattern.compile(
          "\\b(?:from|join|into|update|using|table|analyze) (?=(%s(?: ?, ?%<s)*))"
              .formatted(TABLE));

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
          named(java).map(name -> entities.getOrDefault(name, name)).forEach(named::add);
          named.retainAll(relations);
          named.forEach(table -> places.add(new Place(feature, file, table)));
        });
    return places;
  }

  /** All names at the place of a table in the queries of some code. */
  private static Stream<String> named(String java) {
    String code = COMMENT.matcher(java).replaceAll("").replaceAll("\\s+", " ");
    return TABLES
        .matcher(code)
        .results()
        .flatMap(found -> Pattern.compile(" ?, ?").splitAsStream(found.group(1)))
        .map(table -> table.replaceFirst("^(only|lateral) ", "").replaceFirst(" .*", ""));
  }

  @Test
  void onlyTheOwnerNamesItsTable() {
    List<Place> places = places();
    assertThat(owners("table")).hasSizeGreaterThan(15).containsEntry("player", "server.player");
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
        "select p.name, (select max(id) from vote) from outbox | vote, outbox",
        "with a as (select 1) select 1 from due d, rejudging r where a in (1, best) | due,"
            + " rejudging",
        "update only puzzle set a = 1 /* from best */ | puzzle",
        "insert into judgement (best, vote) select 1, solved | judgement",
        "delete from standing s using best b where s.a = b.b | standing, best",
        "left join (select * from test_set) t on true | test_set",
        "select x from PuzzleEntity join VersionEntity v | PuzzleEntity, VersionEntity",
        "where best = :vote and a is distinct from (b, vote) // from due | ''",
      })
  void namesAreFoundWhereverATableStands(String sql, String names) {
    assertThat(named(sql))
        .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(", "));
  }
}
