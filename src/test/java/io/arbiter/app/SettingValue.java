package io.arbiter.app;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes the allowed values of a setting in words. */
final class SettingValue {
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

  private SettingValue() {}

  static String of(Method setting) {
    if (setting.getAnnotatedReturnType() instanceof AnnotatedParameterizedType optional
        && setting.getReturnType() == Optional.class) {
      AnnotatedType content = optional.getAnnotatedActualTypeArguments()[0];
      return of((Class<?>) content.getType(), content);
    }
    return of(setting.getReturnType(), setting);
  }

  private static String of(Class<?> type, AnnotatedElement constraints) {
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
}
