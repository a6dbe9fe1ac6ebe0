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
import io.arbiter.worker.judging.Resources;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.strength.AcceptedAnswers;
import io.arbiter.worker.validation.strength.GeneratedInputs;
import io.arbiter.worker.validation.strength.ToolValue;
import io.arbiter.worker.validation.strength.TrialAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads bundles including their Python: parses {@code tests.py} as a literal, checks the syntax of
 * every source, and generates the tests of {@code generator.py}. Thread-safe.
 */
final class Preparation {
  /** More generated tests would make every submission slow. */
  private static final int MAX_GENERATED = 1_000;

  /** A program has a context of its own for each test. */
  private static final int MAX_GENERATED_OF_PROGRAM = 200;

  /** More could make a record that is too large for the broker. */
  private static final long MAX_GENERATED_CHARS = 1 << 20;

  private static final String TESTS = "tests.py";
  private static final String GENERATOR = "generator.py";

  private final Sandboxes sandboxes;

  public Preparation(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  /** Prepares a bundle and finds all its problems. */
  public PreparedBundle prepare(Map<String, byte[]> files)
      throws SandboxUnavailable, InterruptedException {
    List<BundleProblem> problems = new ArrayList<>();
    List<Finding> notes = new ArrayList<>();
    @Nullable PuzzleBundle bundle = null;
    try {
      @Nullable TestsLiteral literal =
          BundleReader.needsLiteral(files) ? literal(text(files, TESTS), problems) : null;
      if (BundleReader.needsLiteral(files) && literal == null) {
        problems.addAll(BundleReader.inspect(files));
      } else {
        bundle = BundleReader.read(files, literal);
      }
    } catch (InvalidBundleException e) {
      problems.addAll(e.problems());
    }
    problems.addAll(inspect(files));
    // A draft without a solution has no generated tests, because nothing gives their answers.
    if (problems.isEmpty() && bundle != null && bundle.generator() != null && bundle.isSolved()) {
      bundle = withGenerated(bundle, problems, notes);
    }
    problems.sort(Comparator.comparing(BundleProblem::file).thenComparingInt(BundleProblem::line));
    return new PreparedBundle(problems, problems.isEmpty() ? bundle : null, notes);
  }

  /** Reads the Python files of a bundle without running them. */
  public CheckedPython check(Map<String, byte[]> files)
      throws SandboxUnavailable, InterruptedException {
    List<BundleProblem> problems = new ArrayList<>();
    @Nullable TestsLiteral tests =
        BundleReader.needsLiteral(files) ? literal(text(files, TESTS), problems) : null;
    problems.addAll(inspect(files));
    return new CheckedPython(problems, tests);
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  private @Nullable TestsLiteral literal(String text, List<BundleProblem> problems)
      throws SandboxUnavailable, InterruptedException {
    try (AuthorCode reader = tool("literal.py", "read")) {
      List<PyValue> answer = ToolValue.items(reader.call(new PyValue.Str(text)));
      if (answer.getFirst().equals(new PyValue.Str("ok"))) {
        return new TestsLiteral(answer.get(1), lines(answer.get(2)));
      }
      problems.add(new BundleProblem(TESTS, number(answer.get(1)), ToolValue.text(answer.get(2))));
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
                    ToolValue.text(entry.key()),
                    ToolValue.items(entry.value()).stream().map(Preparation::number).toList()));
    return lines;
  }

  /** Checks the syntax and the definitions of every Python file but tests.py. */
  private List<BundleProblem> inspect(Map<String, byte[]> files)
      throws SandboxUnavailable, InterruptedException {
    List<PyValue.Entry> sources = new ArrayList<>();
    List<PyValue> broken = new ArrayList<>();
    for (String name : new TreeMap<>(files).keySet()) {
      if (name.endsWith(".py") && !name.equals(TESTS)) {
        String source = text(files, name);
        sources.add(new PyValue.Entry(new PyValue.Str(name), new PyValue.Str(source)));
        if (declaresSyntaxError(source)) {
          broken.add(new PyValue.Str(name));
        }
      }
    }
    try (AuthorCode inspection = tool("inspection.py", "inspect")) {
      return ToolValue.items(inspection.call(new PyValue.Dict(sources), new PyValue.Items(broken)))
          .stream()
          .map(ToolValue::items)
          .map(
              f ->
                  new BundleProblem(
                      ToolValue.text(f.get(0)), number(f.get(1)), ToolValue.text(f.get(2))))
          .toList();
    } catch (AuthorFault e) {
      return List.of(new BundleProblem("", 0, "the Python cannot be read: " + e.problem()));
    }
  }

  private static boolean declaresSyntaxError(String source) {
    return ExpectLine.of(source)
        .flatMap(ExpectLine::expected)
        .filter(Verdict.SYNTAX_ERROR::equals)
        .isPresent();
  }

  /** Adds a category of generated tests; the first accepted solution gives their answers. */
  private PuzzleBundle withGenerated(
      PuzzleBundle bundle, List<BundleProblem> problems, List<Finding> notes)
      throws SandboxUnavailable, InterruptedException {
    try {
      List<List<PyValue>> inputs = inputs(bundle, notes);
      if (bundle.tests().isProgram() && !inputs.stream().allMatch(TestCase::isStdin)) {
        problems.add(
            new BundleProblem(GENERATOR, 0, "must yield texts, because a program reads a text"));
        return bundle;
      }
      List<TrialAnswer> answers = new AcceptedAnswers(sandboxes, bundle).of(inputs);
      List<TestCase> cases = new ArrayList<>();
      // There are fewer answers than inputs only if one of them is missing.
      for (int i = 0; i < answers.size(); i++) {
        switch (answers.get(i)) {
          case TrialAnswer.Given(PyValue answer) ->
              cases.add(new TestCase(inputs.get(i), null, answer, null, false));
          case TrialAnswer.Missing(String reason) -> {
            problems.add(noAnswer(bundle, i + 1, reason));
            return bundle;
          }
        }
      }
      if (cases.stream().mapToLong(Preparation::size).sum() > MAX_GENERATED_CHARS) {
        problems.add(
            new BundleProblem(
                GENERATOR,
                0,
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

  private static BundleProblem noAnswer(PuzzleBundle bundle, int number, String reason) {
    return new BundleProblem(
        GENERATOR,
        0,
        "%s has no answer to generated input %d: %s"
            .formatted(bundle.accepted().file(), number, reason));
  }

  /** The inputs that become tests. Notes if the generator yields more. */
  private List<List<PyValue>> inputs(PuzzleBundle bundle, List<Finding> notes)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    GeneratedInputs.FirstInputs first =
        new GeneratedInputs(sandboxes, String.valueOf(bundle.generator()))
            .first(
                GeneratedInputs.TESTS,
                bundle.tests().isProgram() ? MAX_GENERATED_OF_PROGRAM : MAX_GENERATED);
    if (first.exceeded() != null) {
      notes.add(
          new Finding(
              Finding.Severity.WARNING,
              GENERATOR,
              0,
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
    String name = "Generated";
    while (true) {
      String candidate = name;
      if (tests.categories().stream().noneMatch(c -> c.name().equals(candidate))) {
        return name;
      }
      name += " again";
    }
  }

  private static int number(PyValue value) {
    return ToolValue.integer(value).intValue();
  }

  private AuthorCode tool(String name, String function)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    return AuthorCode.load(
        sandboxes, name, Resources.text("validation/" + name), function, AuthorCode.GENEROUS);
  }
}
