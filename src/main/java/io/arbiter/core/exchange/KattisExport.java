package io.arbiter.core.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.bundle.BundleFiles;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.bundle.Translation;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a puzzle of kind {@code program} as a package of the Kattis problem package format
 * (2025-09). The same puzzle gives the same files.
 */
public final class KattisExport {
  /** Quotes every text, because a reader may take a text such as 1.0E-6 for a number. */
  private static final ObjectMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final String slug;
  private final int version;
  private final Map<String, byte[]> bundle;
  private final PuzzleBundle puzzle;
  private final TestSet tests;

  private KattisExport(
      String slug, int version, Map<String, byte[]> bundle, PuzzleBundle puzzle, TestSet tests) {
    this.slug = slug;
    this.version = version;
    this.bundle = bundle;
    this.puzzle = puzzle;
    this.tests = tests;
  }

  /** Why a puzzle cannot be exported; empty if it can. */
  public static Optional<String> obstacle(TestSet tests) {
    if (!tests.isProgram()) {
      return Optional.of(
          "solutions define the function "
              + tests.function()
              + ", and the Kattis format has only programs");
    }
    if (tests.grading().inspector() != null) {
      return Optional.of("inspector.py has no place in the Kattis format");
    }
    return tests.grading().byPoints()
        ? Optional.of("scoring: points has no place in a package of type pass-fail")
        : Optional.empty();
  }

  /**
   * The files of the package, by path, in a folder with the package's name.
   *
   * @param bundle the files of a valid bundle, with complete pictures
   * @param tests with the generated ones
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   */
  public static SortedMap<String, byte[]> of(
      String slug, int version, Map<String, byte[]> bundle, TestSet tests) {
    obstacle(tests)
        .ifPresent(
            obstacle -> {
              throw new IllegalArgumentException(obstacle);
            });
    return new KattisExport(slug, version, bundle, puzzle(bundle, tests), tests).export();
  }

  /**
   * Reads the bundle with a short sample in place of the tests of each category: only a sandbox
   * could read tests in Python, and all tests together may be larger than a file of a bundle.
   */
  private static PuzzleBundle puzzle(Map<String, byte[]> bundle, TestSet tests) {
    SortedMap<String, byte[]> files = new TreeMap<>(bundle);
    files.keySet().removeIf(path -> path.matches("tests/.*|tests\\.(?:py|json)|generator\\.py"));
    PyValue empty = new PyValue.Str("");
    PyValue sample =
        PyValue.Dict.of(Map.of("input", empty, "answer", empty, "sample", new PyValue.Bool(true)));
    SequencedMap<String, PyValue> outline = new LinkedHashMap<>();
    tests
        .categories()
        .forEach(category -> outline.put(category.name(), new PyValue.Items(List.of(sample))));
    files.put(
        "tests.json", TestsWriter.write(PyValue.Dict.of(outline)).getBytes(StandardCharsets.UTF_8));
    try {
      return BundleReader.read(files);
    } catch (InvalidBundleException e) {
      throw new IllegalStateException("a stored bundle has faults: " + e.problems(), e);
    }
  }

  private SortedMap<String, byte[]> export() {
    PuzzleBundle.Texts texts = puzzle.texts();
    put(ProblemYaml.FILE, yaml(problem()));
    put(statement(texts.language()), markdown(texts.statement()));
    for (Translation translation : texts.translations()) {
      put(statement(translation.language()), markdown(translation.statement()));
    }
    Media.of(bundle)
        .forEach(
            (name, content) -> files.put(PackageStatement.FOLDER + Media.FOLDER + name, content));
    putTests();
    putValidator();
    putInputValidators();
    for (ReferenceSolution solution : puzzle.solutions()) {
      String name = solution.file().substring("solutions/".length());
      String folder = PackageSubmissions.folder(solution.expected());
      put("submissions/" + folder + "/" + name, solution.source());
    }
    // The name of a package's folder has only small letters and digits.
    String folder = slug.replaceAll("[^a-z0-9]", "");
    SortedMap<String, byte[]> inside = new TreeMap<>();
    files.forEach((path, content) -> inside.put(folder + "/" + path, content));
    return inside;
  }

  private void putValidator() {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (tests.checker() == null) {
      List<String> arguments = ValidatorFlags.arguments(tests.comparison());
      if (!arguments.isEmpty()) {
        settings.put("output_validator_args", arguments);
      }
    } else {
      PackageValidator.validator(tests.checker()).forEach(this::put);
    }
    putGroup("sample", settings);
    if (tests.reveal()) {
      settings.put("full_feedback", true);
    }
    putGroup("secret", settings);
  }

  /** The format asks for one. */
  private void putInputValidators() {
    String folder = BundleFiles.INPUT_VALIDATORS + "/";
    bundle.forEach(
        (path, content) -> {
          if (path.startsWith(folder)) {
            files.put(path, content);
          }
        });
    if (bundle.keySet().stream().noneMatch(path -> path.startsWith(folder))) {
      put(folder + "any_text.py", PackageValidator.ANY_TEXT);
    }
  }

  private void putGroup(String folder, Map<String, Object> settings) {
    if (!settings.isEmpty()) {
      put("data/" + folder + "/test_group.yaml", yaml(settings));
    }
  }

