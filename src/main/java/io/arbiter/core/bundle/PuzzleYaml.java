package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.language.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys of {@code puzzle.yaml}. Each method reports the faults of its key, so call each once.
 */
record PuzzleYaml(Document document) {
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
  private static final Set<String> LIMITS =
      Set.of("cpuMillis", "steps", "memoryBytes", "outputBytes");
  private static final int MAX_TITLE_CHARS = 100;
  private static final int MAX_TAGS = 10;
  private static final int MAX_TAG_CHARS = 30;
  private static final int MAX_POINTS = 10_000;

  /** Only ASCII, because Python treats several forms of other characters as the same name. */
  private static final Pattern PYTHON_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Set<String> PYTHON_KEYWORDS =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield")
              .split(" "));

  static PuzzleYaml of(BundleFiles files, FaultList faults) {
    Document document = Document.yaml("puzzle.yaml", files.text("puzzle.yaml"), faults);
    document.onlyKeys(KEYS);
    document.optionalText("source");
    document.optionalText("license");
    return new PuzzleYaml(document);
  }

  String title() {
    String title = document.text("title");
    if (title.codePointCount(0, title.length()) > MAX_TITLE_CHARS) {
      document.fault("title is longer than " + MAX_TITLE_CHARS + " characters", "title");
    }
    return title;
  }

  boolean program() {
    return document.choice("kind", "function", "program");
  }

  /** The function's name; empty for a program, or if there is a fault. */
  String function(boolean program) {
    if (program) {
      if (!document.at("function").isMissingNode()) {
        document.fault("function must be left out, because a program has none", "function");
      }
      return "";
    }
    String function = document.text("function");
    if (function.isEmpty()
        || PYTHON_NAME.matcher(function).matches() && !PYTHON_KEYWORDS.contains(function)) {
      return function;
    }
    document.fault("function: " + FaultList.quote(function) + " is not a Python name", "function");
    return "";
  }

  PuzzleBundle.About about() {
    Difficulty difficulty = difficulty();
    return new PuzzleBundle.About(difficulty, points(difficulty), tags(), document.flag("open"));
  }

  private Difficulty difficulty() {
    String label = document.text("difficulty");
    Optional<Difficulty> difficulty = Difficulty.of(label);
    if (difficulty.isEmpty() && !label.isEmpty()) {
      List<String> labels = Arrays.stream(Difficulty.values()).map(Difficulty::label).toList();
      document.fault(
          "difficulty: %s is not one of %s"
              .formatted(FaultList.quote(label), String.join(", ", labels)),
          "difficulty");
    }
    return difficulty.orElse(Difficulty.ELEMENTARY);
  }

  private int points(Difficulty difficulty) {
    return (int) document.wholeNumber(difficulty.points(), 0, MAX_POINTS, "points");
  }

  private List<String> tags() {
    JsonNode node = document.at("tags");
    if (!node.isMissingNode() && !node.isArray()) {
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

  boolean reveal() {
    return document.choice("reveal", "never", "first-failure");
  }

  boolean isolated() {
    return document.choice("isolate", "submission", "category");
  }

  /** Whether players get answers for inputs of their own, if that is possible. */
  boolean answersOwnInputs(boolean possible) {
    boolean wanted = document.flag(ANSWERS);
    if (wanted && !possible) {
      document.fault(ANSWERS + " must be left out, because referee.py decides", ANSWERS);
    }
    return wanted && possible;
  }

  /** Whether the author's code gives the points, if the bundle has such code. */
  boolean byPoints(boolean possible) {
    boolean byPoints = document.choice("scoring", "solved", "points");
    if (byPoints && !possible) {
      document.fault(
          "scoring: points needs a checker.py, a referee.py or an inspector.py", "scoring");
    }
    return byPoints;
  }

  Language language() {
    String tag = document.optionalText("language");
    Optional<Language> language = Language.of(tag == null ? Language.ENGLISH.tag() : tag);
    if (language.isEmpty()) {
      document.fault(
          "language: " + FaultList.quote(String.valueOf(tag)) + " is no language like en or pt-BR",
          "language");
    }
    return language.orElse(Language.ENGLISH);
  }

  /** Limits that are left out have their defaults. */
  Limits limits() {
    JsonNode limits = document.at("limits");
    if (!limits.isMissingNode() && !limits.isObject()) {
      document.fault("limits must be a mapping", "limits");
      return Limits.DEFAULT;
    }
    document.onlyKeys(LIMITS, "limits");
    Limits byDefault = Limits.DEFAULT;
    Limits highest = Limits.HIGHEST;
    return new Limits(
        limit("cpuMillis", byDefault.cpuMillis(), highest.cpuMillis()),
        limit("steps", byDefault.steps(), highest.steps()),
        limit("memoryBytes", byDefault.memoryBytes(), highest.memoryBytes()),
        limit("outputBytes", byDefault.outputBytes(), highest.outputBytes()));
  }

  private long limit(String key, long byDefault, long most) {
    return document.wholeNumber(byDefault, 1, most, "limits", key);
  }

  /** How values are compared. With a referee the key must be left out. */
  Comparison comparison(boolean program, boolean refereed) {
    if (program) {
      return new ComparisonKey(document).ofProgram();
    }
    Comparison comparison = new ComparisonKey(document).ofFunction();
    if (refereed && !(comparison instanceof Comparison.Exact)) {
      document.fault("compare must be left out, because referee.py decides", "compare");
      return Comparison.EXACT;
    }
    return comparison;
  }
}
