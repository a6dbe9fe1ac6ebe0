package io.arbiter.core.bundle;

import io.arbiter.core.bundle.file.BundleFiles;
import io.arbiter.core.bundle.file.BundleProblem;
import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.bundle.file.InvalidBundleException;
import io.arbiter.core.bundle.file.MediaLinks;
import io.arbiter.core.bundle.file.Visual;
import io.arbiter.core.bundle.tests.Difficulty;
import io.arbiter.core.bundle.tests.Document;
import io.arbiter.core.bundle.tests.PuzzleYaml;
import io.arbiter.core.bundle.tests.TestsFile;
import io.arbiter.core.bundle.tests.TestsKind;
import io.arbiter.core.bundle.tests.TestsLiteral;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one bundle and collects all its faults. Use each reader once. */
public final class BundleReader {
  private final FaultList faults = new FaultList();
  private final BundleFiles files;
  private final @Nullable TestsLiteral literal;
  private TestsFile.@Nullable Tests tests;

  private BundleReader(Map<String, byte[]> files, @Nullable TestsLiteral literal) {
    this.files = new BundleFiles(files, faults);
    this.literal = literal;
  }

  /** Whether the bundle has a {@code tests.py}, whose parsed value is needed to read the bundle. */
  public static boolean needsLiteral(Map<String, byte[]> files) {
    return files.containsKey(TestsFile.PYTHON);
  }

  /**
   * The faults that can be found without parsing {@code tests.py}, by file and line.
   *
   * @param files path to content, as in the folder
   */
  public static List<BundleProblem> inspect(Map<String, byte[]> files) {
    BundleReader reader = new BundleReader(files, null);
    reader.bundle();
    return reader.faults.sorted();
  }

  /**
   * Reads a bundle that may have faults.
   *
   * @param files path to content, as in the folder
   * @param tests the parsed {@code tests.py}; null if there is no such file or it cannot be parsed
   */
  public static InspectedBundle inspect(Map<String, byte[]> files, @Nullable TestsLiteral tests) {
    BundleReader reader = new BundleReader(files, tests);
    PuzzleBundle bundle = reader.bundle();
    return InspectedBundle.of(bundle, reader.tests, reader.faults.sorted());
  }

  /**
   * Reads a bundle whose tests are in {@code tests.json}.
   *
   * @param files path to content, as in the folder
   * @throws InvalidBundleException with every fault found
   * @throws IllegalArgumentException if the bundle has no faults but {@link #needsLiteral}
   */
  public static PuzzleBundle read(Map<String, byte[]> files) throws InvalidBundleException {
    return read(files, null);
  }

  /**
   * Reads a bundle.
   *
   * @param files path to content, as in the folder
   * @param tests the parsed {@code tests.py}; null if there is no such file
   * @throws InvalidBundleException with every fault found
   * @throws IllegalArgumentException as {@link #read(Map)}
   */
  public static PuzzleBundle read(Map<String, byte[]> files, @Nullable TestsLiteral tests)
      throws InvalidBundleException {
    BundleReader reader = new BundleReader(files, tests);
    PuzzleBundle bundle = reader.bundle();
    reader.faults.throwIfAny();
    if (tests == null && needsLiteral(files)) {
      throw new IllegalArgumentException("tests.py has to be parsed before its bundle is read");
    }
    return bundle;
  }

