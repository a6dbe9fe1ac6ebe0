package io.arbiter.core.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The test data of a package. The tests in {@code data/sample} become the category {@code sample},
 * each group in {@code data/secret} becomes a category, and tests without a group become the
 * category {@code secret}.
 */
final class PackageTests {
  private static final Pattern TEST =
      Pattern.compile("data/(?:(sample)|secret)/(?:([^/]+)/)?(.+)\\.in");
  private static final String GROUP = "test_group.yaml";

  /** Keys that change how a submission is judged, in a way that a puzzle cannot. */
  private static final Set<String> REFUSED =
      Set.of(
          "max_score",
          "score_aggregation",
          "require_pass",
          "static_validation_score",
          "static_validator_args");

  private static final Set<String> LOST = Set.of("input_validator_args", "hint");

  private static final Set<String> KNOWN =
      Set.of(
          "args",
          "output_validator_args",
          "description",
          "input_visualizer_args",
          "output_visualizer_args",
          "full_feedback");

  private final SourceFiles files;
  private final Constants constants;
  private final SortedMap<String, String> bundle = new TreeMap<>();
  private final Set<List<String>> validatorArguments = new HashSet<>();
  private final Map<String, JsonNode> groups = new HashMap<>();

  /** The values of {@code full_feedback} that secret tests have. */
  private final Set<Boolean> feedback = new HashSet<>();

  private boolean inputArguments;

  PackageTests(SourceFiles files, Constants constants) {
    this.files = files;
    this.constants = constants;
  }

  /** Reads all tests; refuses the package if some would judge differently here. */
  void read() {
    for (String path : files.under("data")) {
      Matcher test = TEST.matcher(path);
      if (path.contains(".files/")) {
        files.used().add(path);
      } else if (test.matches()) {
        read(path, test);
      }
    }
    Notes notes = files.notes();
    if (bundle.keySet().stream().noneMatch(path -> path.startsWith("tests/sample/"))) {
      notes.refuse("data/sample", "has no test, but a puzzle shows at least one sample");
    }
    if (bundle.keySet().stream().allMatch(path -> path.startsWith("tests/sample/"))) {
      notes.refuse("data/secret", "has no test");
    }
    if (validatorArguments.size() > 1) {
      notes.refuse(
          "data", "has different output_validator_args for its tests; all must have the same");
    }
    if (feedback.size() > 1) {
      notes.note(
          "data/secret",
          "has different full_feedback for its tests: players see none of them here");
    }
  }

  private void read(String path, Matcher test) {
    String base = path.substring(0, path.length() - 3);
    boolean sample = test.group(1) != null;
    Optional<String> input = files.exactText(path);
    Optional<String> answer = files.exactText(base + ".ans");
    if (input.isEmpty() || answer.isEmpty()) {
      files.notes().refuse(input.isEmpty() ? path : base + ".ans", "is missing or too large");
      return;
    }
    if (!files.under(base + ".files").isEmpty()) {
      files.notes().refuse(base + ".files", "a program reads no files here, only stdin");
    }
    JsonNode own = files.yaml(base + ".yaml");
    check(base + ".yaml", own);
    List<JsonNode> settings = settings(own, sample, test.group(2));
    if (!effective(settings, "args").isEmpty()) {
      files.notes().refuse(path, "a program gets no args here, only stdin");
    }
    validatorArguments.add(effective(settings, "output_validator_args"));
    if (!sample) {
      feedback.add(nearest(settings, "full_feedback").filter(JsonNode::asBoolean).isPresent());
    }
    String target = "tests/" + category(sample, test.group(2)) + "/" + name(test);
    if (bundle.putIfAbsent(target + ".in", input.get()) != null) {
      files.notes().refuse(path, "another test becomes " + target + ".in too");
      return;
    }
    bundle.put(target + ".ans", answer.get());
    if (own.hasNonNull("description")) {
      bundle.put(target + ".md", own.path("description").asText());
    }
  }

  private List<JsonNode> settings(JsonNode own, boolean sample, @Nullable String group) {
    if (sample) {
      return List.of(own, group("data/sample"));
    }
    JsonNode secret = group("data/secret");
    return group == null
        ? List.of(own, secret)
        : List.of(own, group("data/secret/" + group), secret);
  }

  private JsonNode group(String folder) {
    return groups.computeIfAbsent(
        folder,
        _ -> {
          String path = folder + "/" + GROUP;
          JsonNode group =
              files
                  .strictText(path)
                  .map(text -> files.yaml(path, constants.in(text)))
                  .orElse(MissingNode.getInstance());
          check(path, group);
          return group;
        });
  }

  private void check(String path, JsonNode settings) {
    for (Map.Entry<String, JsonNode> entry : settings.properties()) {
      String key = entry.getKey();
      if (REFUSED.contains(key)) {
        files.notes().refuse(path, key + " cannot be imported");
      } else if (LOST.contains(key)) {
        files.notes().note(path, key + " is not imported");
        inputArguments |= key.equals("input_validator_args");
      } else if (!KNOWN.contains(key)) {
        files.notes().refuse(path, "unknown key " + key);
      }
    }
  }

  private static List<String> effective(List<JsonNode> settings, String key) {
    return nearest(settings, key).map(ProblemYaml::texts).orElse(List.of());
  }

  /** The value that a test has: its own, or else that of the nearest group. */
  private static Optional<JsonNode> nearest(List<JsonNode> settings, String key) {
    return settings.stream().filter(each -> each.has(key)).findFirst().map(each -> each.path(key));
  }

  private static String category(boolean sample, @Nullable String group) {
    if (sample) {
      return "sample";
    }
    return group == null ? "secret" : group.equals("sample") ? "secret-sample" : group;
  }

  /** A folder within a group, or within the samples, becomes a part of the name. */
  private static String name(Matcher test) {
    boolean nested = test.group(1) != null && test.group(2) != null;
    return ((nested ? test.group(2) + "/" : "") + test.group(3)).replace('/', '.');
  }

  /** The files {@code tests/<category>/<name>.in} and {@code .ans}, by path. */
  SortedMap<String, String> bundle() {
    return bundle;
  }

  /** The arguments of the output validator, which are the same for all tests. */
  List<String> validatorArguments() {
    return validatorArguments.stream().findFirst().orElse(List.of());
  }

  /** Whether input validators get arguments for some tests. */
  boolean inputArguments() {
    return inputArguments;
  }

  /** Whether players may see each secret test that they fail. */
  boolean feedback() {
    return feedback.equals(Set.of(true));
  }
}
