package io.arbiter.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/configuration.md} is generated from the settings and contains all of them. */
class ConfigurationGuideTest {
  private static final Path GUIDE = Path.of("docs/configuration.md");

  /** A line with the prefix of a mapping becomes the table of its settings. */
  private static final Path TEMPLATE = Path.of("src/test/resources/configuration.md");

  private static final Pattern PLACE = Pattern.compile("^\\{\\{(.*)}}$", Pattern.MULTILINE);

  /** A variable, or a property that gets a value. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(\\bARBITER_[A-Z_]+\\b|(?<=-D|^)arbiter\\.[a-z.-]+(?==))", Pattern.MULTILINE);

  private static final String TABLE =
      """
      | setting | value | default | what it does |
      |---|---|---|---|
      """;

  private static String guide() {
    Map<String, List<Setting>> settings = Setting.ALL.stream().collect(groupingBy(Setting::prefix));
    String template = read(TEMPLATE);
    assertThat(Setting.ALL).noneMatch(setting -> setting.description().isEmpty());
    assertThat(PLACE.matcher(template).results().map(place -> place.group(1)))
        .as("the places of " + TEMPLATE)
        .containsExactlyInAnyOrderElementsOf(settings.keySet());
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    settings.get(place.group(1)).stream()
                        .map(Setting::row)
                        .collect(joining("\n", TABLE, ""))));
  }

  /** With {@code -Dconfiguration.write}, the guide is written instead of compared. */
  @Test
  void theGuideIsMadeFromTheSettings() throws IOException {
    if (System.getProperty("configuration.write") != null) {
      Files.writeString(GUIDE, guide());
    }
    assertThat(read(GUIDE))
        .as("./mvnw -B test -Dtest=ConfigurationGuideTest -Dconfiguration.write makes the guide")
        .isEqualTo(guide());
  }

  /** Settings and variables in files outside the code. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs",
        "README.md",
        "arbiter",
        "Dockerfile",
        "docker-compose.yml",
        "src/main/kubernetes",
        "src/main/resources/application.properties",
        "pom.xml"
      })
  void whatAFileNamesIsASetting(Path file) throws IOException {
    Set<String> known = settings(Setting::variable);
    known.addAll(settings(Setting::property));
    // Variables of the commands for authors and of docker-compose.yml.
    for (String more :
        "URL NAME PASSWORD TOKEN PORT SECRETS MANAGEMENT_HOST TRACES PROMETHEUS_PORT GRAFANA_PORT"
            .split(" ")) {
      known.add("ARBITER_" + more);
    }
    try (Stream<Path> files = Files.walk(file)) {
      assertThat(
              files
                  .filter(each -> Files.isRegularFile(each) && !each.toString().endsWith(".png"))
                  .flatMap(each -> NAMED.matcher(read(each)).results())
                  .map(found -> found.group(1)))
          .isSubsetOf(known);
    }
  }

  private static Set<String> settings(Function<Setting, String> name) {
    return Setting.ALL.stream().map(name).collect(toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