  /** Reads the bundle; the result is useless if there are faults. */
  private PuzzleBundle bundle() {
    files.check();
    Visual.check(files, faults);
    PuzzleYaml yaml =
        new PuzzleYaml(Document.yaml("puzzle.yaml", files.text("puzzle.yaml"), faults));
    boolean program = yaml.program();
    String function = yaml.function(program);
    Difficulty difficulty = yaml.difficulty();
    int points = yaml.points(difficulty);
    @Nullable String starter = files.text("starter.py");
    tests = new TestsFile(files, literal, TestsKind.of(program, isRefereed()), faults).tests();
    @Nullable List<TestCategory> categories = tests == null ? null : tests.categories();
    String title = yaml.title();
    String statement = orEmpty(files.text("statement.md"));
    List<String> hints = new HintsReader(files, faults).read();
    Translations translations =
        new TranslationsReader(files, yaml.language(), title, hints, faults).read();
    checkLinks(statement, hints, translations);
    List<ReferenceSolution> solutions =
        new SolutionsReader(files, names(categories), faults).read();
    return new PuzzleBundle(
        title,
        difficulty,
        points,
        yaml.tags(),
        statement,
        orEmpty(starter),
        signature(starter, function),
        yaml.limits(),
        tests(yaml, program, function, categories == null ? List.of() : categories)
            .with(grading(yaml, points, solutions)),
        files.optionalText("generator.py"),
        solutions,
        hints,
        yaml.open(),
        translations);
  }

  private void checkLinks(String statement, List<String> hints, Translations translations) {
    MediaLinks links = new MediaLinks(files, faults);
    links.check("statement.md", statement);
    for (int i = 0; i < hints.size(); i++) {
      links.check("hints/" + (i + 1) + ".md", hints.get(i));
    }
    for (Translation translation : translations.all()) {
      String folder = "translations/" + translation.language();
      links.check(folder + "/statement.md", translation.statement());
      for (int i = 0; i < hints.size(); i++) {
        if (!translation.hints().get(i).equals(hints.get(i))) {
          links.check(folder + "/hints/" + (i + 1) + ".md", translation.hints().get(i));
        }
      }
    }
  }

  private TestSet tests(
      PuzzleYaml yaml, boolean program, String function, List<TestCategory> categories) {
    Comparison comparison = yaml.comparison(program, isRefereed());
    if (program) {
      refuse("adapter.py");
      refuse("referee.py");
      refuse(Visual.FILE);
    } else if (isRefereed() && files.has("generator.py")) {
      // A solution cannot answer what a referee gets.
      faults.add("generator.py", 0, "cannot be combined with referee.py");
    }
    return new TestSet(
        function,
        comparison,
        checker(yaml, comparison),
        files.optionalText("adapter.py"),
        files.optionalText("referee.py"),
        yaml.reveal(),
        yaml.isolated(),
        categories);
  }

  /** Reports a file that cannot be part of a program. */
  private void refuse(String file) {
    if (files.has(file)) {
      faults.add(file, 0, "cannot be combined with kind: program");
    }
  }

  private Grading grading(PuzzleYaml yaml, int points, List<ReferenceSolution> solutions) {
    boolean possible = isRefereed() || files.has("checker.py") || files.has("inspector.py");
    return new Grading(
        files.optionalText("inspector.py"),
        yaml.byPoints(possible) ? points : null,
        yaml.answersOwnInputs(!isRefereed()) ? firstAccepted(solutions) : null);
  }

  /** Null in a draft without solutions. */
  private static @Nullable String firstAccepted(List<ReferenceSolution> solutions) {
    return solutions.stream()
        .filter(solution -> solution.expected() == Verdict.ACCEPTED)
        .map(ReferenceSolution::source)
        .findFirst()
        .orElse(null);
  }

  private boolean isRefereed() {
    return files.has("referee.py");
  }

  private @Nullable String checker(PuzzleYaml yaml, Comparison comparison) {
    if (comparison instanceof Comparison.Checker) {
      return files.text("checker.py");
    }
    if (files.has("checker.py") && isRefereed()) {
      faults.add("checker.py", 0, "cannot be combined with referee.py");
    } else if (files.has("checker.py") && yaml.readable()) {
      faults.add("checker.py", 0, "is only allowed with compare: checker");
    }
    return null;
  }

  private static @Nullable Set<String> names(@Nullable List<TestCategory> categories) {
    return categories == null
        ? null
        : categories.stream().map(TestCategory::name).collect(Collectors.toSet());
  }

  private String signature(@Nullable String starter, String function) {
    if (starter == null || function.isEmpty()) {
      return "";
    }
    return new StarterCode(starter)
        .definition(function)
        .orElseGet(
            () -> {
              faults.add("starter.py", 0, "does not define " + function);
              return "";
            });
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
