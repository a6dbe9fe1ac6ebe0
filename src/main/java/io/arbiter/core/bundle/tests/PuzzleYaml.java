package io.arbiter.core.bundle.tests;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.language.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of {@code puzzle.yaml}. Each method reports the faults of its key, so call each once.
 */
public final class PuzzleYaml {
  private static final String ANSWERS = "answers-for-own-input";

  private static final Set<String> KEYS =
      Set.of(
          "title",
          "difficulty",
          "tags",
          "points",
          "kind",
          "function",
          "compare",
          "scoring",
          "limits",
          "reveal",
          "isolate",
          ANSWERS,
          "open",
          "language",
          "source",
          "license");
  private static final int MAX_TITLE_CHARS = 100;
  private static final int MAX_TAGS = 10;
  private static final int MAX_TAG_CHARS = 30;
  private static final int MAX_POINTS = 10_000;

  private final Document document;

  public PuzzleYaml(Document document) {
    this.document = document;
    document.onlyKeys(KEYS);
    document.optionalText("source");
    document.optionalText("license");
  }

  public boolean readable() {
    return document.readable();
  }

  public String title() {
    String title = document.text("title");
    if (title.codePointCount(0, title.length()) > MAX_TITLE_CHARS) {
      document.fault("title is longer than " + MAX_TITLE_CHARS + " characters", "title");
    }
    return title;
  }

  /** Whether the player's code is a program, which reads stdin and writes stdout. */
  public boolean program() {
    return document.choice("kind", "function", "program").equals("program");
  }

  /** The function's name; empty for a program, or if there is a fault. */
  public String function(boolean program) {
    if (program) {
      if (!document.at("function").isMissingNode()) {
        document.fault("function must be left out, because a program has none", "function");
      }
      return "";
    }
    String function = document.text("function");
    if (function.isEmpty() || PythonName.isName(function)) {
      return function;
    }
    document.fault("function: " + FaultList.quote(function) + " is not a Python name", "function");
    return "";
  }

  public Difficulty difficulty() {
    String label = document.text("difficulty");
    Optional<Difficulty> difficulty = Difficulty.of(label);
    if (difficulty.isEmpty() && !label.isEmpty()) {
      document.fault(
          "difficulty: " + FaultList.quote(label) + " is not one of " + labels(), "difficulty");
    }
    return difficulty.orElse(Difficulty.ELEMENTARY);
  }

  private static String labels() {
    return String.join(", ", Arrays.stream(Difficulty.values()).map(Difficulty::label).toList());
  }

  public int points(Difficulty difficulty) {
    JsonNode points = document.root().path("points");
    if (points.isMissingNode()) {
      return difficulty.points();
    }
    if (!points.isInt() || points.intValue() < 0 || points.intValue() > MAX_POINTS) {
      document.fault("points must be a whole number from 0 to " + MAX_POINTS, "points");
    }
    return points.asInt();
  }

  public List<String> tags() {
    JsonNode node = document.root().path("tags");
    if (node.isMissingNode()) {
      return List.of();
    }
    if (!node.isArray()) {
      document.fault("tags must be a list of words", "tags");
      return List.of();
    }
    if (node.size() > MAX_TAGS) {
      document.fault("has more than " + MAX_TAGS + " tags", "tags");
    }
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      String tag = node.get(i).asText().strip();
      if (!node.get(i).isTextual() || !isTag(tag)) {
        document.fault(
            "tag " + (i + 1) + " must be a text of 1 to " + MAX_TAG_CHARS + " characters",
            "tags",
            Integer.toString(i));
      }
      tags.add(tag);
    }
    return tags;
  }

  private static boolean isTag(String tag) {
    return !tag.isEmpty()
        && tag.codePointCount(0, tag.length()) <= MAX_TAG_CHARS
        && tag.chars().noneMatch(Character::isISOControl)
        && FaultList.isStorable(tag);
  }

  public boolean reveal() {
    return document.choice("reveal", "never", "first-failure").equals("first-failure");
  }

  public boolean isolated() {
    return document.choice("isolate", "submission", "category").equals("category");
  }

  /** Whether the puzzle is open to all players, whatever its station. */
  public boolean open() {
    return isTrue("open");
  }

  /**
   * Whether players get answers for inputs of their own.
   *
   * @param possible whether a value can be compared with an answer
   */
  public boolean answersOwnInputs(boolean possible) {
    boolean wanted = isTrue(ANSWERS);
    if (wanted && !possible) {
      document.fault(ANSWERS + " must be left out, because referee.py decides", ANSWERS);
    }
    return wanted && possible;
  }

  private boolean isTrue(String key) {
    JsonNode value = document.root().path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      document.fault(key + " must be true or false", key);
    }
    return value.asBoolean();
  }

  /**
   * Whether the author's code gives the points.
   *
   * @param possible whether the bundle has a file whose code can give points
   */
  public boolean byPoints(boolean possible) {
    boolean byPoints = document.choice("scoring", "solved", "points").equals("points");
    if (byPoints && !possible) {
      document.fault(
          "scoring: points needs a checker.py, a referee.py or an inspector.py", "scoring");
    }
    return byPoints;
  }

  /** The language of the bundle's own texts. */
  public Language language() {
    String tag = document.optionalText("language");
    if (tag == null) {
      return Language.ENGLISH;
    }
    return Language.of(tag)
        .orElseGet(
            () -> {
              document.fault(
                  "language: " + FaultList.quote(tag) + " is no language like en or pt-BR",
                  "language");
              return Language.ENGLISH;
            });
  }

  public Limits limits() {
    return new LimitsKey(document).read();
  }

  /** How values are compared. With a referee the key must be left out. */
  public Comparison comparison(boolean program, boolean refereed) {
    if (program) {
      return new ComparisonKey(document).ofProgram();
    }
    Comparison comparison = new ComparisonKey(document).read();
    if (refereed && !(comparison instanceof Comparison.Exact)) {
      document.fault("compare must be left out, because referee.py decides", "compare");
      return Comparison.EXACT;
    }
    return comparison;
  }
}
