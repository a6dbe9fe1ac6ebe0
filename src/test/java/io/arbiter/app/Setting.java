package io.arbiter.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One setting of Arbiter, as its method in a mapping declares it.
 *
 * @param prefix of the mapping
 * @param property the name, such as {@code arbiter.quota.in-flight}
 * @param value the allowed values
 * @param description the method's Javadoc, in Markdown
 */
record Setting(
    String prefix,
    String property,
    String value,
    Optional<String> defaultValue,
    String description) {
  private static final Path SOURCES = Path.of("src/main/java");

  /** A method without parameters of an interface, with what is above it. */
  private static final Pattern METHOD =
      Pattern.compile("\n\n?  (/\\*\\*(?:[^*]|\\*(?!/))*\\*/)?[^;]*?(\\w+)\\(\\);");

  /** All settings, in the order of the sources. */
  static final List<Setting> ALL = read();

  private static List<Setting> read() {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      return sources
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .flatMap(Setting::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Setting> of(Path file) {
    try {
      String source = Files.readString(file);
      if (!source.contains("\n@ConfigMapping(")) {
        return Stream.of();
      }
      String name = SOURCES.relativize(file).toString().replace('/', '.').replace(".java", "");
      Class<?> mapping = Class.forName(name);
      return METHOD.matcher(source).results().map(method -> of(mapping, method));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Setting of(Class<?> mapping, MatchResult found) {
    try {
      Method method = mapping.getMethod(found.group(2));
      String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
      String comment = found.group(1) == null ? "" : found.group(1);
      return new Setting(
          prefix,
          prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
          SettingValue.of(method),
          Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value),
          comment
              .replaceAll("(?m)^\\s*\\*(?!/)|^/\\*\\*|\\*/$", " ")
              .replaceAll("\\s+", " ")
              .replaceAll("\\{@code (.*?)}", "`$1`")
              .strip());
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  String variable() {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The row of the setting in a table. */
  String row() {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            variable(), value, defaultValue.map(text -> "`" + text + "`").orElse(""), description);
  }
}
