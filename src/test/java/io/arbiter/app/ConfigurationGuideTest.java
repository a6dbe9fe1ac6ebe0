package io.arbiter.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

/** {@code docs/configuration.md} is generated from the settings and contains all of them. */
class ConfigurationGuideTest {
  private static final Path GUIDE = Path.of("docs/configuration.md");

  /** A line with the prefix of a mapping becomes the table of its settings. */
  private static final Path TEMPLATE = Path.of("src/test/resources/configuration.md");

  private static final Pattern PLACE = Pattern.compile("^\\{\\{(.*)}}$", Pattern.MULTILINE);

  private static final String TABLE =
      """
      | setting | value | default | what it does |
      |---|---|---|---|
      """;

  private static String guide() {
    Map<String, List<Setting>> settings = Setting.ALL.stream().collect(groupingBy(Setting::prefix));
    String template = read(TEMPLATE);
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

  @Test
  void everySettingIsDescribed() {
    assertThat(Setting.ALL)
        .hasSizeBetween(30, 36)
        .allSatisfy(
            setting -> {
              assertThat(setting.description()).as(setting.property()).endsWith(".");
              assertThat(
                      setting.defaultValue().isPresent()
                          || setting.description().contains("default")
                          || setting.property().equals("arbiter.home"))
                  .as("the default of %s", setting.property())
                  .isTrue();
            });
  }

  @Test
  void theSettingsAreThoseOfAllMappings() throws Exception {
    Path classes = Path.of("target/classes");
    Set<String> mapped = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes.resolve("io/arbiter"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
            .contains("Lio/smallrye/config/ConfigMapping;")) {
          String name = classes.relativize(file).toString();
          Class<?> mapping = Class.forName(name.substring(0, name.length() - 6).replace('/', '.'));
          assertThat(mapping.isAnnotationPresent(ConfigMapping.class)).as(name).isTrue();
          mapped.addAll(ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet());
        }
      }
    }
    // The names of the elements of lists.
    mapped.removeIf(name -> name.endsWith("[*]"));
    assertThat(settings(Setting::property)).isEqualTo(mapped);
  }

  /** A setting that the code reads or sets by its name. */
  private static final Pattern BY_NAME =
      Pattern.compile(
          "(?:(?:Property|Properties|Boolean|Integer|Long|Values?)\\(|name = |PROPERTY = )\\s*"
              + "\"(arbiter\\.[a-z.-]+)\"");

  /** A setting in a file outside the code. */
  private static final Pattern OUTSIDE =
      Pattern.compile("(?:-D|^)(arbiter\\.[a-z.-]+)=", Pattern.MULTILINE);

  private static final Pattern VARIABLE = Pattern.compile("\\b(ARBITER_[A-Z_]+)\\b");

  @Test
  void whatIsReadOrSetByItsNameIsASetting() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(named(sources.filter(Files::isRegularFile), BY_NAME))
          .contains("arbiter.roles", "arbiter.admin.password")
          .isSubsetOf(settings(Setting::property));
    }
    Stream<String> outside =
        Stream.of("arbiter", "Dockerfile", "src/main/resources/application.properties", "pom.xml");
    assertThat(named(outside.map(Path::of), OUTSIDE))
        .contains("arbiter.sandbox.child-path")
        .isSubsetOf(settings(Setting::property));
  }

  @Test
  void theVariablesOfTheDocumentsAreSettings() throws IOException {
    Set<String> variables = settings(Setting::variable);
    // Variables of the author commands and of docker-compose.yml.
    variables.addAll(
        Set.of("ARBITER_URL", "ARBITER_NAME", "ARBITER_PASSWORD", "ARBITER_TOKEN", "ARBITER_PORT"));
    variables.addAll(Set.of("ARBITER_MANAGEMENT_HOST", "ARBITER_TRACES"));
    try (Stream<Path> documents = Files.walk(Path.of("docs"))) {
      Stream<Path> all = Stream.concat(documents, Stream.of(Path.of("README.md")));
      assertThat(named(all.filter(file -> file.toString().endsWith(".md")), VARIABLE))
          .isSubsetOf(variables);
    }
  }

  private static Set<String> settings(Function<Setting, String> name) {
    return Setting.ALL.stream().map(name).collect(toCollection(TreeSet::new));
  }

  private static Set<String> named(Stream<Path> files, Pattern pattern) {
    return files
        .flatMap(file -> pattern.matcher(read(file)).results())
        .map(found -> found.group(1))
        .collect(toSet());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
