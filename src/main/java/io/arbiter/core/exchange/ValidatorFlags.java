package io.arbiter.core.exchange;

import io.arbiter.core.judging.test.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of the default output validator, and the key {@code compare} of a puzzle. */
final class ValidatorFlags {
  /** The keys of {@code compare} by the flags that mean the same. */
  private static final Map<String, String> KEYS =
      Map.of(
          "case_sensitive", "case-sensitive",
          "space_change_sensitive", "space-sensitive",
          "float_tolerance", "float",
          "float_absolute_tolerance", "float-absolute",
          "float_relative_tolerance", "float-relative");

  private ValidatorFlags() {}

  /**
   * The value of {@code compare} for these arguments; empty if an argument is wrong, and then the
   * package is refused.
   */
  static Optional<Object> compare(List<String> arguments, Notes notes) {
    Map<String, Object> rules = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      @Nullable String key = KEYS.get(argument);
      Object value = true;
      if (key != null && argument.startsWith("float")) {
        @Nullable Double tolerance = i + 1 < arguments.size() ? number(arguments.get(++i)) : null;
        if (tolerance == null) {
          key = null;
        } else {
          value = tolerance;
        }
      }
      if (key == null || rules.put(key, value) != null) {
        notes.refuse(
            "data", "output_validator_args: " + argument + " is not understood or occurs twice");
        return Optional.empty();
      }
    }
    if (rules.containsKey("float")
        && (rules.containsKey("float-absolute") || rules.containsKey("float-relative"))) {
      notes.refuse("data", "output_validator_args: float_tolerance excludes the other tolerances");
      return Optional.empty();
    }
    if (rules.isEmpty()) {
      return Optional.of("tokens");
    }
    return rules.equals(Map.of("case-sensitive", true, "space-sensitive", true))
        ? Optional.of("exact")
        : Optional.of(Map.of("tokens", rules));
  }

  private static @Nullable Double number(String text) {
    try {
      double number = Double.parseDouble(text);
      return number >= 0 && Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static List<String> arguments(Comparison comparison) {
    if (comparison instanceof Comparison.Exact) {
      return List.of("case_sensitive", "space_change_sensitive");
    }
    List<String> arguments = new ArrayList<>();
    if (comparison
        instanceof
        Comparison.Tokens(
            boolean caseSensitive,
            boolean spaceSensitive,
            Double absolute,
            Double relative)) {
      if (caseSensitive) {
        arguments.add("case_sensitive");
      }
      if (spaceSensitive) {
        arguments.add("space_change_sensitive");
      }
      if (absolute != null && absolute.equals(relative)) {
        arguments.addAll(List.of("float_tolerance", absolute.toString()));
      } else {
        add(arguments, "float_absolute_tolerance", absolute);
        add(arguments, "float_relative_tolerance", relative);
      }
    }
    return arguments;
  }

  private static void add(List<String> arguments, String flag, @Nullable Double tolerance) {
    if (tolerance != null) {
      arguments.addAll(List.of(flag, tolerance.toString()));
    }
  }
}
