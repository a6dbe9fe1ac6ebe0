package io.arbiter.core.kattis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The constants of a package, which stand in its texts as {@code {{name}}}.
 *
 * @param values by name
 */
record Constants(Map<String, String> values) {
  private static final Pattern TAG = Pattern.compile("\\{\\{([A-Za-z_][A-Za-z0-9_]*)\\}\\}");

  static Constants of(JsonNode problem) {
    Map<String, String> values = new TreeMap<>();
    problem
        .path("constants")
        .properties()
        .forEach(constant -> values.put(constant.getKey(), constant.getValue().asText()));
    return new Constants(values);
  }

  /** The text with the values of the constants. Other tags stay as they are. */
  String in(String text) {
    return TAG.matcher(text)
        .replaceAll(
            tag -> Matcher.quoteReplacement(values.getOrDefault(tag.group(1), tag.group())));
  }
}
