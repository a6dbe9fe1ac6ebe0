package io.arbiter.puzzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.arbiter.judging.Comparison;
import io.arbiter.judging.Limits;
import io.arbiter.judging.PyValue;
import io.arbiter.judging.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundleReaderTest {
  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "puzzle.yaml",
        """
        title: Doubles
        difficulty: simple
        tags: [numbers]
        function: double
        compare: {float: 1e-6}
        limits: {steps: 1000}
        """);
    files.put("statement.md", "Double it.");
    files.put("starter.py", "def double(x: int) -> int:\n    return 0\n");
    files.put(
        "tests.json",
        """
        {"Basics": [{"input": [1], "answer": 2, "sample": true, "explanation": "e"},
                    {"input": {"$tuple": [1]}, "answer": null}],
         "Code": [{"code": "double(2)", "answer": 4}]}
        """);
    files.put("solutions/right.py", "# expect: ACCEPTED\ndef double(x): return 2 * x\n");
    files.put("solutions/wrong.py", "# expect: WRONG_ANSWER Basics\ndef double(x): return x\n");
    files.put("hints/1.md", "Add it to itself.");
    return files;
  }

  private static PuzzleBundle read(Map<String, String> files) throws InvalidBundleException {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return BundleReader.read(bytes);
  }

  private static List<String> problems(Map<String, String> files) {
    InvalidBundleException e =
        catchThrowableOfType(InvalidBundleException.class, () -> read(files));
    assertThat(e).as("a bundle that must be refused").isNotNull();
    return e.problems().stream().map(BundleProblem::toString).toList();
  }

  @Test
  void everythingInTheFolderIsRead() throws Exception {
    PuzzleBundle bundle = read(files());
    assertThat(bundle.title()).isEqualTo("Doubles");
    assertThat(bundle.difficulty()).isEqualTo(Difficulty.SIMPLE);
    assertThat(bundle.points()).isEqualTo(20);
    assertThat(bundle.signature()).isEqualTo("def double(x: int) -> int:");
    assertThat(bundle.limits()).isEqualTo(new Limits(2000, 1000, 134_217_728, 65_536));
    assertThat(bundle.tests().comparison()).isEqualTo(new Comparison.Tolerance(1e-6));
    assertThat(bundle.tests().categories())
        .extracting(c -> c.name())
        .containsExactly("Basics", "Code");
    assertThat(bundle.tests().categories().getFirst().cases().getLast().input())
        .containsExactly(new PyValue.Tuple(List.of(PyValue.Int.of(1))));
    assertThat(bundle.solutions())
        .extracting(ReferenceSolution::expected)
        .containsExactly(Verdict.ACCEPTED, Verdict.WRONG_ANSWER);
    assertThat(bundle.solutions().getLast().category()).isEqualTo("Basics");
    assertThat(bundle.hints()).containsExactly("Add it to itself.");
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    Map<String, String> files = files();
    files.put(
        "puzzle.yaml",
        "title: T\ndifficulty: hard\nfunction: 2x\npoints: -1\nspeed: 3\ncompare: loosely");
    files.put("solutions/right.py", "def double(x): return 2 * x\n");
    files.put("evil.sh", "rm");
    files.put("hints/3.md", "late");
    files.remove("statement.md");
    assertThat(problems(files))
        .containsExactlyInAnyOrder(
            "evil.sh: is no file of a bundle that can be judged",
            "puzzle.yaml: unknown key 'speed'",
            "puzzle.yaml: function: '2x' is no Python name",
            "puzzle.yaml: difficulty: 'hard' is none of elementary, simple, moderate, challenging, scientific",
            "puzzle.yaml: points must be a whole number from 0 to 10000",
            "puzzle.yaml: compare must be exact, json, unordered, list, checker or {float: tolerance}",
            "statement.md: is missing",
            "starter.py: does not define 2x",
            "solutions/right.py:1: the first line must be '# expect: VERDICT [category]'",
            "solutions: has no solution that expects ACCEPTED",
            "hints: must be numbered 1.md, 2.md, … without a gap");
  }

  @Test
  void faultsInTestsNameTheTest() {
    Map<String, String> files = files();
    files.put(
        "tests.json",
        """
        {"Basics": [{"input": [1]}, {"input": {"$what": 1}, "answer": 1},
                    {"input": 1, "answer": 1, "hidden": 1}], "Empty": []}
        """);
    assertThat(problems(files))
        .containsExactlyInAnyOrder(
            "tests.json: Basics, test 1: needs an answer, and either input or code",
            "tests.json: Basics, test 2: unknown tag $what",
            "tests.json: Basics, test 3: unknown key 'hidden'",
            "tests.json: category Empty must be a list of tests",
            "tests.json: marks no test as a sample");
  }

  @Test
  void brokenSyntaxNamesTheLine() {
    Map<String, String> files = files();
    files.put("tests.json", "{\"Basics\": [\n{\"input\": 1,,}]}");
    assertThat(problems(files)).anyMatch(p -> p.startsWith("tests.json:2: "));
    files = files();
    files.put("puzzle.yaml", "title: T\ntitle: U\n");
    assertThat(problems(files)).anyMatch(p -> p.startsWith("puzzle.yaml:2: "));
  }

  @Test
  void htmlOfAStatementIsHarmless() {
    assertThat(
            Markdown.toHtml(
                "# T\n\n<script>x()</script>\n\n[a](javascript:x) `c` <b onclick=x>b</b>"))
        .doesNotContain("script", "onclick")
        .contains("<h1>T</h1>", "<code>c</code>", "<b>b</b>");
    assertThat(Markdown.toHtml("```python\nx < 1\n```"))
        .isEqualTo("<pre><code class=\"language-python\">x &lt; 1\n</code></pre>");
  }
}
