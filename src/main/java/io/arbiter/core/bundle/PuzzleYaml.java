package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.Comparison;
import io.arbiter.core.judging.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of {@code puzzle.yaml}; each method reports its key's faults, so call it once. */
final class PuzzleYaml {
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "difficulty",
          "tags",
          "points",
          "function",
          "compare",
          "limits",
          "reveal",
          "isolate",
          "open",
          "source",
          "license");
  private static final int MOST_TITLE_CHARS = 100;
  private static final int MOST_TAGS = 10;
  private static final int MOST_TAG_CHARS = 30;
  private static final int MOST_POINTS = 10_000;

  private final Document document;

  PuzzleYaml(Document document) {
    this.document = document;
    document.onlyKeys(KEYS);
    document.optionalText("source");
    document.optionalText("license");
  }

  boolean readable() {
    return document.readable();
  }

  String title() {
    String title = document.text("title");
    if (title.codePointCount(0, title.length()) > MOST_TITLE_CHARS) {
      document.fault("title is longer than " + MOST_TITLE_CHARS + " characters", "title");
    }
    return title;
  }

  /** Empty when there is a fault. */
  String function() {
    String function = document.text("function");
    if (function.isEmpty() || PythonName.isName(function)) {
      return function;
    }
    document.fault("function: " + FaultList.quote(function) + " is no Python name", "function");
    return "";
  }

  Difficulty difficulty() {
    String label = document.text("difficulty");
    Optional<Difficulty> difficulty = Difficulty.of(label);
    if (difficulty.isEmpty() && !label.isEmpty()) {
      document.fault(
          "difficulty: " + FaultList.quote(label) + " is none of " + labels(), "difficulty");
    }
    return difficulty.orElse(Difficulty.ELEMENTARY);
  }

  private static String labels() {
    return String.join(", ", Arrays.stream(Difficulty.values()).map(Difficulty::label).toList());
  }

  int points(Difficulty difficulty) {
    JsonNode points = document.root().path("points");
    if (points.isMissingNode()) {
      return difficulty.points();
    }
    if (!points.isInt() || points.intValue() < 0 || points.intValue() > MOST_POINTS) {
      document.fault("points must be a whole number from 0 to " + MOST_POINTS, "points");
    }
    return points.asInt();
  }

  List<String> tags() {
    JsonNode node = document.root().path("tags");
    if (node.isMissingNode()) {
      return List.of();
    }
    if (!node.isArray()) {
      document.fault("tags must be a list of words", "tags");
      return List.of();
    }
    if (node.size() > MOST_TAGS) {
      document.fault("has more than " + MOST_TAGS + " tags", "tags");
    }
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      String tag = node.get(i).asText().strip();
      if (!node.get(i).isTextual() || !isTag(tag)) {
        document.fault(
            "tag " + (i + 1) + " must be a text of 1 to " + MOST_TAG_CHARS + " characters",
            "tags",
            Integer.toString(i));
      }
      tags.add(tag);
    }
    return tags;
  }

  private static boolean isTag(String tag) {
    return !tag.isEmpty()
        && tag.codePointCount(0, tag.length()) <= MOST_TAG_CHARS
        && tag.chars().noneMatch(Character::isISOControl)
        && FaultList.isStorable(tag);
  }

  boolean reveal() {
    return document.choice("reveal", "never", "first-failure").equals("first-failure");
  }

  boolean isolated() {
    return document.choice("isolate", "submission", "category").equals("category");
  }

  /** Whether players get it whatever its station is. */
  boolean open() {
    JsonNode open = document.root().path("open");
    if (!open.isMissingNode() && !open.isBoolean()) {
      document.fault("open must be true or false", "open");
    }
    return open.asBoolean();
  }

  Limits limits() {
    return new LimitsKey(document).read();
  }

  /** How values are compared; a referee decides by itself. */
  Comparison comparison(boolean refereed) {
    Comparison comparison = new ComparisonKey(document).read();
    if (refereed && !(comparison instanceof Comparison.Exact)) {
      document.fault("compare must be left out, as referee.py decides", "compare");
      return Comparison.EXACT;
    }
    return comparison;
  }
}
