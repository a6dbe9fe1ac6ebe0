package io.arbiter.puzzle;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.delivery.TaggedJson;
import io.arbiter.judging.Comparison;
import io.arbiter.judging.Limits;
import io.arbiter.judging.PyValue;
import io.arbiter.judging.TestCase;
import io.arbiter.judging.TestCategory;
import io.arbiter.judging.TestSet;
import io.arbiter.judging.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads one bundle; collects every problem on the way. Used once. */
public final class BundleReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

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
          "source",
          "license");
  private static final Set<String> LIMIT_KEYS =
      Set.of("cpuMillis", "steps", "memoryBytes", "outputBytes");
  private static final Set<String> TEST_KEYS =
      Set.of("input", "code", "answer", "explanation", "sample");
  private static final Pattern FILE =
      Pattern.compile(
          "puzzle\\.yaml|statement\\.md|starter\\.py|tests\\.json|checker\\.py"
              + "|solutions/[A-Za-z0-9_.-]+\\.py|hints/[1-9][0-9]?\\.md");
  private static final Pattern EXPECT =
      Pattern.compile("#\\s*expect:\\s*([A-Z_]+)(?:\\s+(.+?))?\\s*");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final SortedMap<String, byte[]> files;
  private final List<BundleProblem> problems = new ArrayList<>();

  private BundleReader(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
  }

  /**
   * Reads a bundle.
   *
   * @param files path to content, as in the folder
   * @throws InvalidBundleException with every problem found
   */
  public static PuzzleBundle read(Map<String, byte[]> files) throws InvalidBundleException {
    return new BundleReader(files).read();
  }

  private PuzzleBundle read() throws InvalidBundleException {
    files.keySet().stream()
        .filter(name -> !FILE.matcher(name).matches())
        .forEach(name -> problem(name, 0, "is no file of a bundle that can be judged"));
    JsonNode about = tree(YAML, "puzzle.yaml");
    unknownKeys("puzzle.yaml", about, KEYS);
    String function = text(about, "function");
    if (!function.isEmpty() && !IDENTIFIER.matcher(function).matches()) {
      problem("puzzle.yaml", 0, "function: '" + function + "' is no Python name");
    }
    String starter = file("starter.py");
    Difficulty difficulty = difficulty(about);
    TestSet tests = tests(about, function);
    PuzzleBundle bundle =
        new PuzzleBundle(
            text(about, "title"),
            difficulty,
            points(about, difficulty),
            tags(about),
            file("statement.md"),
            starter,
            signature(starter, function),
            limits(about.path("limits")),
            tests,
            solutions(tests),
            hints());
    if (!problems.isEmpty()) {
      throw new InvalidBundleException(problems);
    }
    return bundle;
  }

  private void problem(String file, int line, String message) {
    problems.add(new BundleProblem(file, line, message));
  }

  private String file(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      problem(name, 0, "is missing");
      return "";
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      problem(name, 0, "is not UTF-8");
      return "";
    }
  }

  private JsonNode tree(ObjectMapper mapper, String name) {
    try {
      JsonNode tree = mapper.readTree(file(name));
      if (tree.isObject()) {
        return tree;
      }
      problem(name, 1, "must be a mapping");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      problem(name, at == null ? 0 : Math.max(at.getLineNr(), 0), e.getOriginalMessage());
    }
    return mapper.createObjectNode();
  }

  private void unknownKeys(String file, JsonNode object, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problem(file, 0, "unknown key '" + name + "'");
              }
            });
  }

  private String text(JsonNode about, String key) {
    String value = about.path(key).asText("").strip();
    if (value.isEmpty()) {
      problem("puzzle.yaml", 0, key + " is missing");
    }
    return value;
  }

  private Difficulty difficulty(JsonNode about) {
    String label = text(about, "difficulty");
    Optional<Difficulty> difficulty = Difficulty.of(label);
    if (difficulty.isEmpty() && !label.isEmpty()) {
      problem("puzzle.yaml", 0, "difficulty: '" + label + "' is none of " + labels());
    }
    return difficulty.orElse(Difficulty.ELEMENTARY);
  }

  private static String labels() {
    return String.join(", ", Arrays.stream(Difficulty.values()).map(Difficulty::label).toList());
  }

  private int points(JsonNode about, Difficulty difficulty) {
    JsonNode points = about.path("points");
    if (points.isMissingNode()) {
      return difficulty.points();
    }
    if (!points.isInt() || points.intValue() < 0 || points.intValue() > 10_000) {
      problem("puzzle.yaml", 0, "points must be a whole number from 0 to 10000");
    }
    return points.asInt();
  }

  private List<String> tags(JsonNode about) {
    JsonNode tags = about.path("tags");
    boolean texts =
        tags.isArray()
            && StreamSupport.stream(tags.spliterator(), false).allMatch(JsonNode::isTextual);
    if (!tags.isMissingNode() && !texts) {
      problem("puzzle.yaml", 0, "tags must be a list of words");
      return List.of();
    }
    return StreamSupport.stream(tags.spliterator(), false).map(JsonNode::asText).toList();
  }

  private Limits limits(JsonNode node) {
    unknownKeys("puzzle.yaml", node, LIMIT_KEYS);
    Limits defaults = Limits.DEFAULT;
    return new Limits(
        limit(node, "cpuMillis", defaults.cpuMillis(), 60_000),
        limit(node, "steps", defaults.steps(), 1_000_000_000),
        limit(node, "memoryBytes", defaults.memoryBytes(), 256L << 20),
        limit(node, "outputBytes", defaults.outputBytes(), 1L << 20));
  }

  private long limit(JsonNode limits, String key, long byDefault, long most) {
    JsonNode value = limits.path(key);
    if (value.isMissingNode()) {
      return byDefault;
    }
    if (!value.isIntegralNumber() || value.longValue() < 1 || value.longValue() > most) {
      problem("puzzle.yaml", 0, "limits." + key + " must be a whole number from 1 to " + most);
      return byDefault;
    }
    return value.longValue();
  }

  private Comparison comparison(JsonNode compare) {
    JsonNode tolerance = compare.path("float");
    if (compare.size() == 1 && tolerance.asDouble(0) > 0) {
      return new Comparison.Tolerance(tolerance.asDouble());
    }
    return switch (compare.asText("")) {
      case "exact" -> Comparison.EXACT;
      case "json" -> Comparison.JSON;
      case "unordered" -> Comparison.UNORDERED;
      case "list" -> Comparison.LIST;
      case "checker" -> Comparison.CHECKER;
      default -> {
        problem(
            "puzzle.yaml",
            0,
            "compare must be exact, json, unordered, list, checker or {float: tolerance}");
        yield Comparison.EXACT;
      }
    };
  }

  private boolean reveal(JsonNode about) {
    String reveal = about.path("reveal").asText("never");
    if (!reveal.equals("never") && !reveal.equals("first-failure")) {
      problem("puzzle.yaml", 0, "reveal must be never or first-failure");
    }
    return reveal.equals("first-failure");
  }

  private TestSet tests(JsonNode about, String function) {
    JsonNode compare = about.path("compare");
    Comparison comparison = compare.isMissingNode() ? Comparison.EXACT : comparison(compare);
    boolean checked = comparison instanceof Comparison.Checker;
    if (!checked && files.containsKey("checker.py")) {
      problem("checker.py", 0, "is there, but compare is not checker");
    }
    return new TestSet(
        function, comparison, checked ? file("checker.py") : null, reveal(about), categories());
  }

  private List<TestCategory> categories() {
    List<TestCategory> categories = new ArrayList<>();
    for (var entry : tree(JSON, "tests.json").properties()) {
      String name = entry.getKey();
      JsonNode tests = entry.getValue();
      if (!tests.isArray() || tests.isEmpty()) {
        problem("tests.json", 0, "category " + name + " must be a list of tests");
        continue;
      }
      List<TestCase> cases = new ArrayList<>();
      for (int i = 0; i < tests.size(); i++) {
        cases.add(testCase(name + ", test " + (i + 1) + ": ", tests.get(i)));
      }
      categories.add(new TestCategory(name, cases));
    }
    if (categories.isEmpty()) {
      problem("tests.json", 0, "has no tests");
    } else if (categories.stream().flatMap(c -> c.cases().stream()).noneMatch(TestCase::sample)) {
      problem("tests.json", 0, "marks no test as a sample");
    }
    return categories;
  }

  private TestCase testCase(String where, JsonNode test) {
    if (!test.isObject() || !test.has("answer") || test.has("input") == test.has("code")) {
      problem("tests.json", 0, where + "needs an answer, and either input or code");
      return new TestCase(List.of(), null, new PyValue.None(), null, false);
    }
    test.fieldNames()
        .forEachRemaining(
            key -> {
              if (!TEST_KEYS.contains(key)) {
                problem("tests.json", 0, where + "unknown key '" + key + "'");
              }
            });
    return new TestCase(
        arguments(value(where, test.path("input"))),
        test.has("code") ? test.get("code").asText() : null,
        value(where, test.get("answer")),
        test.has("explanation") ? test.get("explanation").asText() : null,
        test.path("sample").asBoolean(false));
  }

  /** A list holds the arguments; anything else is the single one, as in CheckIO. */
  private static List<PyValue> arguments(PyValue input) {
    return input instanceof PyValue.Items(List<PyValue> items) ? items : List.of(input);
  }

  private PyValue value(String where, JsonNode node) {
    try {
      return TaggedJson.read(node);
    } catch (IllegalArgumentException e) {
      problem("tests.json", 0, where + e.getMessage());
      return new PyValue.None();
    }
  }

  private List<ReferenceSolution> solutions(TestSet tests) {
    List<ReferenceSolution> solutions = new ArrayList<>();
    for (String name : files.tailMap("solutions/").keySet()) {
      if (name.startsWith("solutions/") && FILE.matcher(name).matches()) {
        ReferenceSolution solution = solution(name, tests);
        if (solution != null) {
          solutions.add(solution);
        }
      }
    }
    if (solutions.stream().noneMatch(s -> s.expected() == Verdict.ACCEPTED)) {
      problem("solutions", 0, "has no solution that expects ACCEPTED");
    }
    return solutions;
  }

  private @Nullable ReferenceSolution solution(String name, TestSet tests) {
    String source = file(name);
    Matcher header = EXPECT.matcher(source.lines().findFirst().orElse(""));
    if (!header.matches()) {
      problem(name, 1, "the first line must be '# expect: VERDICT [category]'");
      return null;
    }
    Optional<Verdict> verdict =
        Arrays.stream(Verdict.values()).filter(v -> v.name().equals(header.group(1))).findFirst();
    if (verdict.isEmpty()) {
      problem(name, 1, header.group(1) + " is no verdict");
      return null;
    }
    @Nullable String category = header.group(2);
    if (category != null && tests.categories().stream().noneMatch(c -> c.name().equals(category))) {
      problem(name, 1, "there is no category " + category);
    }
    return new ReferenceSolution(name, source, verdict.get(), category);
  }

  private List<String> hints() {
    List<String> hints = new ArrayList<>();
    while (files.containsKey("hints/" + (hints.size() + 1) + ".md")) {
      hints.add(file("hints/" + (hints.size() + 1) + ".md"));
    }
    long all = files.keySet().stream().filter(name -> name.startsWith("hints/")).count();
    if (all != hints.size()) {
      problem("hints", 0, "must be numbered 1.md, 2.md, … without a gap");
    }
    return hints;
  }

  private String signature(String starter, String function) {
    Pattern definition =
        Pattern.compile("(async def|def|class)\\s+" + Pattern.quote(function) + "\\b.*");
    Optional<String> line =
        starter.lines().filter(l -> definition.matcher(l).matches()).findFirst();
    if (line.isEmpty() && !function.isEmpty() && !starter.isEmpty()) {
      problem("starter.py", 0, "does not define " + function);
    }
    return line.orElse("");
  }
}
