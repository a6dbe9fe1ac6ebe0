package io.arbiter.app;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is generated from the settings and contains all of them. */
class ConfigurationGuideTest {
  /** With {@code -Dconfiguration.write}, the guide is written instead of compared. */
  @Test
  void theGuideIsMadeFromTheSettings() throws IOException {
    if (System.getProperty("configuration.write") != null) {
      Files.writeString(ConfigurationGuide.GUIDE, ConfigurationGuide.text());
    }
    assertThat(Files.readString(ConfigurationGuide.GUIDE))
        .as("./mvnw -B test -Dtest=ConfigurationGuideTest -Dconfiguration.write makes the guide")
        .isEqualTo(ConfigurationGuide.text());
  }

  @Test
  void everySettingIsDescribed() throws IOException {
    assertThat(ConfigurationGuide.settings())
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
  void theSettingsAreThoseOfAllMappings() throws IOException {
    Set<String> mapped =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.arbiter")
                .stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .flatMap(type -> properties(type.reflect()))
                .collect(toSet());
    assertThat(documented()).isEqualTo(mapped);
  }

  private static Stream<String> properties(Class<?> mapping) {
    return ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet().stream()
        // Leaves out the names of the elements of lists.
        .filter(name -> !name.endsWith("[*]"));
  }

  /** A setting that the code reads or sets by its name. */
  private static final Pattern BY_NAME =
      Pattern.compile(
          "(?:(?:Property|Properties|Boolean|Integer|Long|Values?)\\(|name = |PROPERTY = )\\s*"
              + "\"(arbiter\\.[a-z.-]+)\"");

  /** A setting in a file outside the code. */
  private static final Pattern OUTSIDE =
      Pattern.compile("-D(arbiter\\.[a-z.-]+)=|^(arbiter\\.[a-z.-]+)=", Pattern.MULTILINE);

  @Test
  void whatIsReadOrSetByItsNameIsASetting() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(named(sources.filter(Files::isRegularFile), BY_NAME))
          .contains("arbiter.roles", "arbiter.admin.password")
          .isSubsetOf(documented());
    }
    Stream<String> outside =
        Stream.of("arbiter", "Dockerfile", "src/main/resources/application.properties", "pom.xml");
    assertThat(named(outside.map(Path::of), OUTSIDE))
        .contains("arbiter.sandbox.child-path")
        .isSubsetOf(documented());
  }

  @Test
  void theVariablesOfTheDocumentsAreSettings() throws IOException {
    Set<String> variables =
        ConfigurationGuide.settings().stream().map(Setting::variable).collect(toSet());
    // Variables of the author commands and of docker-compose.yml.
    variables.addAll(
        Set.of("ARBITER_URL", "ARBITER_NAME", "ARBITER_PASSWORD", "ARBITER_TOKEN", "ARBITER_PORT"));
    variables.addAll(Set.of("ARBITER_MANAGEMENT_HOST", "ARBITER_TRACES"));
    try (Stream<Path> documents = Files.walk(Path.of("docs"))) {
      assertThat(
              named(
                  Stream.concat(documents, Stream.of(Path.of("README.md")))
                      .filter(file -> file.toString().endsWith(".md")),
                  Pattern.compile("\\b(ARBITER_[A-Z_]+)\\b")))
          .isSubsetOf(variables);
    }
  }

  private static Set<String> documented() throws IOException {
    return ConfigurationGuide.settings().stream()
        .map(Setting::property)
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> named(Stream<Path> files, Pattern pattern) {
    return files
        .flatMap(file -> pattern.matcher(read(file)).results())
        .flatMap(found -> Stream.of(found.group(1), found.groupCount() > 1 ? found.group(2) : null))
        .filter(Objects::nonNull)
        .collect(toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
