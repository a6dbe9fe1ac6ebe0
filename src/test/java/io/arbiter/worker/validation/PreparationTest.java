package io.arbiter.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.worker.judging.SharedSandboxes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Prepares small bundles in the real sandboxes. */
@Execution(ExecutionMode.SAME_THREAD)
class PreparationTest {
  private static final String NEXT = "def solve(number):\n    return number + 1\n";

  private static final String ONE_TEST =
      """
      {"Basics": [{"input": [1], "answer": 2, "sample": true}]}
      """;

  private static PreparedBundle prepare(Map<String, byte[]> files) throws Exception {
    return new Preparation(SharedSandboxes.get()).prepare(files);
  }

  private static List<String> problems(Map<String, byte[]> files) throws Exception {
    return prepare(files).problems().stream().map(BundleProblem::toString).toList();
  }

  private static List<String> problemsOfTests(String text) throws Exception {
    SortedMap<String, byte[]> files = BundleFiles.of("").accepted(NEXT).files();
    files.remove("tests.json");
    files.put("tests.py", text.getBytes(StandardCharsets.UTF_8));
    return problems(files);
  }

  @Test
  void aKeyThatIsThereTwiceOrCannotBeHashedIsAFaultAtItsLine() throws Exception {
    assertThat(problemsOfTests("TESTS = {'A': [\n{'input': [1], 'answer': 2,\n'answer': 3}]}"))
        .containsExactly("tests.py:3: key 'answer' is there twice");
    assertThat(problemsOfTests("TESTS = {'A': [],\n'A': []}"))
        .containsExactly("tests.py:2: category 'A' is there twice");
    assertThat(problemsOfTests("TESTS = {'A': [\n{'input': [1],\n[2]: 3}]}"))
        .containsExactly("tests.py:3: must be hashable: [2]");
  }

  private static BundleFiles yielding(String range, String input) {
    return BundleFiles.of(ONE_TEST)
        .with(
            "generator.py",
            """
            def generate(random):
                for number in range(%s):
                    yield %s
            """
                .formatted(range, input));
  }

  @Test
  void theValidationWarnsIfAGeneratorYieldsMoreInputsThanBecomeTests() throws Exception {
    ValidationReport report =
        new Validation(SharedSandboxes.get(), 1, false)
            .validate(yielding("1_001", "number").accepted(NEXT).files(), (_, _) -> {});
    assertThat(report.valid()).as(report.toString()).isTrue();
    assertThat(report.findings())
        .contains(
            new Finding(
                Finding.Severity.WARNING,
                "generator.py",
                0,
                "yields more than 1,000 inputs; the first 1,000 inputs are tests"));
    assertThat(prepare(yielding("1_000", "number").accepted(NEXT).files()).notes()).isEmpty();
  }

  @Test
  void aGeneratorThatYieldsMoreCharactersThanBecomeTestsGetsANote() throws Exception {
    PreparedBundle prepared =
        prepare(
            yielding("20", "'x' * 100_000").accepted("def solve(text):\n    return 2\n").files());
    assertThat(prepared.problems()).isEmpty();
    assertThat(prepared.notes())
        .extracting(Finding::message)
        .containsExactly("yields more than 1,000,000 characters; the first 9 inputs are tests");
  }

  private static List<String> problemsOfGenerated(String body) throws Exception {
    return problems(
        yielding("3", "number")
            .with("puzzle.yaml", BundleFiles.YAML + "limits:\n  steps: 100000\n")
            .accepted("def solve(number):\n    " + body + "\n    return number + 1\n")
            .files());
  }

  @Test
  void anInputWithoutAnAnswerIsReportedWithTheReason() throws Exception {
    String start = "generator.py: solutions/right.py has no answer to generated input 3: ";
    assertThat(problemsOfGenerated("if number == 2: raise ValueError('no path')"))
        .containsExactly(start + "raises ValueError: no path");
    assertThat(problemsOfGenerated("if number == 2: return 'x' * 50_000"))
        .containsExactly(start + "the answer has 50,002 characters; 50,000 are possible");
    assertThat(problemsOfGenerated("if number == 2: return solve"))
        .containsExactly(start + "the answer holds an object of function, which is no plain data");
    assertThat(problemsOfGenerated("while number == 2: pass"))
        .singleElement()
        .asString()
        .startsWith(start + "probably an endless loop: more than 100,000 steps");
  }

  private static List<String> problemsOfBroken(String line) throws Exception {
    return problems(
        BundleFiles.of(ONE_TEST)
            .accepted(NEXT)
            .with("solutions/broken.py", line + "\ndef solve(\n")
            .files());
  }

  @Test
  void aSolutionThatDeclaresASyntaxErrorMayHaveOneHoweverItsFirstLineIsSpaced() throws Exception {
    assertThat(problemsOfBroken("# expect: SYNTAX_ERROR")).isEmpty();
    assertThat(problemsOfBroken("#  expect:  SYNTAX_ERROR ")).isEmpty();
    assertThat(problemsOfBroken("# expect: WRONG_ANSWER"))
        .singleElement()
        .asString()
        .contains("does not compile");
  }
}
