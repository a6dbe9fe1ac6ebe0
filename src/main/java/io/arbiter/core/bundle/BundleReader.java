package io.arbiter.core.bundle;

import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.LanguageValues;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.language.Language;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one bundle and collects all its faults. Use each reader once. */
public final class BundleReader {
  /** What is written for Python's functions or their source. */
  private static final List<String> PYTHON_ONLY = List.of("adapter.py", "inspector.py");

  private static final int MAX_HINTS = 99;

  /** Each reads all inputs at the validation. */
  private static final int MAX_INPUT_VALIDATORS = 5;

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
    return inspect(files, null).faults();
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
    return InspectedBundle.of(bundle.texts(), reader.tests, reader.faults.sorted());
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
    PuzzleYaml yaml = PuzzleYaml.of(files, faults);
    boolean program = yaml.program();
    String function = yaml.function(program);
    tests = new TestsFile(files, literal, kind(program), faults).tests();
    PuzzleBundle.About about = yaml.about();
    PuzzleBundle.Texts texts = texts(yaml);
    new MediaLinks(files, faults).check(texts);
    List<ReferenceSolution> solutions = new SolutionsReader(files, categories(), faults).read();
    return new PuzzleBundle(
        about,
        texts,
        starters(function, solutions),
        yaml.limits(),
        testSet(yaml, program, function).with(grading(yaml, about.points(), solutions)),
        files.optionalText("generator.py"),
        solutions);
  }

  private TestsFile.Kind kind(boolean program) {
    if (program) {
      return TestsFile.Kind.PROGRAM;
    }
    return isRefereed() ? TestsFile.Kind.REFEREED : TestsFile.Kind.FUNCTION;
  }

  private boolean isRefereed() {
    return files.has("referee.py");
  }

  private PuzzleBundle.Texts texts(PuzzleYaml yaml) {
    String title = yaml.title();
    List<String> hints = hints();
    Language language = yaml.language();
    return new PuzzleBundle.Texts(
        language.tag(),
        title,
        files.page("statement.md"),
        hints,
        new TranslationsReader(files, language, title, hints, samples(), faults).read());
  }

  private @Nullable List<TestCase> samples() {
    return tests == null ? null : TestCategory.samples(tests.categories());
  }

  /** Reads the hints {@code hints/1.md}, {@code hints/2.md} and so on; gaps are faults. */
  private List<String> hints() {
    List<String> hints = new ArrayList<>();
    String before = "";
    for (int number = 1; number <= MAX_HINTS; number++) {
      String file = "hints/" + number + ".md";
      if (files.has(file)) {
        if (number > 1 && !files.has(before)) {
          faults.add(file, 0, "comes after a gap: there is no " + before);
        }
        hints.add(files.page(file));
      }
      before = file;
    }
    return hints;
  }

  /** The starters by language. Only that in Python must be there; others need a solution. */
  private SortedMap<ProgrammingLanguage, String> starters(
      String function, List<ReferenceSolution> solutions) {
    SortedMap<ProgrammingLanguage, String> starters = new TreeMap<>();
    for (ProgrammingLanguage language : ProgrammingLanguage.values()) {
      String file = language.file("starter");
      if (language != ProgrammingLanguage.PYTHON) {
        if (!files.has(file)) {
          continue;
        }
        PYTHON_ONLY.stream().filter(files::has).forEach(other -> refuse(file, other));
        Optional.ofNullable(tests)
            .flatMap(known -> LanguageValues.unfit(language, known.categories()))
            .ifPresent(reason -> faults.add(file, 0, reason));
      }
      String starter = orEmpty(files.text(file));
      if (!starter.isEmpty()
          && !function.isEmpty()
          && language.definition(starter, function).isEmpty()) {
        faults.add(file, 0, "does not define " + function);
      }
      if (language == ProgrammingLanguage.PYTHON
          || ReferenceSolution.firstAccepted(solutions, language).isPresent()) {
        starters.put(language, starter);
      }
    }
    return starters;
  }

  private TestSet testSet(PuzzleYaml yaml, boolean program, String function) {
    Comparison comparison = yaml.comparison(program, isRefereed());
    List<String> validators = files.in(BundleFiles.INPUT_VALIDATORS);
    if (program) {
      List.of("adapter.py", "referee.py", Visual.FILE)
          .forEach(file -> refuse(file, "kind: program"));
    } else {
      validators.forEach(file -> faults.add(file, 0, "needs kind: program"));
    }
    if (validators.size() > MAX_INPUT_VALIDATORS) {
      faults.add(
          BundleFiles.INPUT_VALIDATORS, 0, "has more than " + MAX_INPUT_VALIDATORS + " files");
    }
    if (!program && isRefereed()) {
      // A solution cannot answer what a referee gets.
      refuse("generator.py", "referee.py");
    }
    return new TestSet(
        function,
        comparison,
        checker(yaml, comparison),
        files.optionalText("adapter.py"),
        files.optionalText("referee.py"),
        yaml.reveal(),
        yaml.isolated(),
        tests == null ? List.of() : tests.categories());
  }

  private void refuse(String file, String other) {
    if (files.has(file)) {
      faults.add(file, 0, "cannot be combined with " + other);
    }
  }

  private @Nullable String checker(PuzzleYaml yaml, Comparison comparison) {
    if (comparison instanceof Comparison.Checker) {
      return files.text("checker.py");
    }
    if (isRefereed()) {
      refuse("checker.py", "referee.py");
    } else if (files.has("checker.py") && yaml.document().readable()) {
      faults.add("checker.py", 0, "is only allowed with compare: checker");
    }
    return null;
  }

  private Grading grading(PuzzleYaml yaml, int points, List<ReferenceSolution> solutions) {
    boolean possible = isRefereed() || files.has("checker.py") || files.has("inspector.py");
    boolean answers = yaml.answersOwnInputs(!isRefereed());
    return new Grading(
        files.optionalText("inspector.py"),
        yaml.byPoints(possible) ? points : null,
        ReferenceSolution.firstAccepted(solutions, ProgrammingLanguage.PYTHON)
            .filter(_ -> answers)
            .map(ReferenceSolution::source)
            .orElse(null));
  }

  private @Nullable Set<String> categories() {
    return tests == null
        ? null
        : tests.categories().stream().map(TestCategory::name).collect(Collectors.toSet());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
