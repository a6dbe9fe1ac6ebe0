package io.arbiter.core.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The constants of a package by name. They stand in its texts as {@code {{name}}}. */
record Constants(Map<String, String> values) {
  private static final Pattern TAG = Pattern.compile("\\{\\{([A-Za-z_][A-Za-z0-9_]*)\\}\\}");

  /** A text may name a constant some hundred thousand times, and becomes so many times longer. */
  private static final int MAX_CHARS = 100;

  /** The constants of {@code problem.yaml}. A package with a longer value is refused. */
  static Constants of(JsonNode problem, Notes notes) {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> constant : problem.path("constants").properties()) {
      String value = constant.getValue().asText();
      if (value.length() <= MAX_CHARS) {
        values.put(constant.getKey(), value);
      } else {
        notes.refuse(
            ProblemYaml.FILE,
            "the constant " + constant.getKey() + " has more than " + MAX_CHARS + " characters");
      }
    }
    return new Constants(values);
  }

  /** The text with the values of the constants. Other tags stay as they are. */
  String in(String text) {
    return TAG.matcher(text)
        .replaceAll(
            tag -> Matcher.quoteReplacement(values.getOrDefault(tag.group(1), tag.group())));
  }
}
