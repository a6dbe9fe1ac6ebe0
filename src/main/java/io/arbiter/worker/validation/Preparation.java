package io.arbiter.worker.validation;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.ExpectLine;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.TestsLiteral;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.AuthorTool;
import io.arbiter.worker.judging.Sandboxes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads bundles including their Python: parses {@code tests.py} as a literal, checks the syntax of
 * every source, and generates the tests of {@code generator.py}. Thread-safe.
 */
record Preparation(Sandboxes sandboxes) {
  /** More generated tests would make every submission slow. */
  private static final int MAX_GENERATED = 1_000;

  /** A program has a context of its own for each test. */
  private static final int MAX_GENERATED_OF_PROGRAM = 200;

  /** More could make a record that is too large for the broker. */
  private static final long MAX_GENERATED_CHARS = 1 << 20;

  private static final String TESTS = "tests.py";
  private static final String GENERATOR = "generator.py";

  /** Prepares a bundle and finds all its problems. */
  PreparedBundle prepare(Map<String, byte[]> files)
      throws SandboxUnavailable, InterruptedException {
    List<BundleProblem> problems = new ArrayList<>();
    List<Finding> notes = new ArrayList<>();
    @Nullable PuzzleBundle bundle = null;
    try {
      @Nullable TestsLiteral literal = literal(files, problems);
      if (BundleReader.needsLiteral(files) && literal == null) {
        problems.addAll(BundleReader.inspect(files));
      } else {
        bundle = BundleReader.read(files, literal);
        notes.addAll(BundleReader.inspect(files, literal).notes());
      }
    } catch (InvalidBundleException e) {
      problems.addAll(e.problems());
    }
    problems.addAll(inspect(files, notes));
    // A draft without a solution has no generated tests, because nothing gives their answers.
    if (problems.isEmpty() && bundle != null && bundle.generator() != null && bundle.isSolved()) {
      bundle = withGenerated(bundle, problems, notes);
    }
    problems.sort(Comparator.comparing(BundleProblem::file).thenComparingInt(BundleProblem::line));
    return new PreparedBundle(problems, problems.isEmpty() ? bundle : null, notes);
  }