  private void put(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String statement(String language) {
    return PackageStatement.FOLDER + "problem." + language + ".md";
  }

  private Map<String, Object> problem() {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("problem_format_version", ProblemYaml.VERSION);
    problem.put("type", "pass-fail");
    PuzzleBundle.Texts texts = puzzle.texts();
    Map<String, String> names = new LinkedHashMap<>();
    names.put(texts.language(), texts.title());
    texts.translations().forEach(t -> names.put(t.language(), t.title()));
    problem.put("name", names);
    problem.put(
        "uuid",
        UUID.nameUUIDFromBytes(("arbiter/" + slug).getBytes(StandardCharsets.UTF_8)).toString());
    problem.put("version", Integer.toString(version));
    putRights(problem);
    Map<String, Object> limits = limits(puzzle.limits());
    if (!limits.isEmpty()) {
      problem.put("limits", limits);
    }
    if (!puzzle.about().tags().isEmpty()) {
      problem.put("keywords", puzzle.about().tags());
    }
    return problem;
  }

  /** A license needs an owner or a source. */
  private void putRights(Map<String, Object> problem) {
    @Nullable String source = value("source");
    @Nullable String license = value("license");
    if (source != null) {
      problem.put("source", source);
    }
    Optional<String> known =
        ProblemYaml.LICENSES.entrySet().stream()
            .filter(entry -> entry.getValue().equals(license) || entry.getKey().equals(license))
            .map(Map.Entry::getKey)
            .findFirst();
    problem.put(
        "license", known.orElse("public domain".equals(license) ? "public domain" : "unknown"));
    if (known.isPresent() && source == null) {
      problem.put("rights_owner", "the author of " + puzzle.texts().title());
    }
  }

  private @Nullable String value(String key) {
    try {
      String value = YAML.readTree(bundle.get("puzzle.yaml")).path(key).asText("");
      return value.isBlank() ? null : value.strip();
    } catch (IOException e) {
      throw new IllegalStateException("the bundle was read before", e);
    }
  }

  /** The limits that are not the defaults. Whoever solves in another language needs others. */
  private static Map<String, Object> limits(Limits limits) {
    Map<String, Object> mapping = new LinkedHashMap<>();
    if (limits.cpuMillis() != Limits.DEFAULT.cpuMillis()) {
      mapping.put("time_limit", limits.cpuMillis() / 1000.0);
    }
    if (limits.memoryBytes() != Limits.DEFAULT.memoryBytes()) {
      mapping.put("memory", Math.ceilDiv(limits.memoryBytes(), 1L << 20));
    }
    if (limits.outputBytes() != Limits.DEFAULT.outputBytes()) {
      mapping.put("output", Math.ceilDiv(limits.outputBytes(), 1L << 20));
    }
    return mapping;
  }

  /**
   * A statement without its title, which the page of a judge shows itself, and without formulas and
   * commands.
   */
  private static String markdown(String statement) {
    String text = statement.strip();
    boolean titled = text.startsWith("# ");
    int end = text.indexOf('\n');
    return Formulas.escaped(titled ? (end < 0 ? "" : text.substring(end).strip()) : text) + "\n";
  }

  private void putTests() {
    List<TestCategory> secret =
        tests.categories().stream()
            .filter(category -> !category.cases().stream().allMatch(TestCase::sample))
            .toList();
    Map<TestCategory, String> folders = folders(secret);
    int samples = 0;
    for (TestCategory category : tests.categories()) {
      String folder = folders.getOrDefault(category, "secret");
      int hidden = 0;
      for (TestCase test : category.cases()) {
        int number = test.sample() ? ++samples : ++hidden;
        put((test.sample() ? "sample" : folder) + "/%03d".formatted(number), test);
      }
    }
  }

  private void put(String name, TestCase test) {
    put("data/" + name + ".in", test.stdin());
    put("data/" + name + ".ans", ((PyValue.Str) test.answer()).value());
    if (test.explanation() != null) {
      put("data/" + name + ".yaml", yaml(Map.of("description", test.explanation())));
    }
  }

  /**
   * The folders of the categories with secret tests. Their order is that of their names, so they
   * get numbers where the names alone would give another order.
   */
  private static Map<TestCategory, String> folders(List<TestCategory> secret) {
    Map<TestCategory, String> folders = new IdentityHashMap<>();
    if (secret.size() == 1 && secret.getFirst().name().equals("secret")) {
      return folders;
    }
    Set<String> taken = new HashSet<>();
    List<String> names = secret.stream().map(category -> folder(category.name(), taken)).toList();
    boolean sorted = names.equals(names.stream().sorted().toList());
    for (int i = 0; i < secret.size(); i++) {
      String name = names.get(i);
      folders.put(secret.get(i), "secret/" + (sorted ? name : "%02d-%s".formatted(i + 1, name)));
    }
    return folders;
  }

  private static String folder(String category, Set<String> taken) {
    String plain = category.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^[-.]+|-+$", "");
    return SourceFiles.freeName(
        plain.isEmpty() ? "group" : plain, "", free -> !taken.add(free.toLowerCase(Locale.ROOT)));
  }

  private static String yaml(Map<String, ?> mapping) {
    try {
      return YAML.writeValueAsString(mapping);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
