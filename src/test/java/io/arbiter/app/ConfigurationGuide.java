package io.arbiter.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes {@code docs/configuration.md} from a template. A line {@code {{prefix}}} of the template
 * becomes the table of the settings with this prefix.
 */
final class ConfigurationGuide {
  static final Path GUIDE = Path.of("docs/configuration.md");

  private static final Path TEMPLATE = Path.of("src/test/resources/configuration.md");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PLACE = Pattern.compile("^\\{\\{(.*)}}$", Pattern.MULTILINE);

  private ConfigurationGuide() {}

  static String text() throws IOException {
    Map<String, List<Setting>> tables =
        settings().stream().collect(groupingBy(Setting::prefix, TreeMap::new, toList()));
    String template = Files.readString(TEMPLATE);
    Set<String> places = new TreeSet<>();
    PLACE.matcher(template).results().forEach(place -> places.add(place.group(1)));
    if (!places.equals(tables.keySet())) {
      throw new IllegalStateException(
          TEMPLATE + " has places for " + places + ", the mappings are " + tables.keySet());
    }
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(table(tables, place)));
  }

  /** The settings of all mappings, in the order of the sources. */
  static List<Setting> settings() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .filter(ConfigurationGuide::isMapping)
          .flatMap(file -> Setting.read(SOURCES, file).stream())
          .toList();
    }
  }

  private static boolean isMapping(Path file) {
    try {
      return Files.readString(file).contains("\n@ConfigMapping(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table(Map<String, List<Setting>> tables, MatchResult place) {
    return tables.get(place.group(1)).stream()
        .map(Setting::row)
        .collect(
            joining(
                "\n",
                """
                | setting | value | default | what it does |
                |---|---|---|---|
                """,
                ""));
  }
}