  /** Reads the Python files of a bundle without running them. */
  CheckedPython check(Map<String, byte[]> files) throws SandboxUnavailable, InterruptedException {
    List<BundleProblem> problems = new ArrayList<>();
    @Nullable TestsLiteral tests = literal(files, problems);
    problems.addAll(inspect(files, new ArrayList<>()));
    return new CheckedPython(problems, tests);
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  /** The values in tests.py; null if no literal is needed or the file has problems. */
  private @Nullable TestsLiteral literal(Map<String, byte[]> files, List<BundleProblem> problems)
      throws SandboxUnavailable, InterruptedException {
    if (!BundleReader.needsLiteral(files)) {
      return null;
    }
    try (AuthorCode reader =
        AuthorTool.load(sandboxes, "literal.py", "read", AuthorCode.GENEROUS)) {
      List<PyValue> answer = AuthorTool.items(reader.call(new PyValue.Str(text(files, TESTS))));
      if (answer.getFirst().equals(new PyValue.Str("ok"))) {
        return new TestsLiteral(answer.get(1), lines(answer.get(2)));
      }
      problems.add(
          new BundleProblem(
              TESTS, AuthorTool.number(answer.get(1)), AuthorTool.text(answer.get(2))));
    } catch (AuthorFault e) {
      problems.add(new BundleProblem(TESTS, 0, "cannot be read: " + e.problem()));
    }
    return null;
  }

  private static Map<String, List<Integer>> lines(PyValue value) {
    Map<String, List<Integer>> lines = new TreeMap<>();
    ((PyValue.Dict) value)
        .entries()
        .forEach(
            entry ->
                lines.put(
                    AuthorTool.text(entry.key()),
                    AuthorTool.items(entry.value()).stream().map(AuthorTool::number).toList()));
    return lines;
  }

  /**
   * Checks the syntax and the definitions of every Python file but tests.py. Notes where a result
   * depends on the engine.
   */
  private List<BundleProblem> inspect(Map<String, byte[]> files, List<Finding> notes)
      throws SandboxUnavailable, InterruptedException {
    SortedMap<String, String> sources = new TreeMap<>();
    files.keySet().stream()
        .filter(name -> name.endsWith(".py") && !name.equals(TESTS))
        .forEach(name -> sources.put(name, text(files, name)));
    PyValue broken = expecting(sources, Verdict.SYNTAX_ERROR::equals);
    PyValue failing = expecting(sources, verdict -> verdict != Verdict.ACCEPTED);
    try (AuthorCode inspection =
        AuthorTool.load(sandboxes, "inspection.py", "inspect", AuthorCode.GENEROUS)) {
      List<PyValue> found =
          AuthorTool.items(inspection.call(AuthorTool.dict(sources), broken, failing));
      for (BundleProblem hint : problems(found.get(1))) {
        notes.add(new Finding(Finding.Severity.WARNING, hint.file(), hint.line(), hint.message()));
      }
      return problems(found.get(0));
    } catch (AuthorFault e) {
      return List.of(new BundleProblem("", 0, "the Python cannot be read: " + e.problem()));
    }
  }

  private static List<BundleProblem> problems(PyValue found) {
    return AuthorTool.items(found).stream()
        .map(AuthorTool::items)
        .map(
            fields ->
                new BundleProblem(
                    AuthorTool.text(fields.get(0)),
                    AuthorTool.number(fields.get(1)),
                    AuthorTool.text(fields.get(2))))
        .toList();
  }

  /** The files that declare such a verdict. */
  private static PyValue expecting(Map<String, String> sources, Predicate<Verdict> wanted) {
    return new PyValue.Items(
        sources.entrySet().stream()
            .filter(
                source ->
                    ExpectLine.of(source.getValue())
                        .flatMap(ExpectLine::expected)
                        .filter(wanted)
                        .isPresent())
            .<PyValue>map(source -> new PyValue.Str(source.getKey()))
            .toList());
  }

  /** Adds a category of generated tests; the first accepted solution gives their answers. */
  private PuzzleBundle withGenerated(
      PuzzleBundle bundle, List<BundleProblem> problems, List<Finding> notes)
      throws SandboxUnavailable, InterruptedException {
    try {
      List<List<PyValue>> inputs = inputs(bundle, notes);
      if (bundle.tests().isProgram() && !inputs.stream().allMatch(TestCase::isStdin)) {
        problems.add(inGenerator("must yield texts, because a program reads a text"));
        return bundle;
      }
      List<AcceptedAnswers.Answer> answers = new AcceptedAnswers(sandboxes, bundle).of(inputs);
      List<TestCase> cases = new ArrayList<>();
      // There are fewer answers than inputs only if one of them is missing.
      for (int i = 0; i < answers.size(); i++) {
        switch (answers.get(i)) {
          case AcceptedAnswers.Answer.Given(PyValue answer) ->
              cases.add(new TestCase(inputs.get(i), null, answer, null, false));
          case AcceptedAnswers.Answer.Missing(String reason) -> {
            problems.add(
                inGenerator(
                    "%s has no answer to generated input %d: %s"
                        .formatted(bundle.accepted().file(), i + 1, reason)));
            return bundle;
          }
        }
      }
      if (cases.stream().mapToLong(Preparation::size).sum() > MAX_GENERATED_CHARS) {
        problems.add(
            inGenerator(
                "the generated tests with their answers must have at most "
                    + MAX_GENERATED_CHARS
                    + " characters together"));
        return bundle;
      }
      List<TestCategory> categories = new ArrayList<>(bundle.tests().categories());
      categories.add(new TestCategory(freeName(bundle.tests()), cases));
      return bundle.with(bundle.tests().with(categories));
    } catch (AuthorFault e) {
      problems.add(new BundleProblem(e.file(), e.line(), e.problem()));
      return bundle;
    }
  }

  private static BundleProblem inGenerator(String message) {
    return new BundleProblem(GENERATOR, 0, message);
  }

  /** The inputs that become tests. Notes if the generator yields more. */
  private List<List<PyValue>> inputs(PuzzleBundle bundle, List<Finding> notes)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    int most = bundle.tests().isProgram() ? MAX_GENERATED_OF_PROGRAM : MAX_GENERATED;
    GeneratedInputs.First first =
        new GeneratedInputs(sandboxes, String.valueOf(bundle.generator()))
            .first(GeneratedInputs.TESTS, most);
    if (first.exceeded() != null) {
      notes.add(
          Finding.warning(
              GENERATOR,
              String.format(
                  Locale.ROOT,
                  "yields more than %s; the first %,d inputs are tests",
                  first.exceeded(),
                  first.inputs().size())));
    }
    return first.inputs();
  }

  private static long size(TestCase test) {
    return new PyValue.Items(test.input()).size() + test.answer().size();
  }

  private static String freeName(TestSet tests) {
    Set<String> taken =
        tests.categories().stream().map(TestCategory::name).collect(Collectors.toSet());
    String name = TestCategory.GENERATED;
    while (taken.contains(name)) {
      name += " again";
    }
    return name;
  }
}
