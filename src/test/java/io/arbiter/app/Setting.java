package io.arbiter.app;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private static final Set<Class<?>> NUMBERS =
      Set.of(int.class, short.class, double.class, Integer.class, OptionalInt.class);

  private static final Map<Class<?>, String> WORDS =
      Map.of(
          boolean.class, "`true`, `false`",
          Duration.class, "duration",
          MemorySize.class, "size",
          Path.class, "path",
          URI.class, "address",
          Set.class, "list",
          String.class, "text");

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
          value(method),
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

  private static String value(Method setting) {
    if (setting.getAnnotatedReturnType() instanceof AnnotatedParameterizedType optional
        && setting.getReturnType() == Optional.class) {
      AnnotatedType content = optional.getAnnotatedActualTypeArguments()[0];
      return value((Class<?>) content.getType(), content);
    }
    return value(setting.getReturnType(), setting);
  }

  private static String value(Class<?> type, AnnotatedElement constraints) {
    if (type.isEnum()) {
      return Stream.of(type.getEnumConstants())
          .map(one -> "`" + one.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
          .collect(Collectors.joining(", "));
    }
    if (NUMBERS.contains(type)) {
      return range(constraints);
    }
    String words = WORDS.get(type);
    if (words == null) {
      throw new IllegalStateException("a setting of an unknown type: " + type);
    }
    return words;
  }

  private static String range(AnnotatedElement constraints) {
    String least =
        constraints.isAnnotationPresent(Min.class)
            ? Long.toString(constraints.getAnnotation(Min.class).value())
            : constraints.isAnnotationPresent(DecimalMin.class)
                ? constraints.getAnnotation(DecimalMin.class).value()
                : "";
    if (least.isEmpty()) {
      throw new IllegalStateException("a number without a bound: " + constraints);
    }
    if (constraints.isAnnotationPresent(Max.class)) {
      return least + " to " + constraints.getAnnotation(Max.class).value();
    }
    return constraints.isAnnotationPresent(DecimalMax.class)
        ? least + " to " + constraints.getAnnotation(DecimalMax.class).value()
        : least + " or more";
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
