package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bundles of kind program. */
class ProgramBundleTest {
  private static final String YAML =
      "title: Sum\ndifficulty: simple\ntags: [programs]\nkind: program\n";

  private static SortedMap<String, String> bundle(String... changes) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("puzzle.yaml", YAML);
    files.put("statement.md", "# Sum\n");
    files.put("starter.py", "import sys\n");
    files.put("solutions/right.py", "# expect: ACCEPTED\nprint(sum(map(int, input().split())))\n");
    files.put("tests/sample/1.in", "1 2\n");
    files.put("tests/sample/1.ans", "3\n");
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1].isEmpty()) {
        files.remove(changes[i]);
      } else {
        files.put(changes[i], changes[i + 1]);
      }
    }
    return files;
  }

  private static Map<String, byte[]> bytes(Map<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  private static TestSet read(String... changes) throws Exception {
    return BundleReader.read(bytes(bundle(changes))).tests();
  }

  private static List<String> faults(String... changes) {
    return catchThrowableOfType(
            InvalidBundleException.class, () -> BundleReader.read(bytes(bundle(changes))))
        .problems()
        .stream()
        .map(BundleProblem::toString)
        .toList();
  }

  private static TestCase test(String input, String answer, String explanation, boolean sample) {
    return new TestCase(
        List.of(new PyValue.Str(input)), null, new PyValue.Str(answer), explanation, sample);
  }

  @Test
  void testsAreFilesWithTheSamplesFirst() throws Exception {
    TestSet tests =
        read(
            "tests/sample/1.md", "One and two.\n",
            "tests/Large numbers/10.in", "10",
            "tests/Large numbers/10.ans", "10",
            "tests/Large numbers/9.in", "9",
            "tests/Large numbers/9.ans", "9\n",
            "tests/Basics/a.in", "0\n",
            "tests/Basics/a.ans", "0\n");
    assertThat(tests.isProgram()).isTrue();
    assertThat(tests.function()).isEmpty();
    assertThat(tests.comparison()).isEqualTo(Comparison.TOKENS);
    assertThat(tests.categories())
        .containsExactly(
            new TestCategory("sample", List.of(test("1 2\n", "3\n", "One and two.\n", true))),
            new TestCategory("Basics", List.of(test("0\n", "0\n", null, false))),
            new TestCategory(
                "Large numbers",
                List.of(test("9", "9\n", null, false), test("10", "10", null, false))));
    assertThat(Codec.decode(Codec.encode(tests), TestSet.class)).isEqualTo(tests);
  }

  @Test
  void testsAreTextsInTestsJson() throws Exception {
    TestSet tests =
        read(
            "tests/sample/1.in",
            "",
            "tests/sample/1.ans",
            "",
            "tests.json",
            "{\"Basics\": [{\"input\": \"1 2\\n\", \"answer\": \"3\\n\", \"sample\": true}]}");
    assertThat(tests.categories())
        .containsExactly(new TestCategory("Basics", List.of(test("1 2\n", "3\n", null, true))));
  }

  @Test
  void theComparisonHasTheFlagsOfKattis() throws Exception {
    assertThat(read("puzzle.yaml", YAML + "compare: exact\n").comparison())
        .isEqualTo(Comparison.EXACT);
    assertThat(
            read(
                    "puzzle.yaml",
                    YAML + "compare: {tokens: {case-sensitive: true, float-absolute: 1e-6}}\n")
                .comparison())
        .isEqualTo(new Comparison.Tokens(true, false, 1e-6, null));
    TestSet both =
        read("puzzle.yaml", YAML + "compare: {tokens: {space-sensitive: true, float: 0.5}}\n");
    assertThat(both.comparison()).isEqualTo(new Comparison.Tokens(false, true, 0.5, 0.5));
    assertThat(Codec.decode(Codec.encode(both), TestSet.class)).isEqualTo(both);
  }

  @Test
  void eachFaultIsFound() {
    assertThat(faults("puzzle.yaml", YAML + "function: f\n"))
        .containsExactly("puzzle.yaml:5: function must be left out, because a program has none");
    assertThat(faults("puzzle.yaml", YAML.replace("program\n", "puzzle\n")))
        .contains("puzzle.yaml:4: kind must be function or program");
    assertThat(faults("puzzle.yaml", YAML + "compare: json\n"))
        .containsExactly(
            "puzzle.yaml:5: compare of a program must be tokens, exact, checker or {tokens: {…}}");
    assertThat(faults("puzzle.yaml", YAML + "compare: {tokens: {float: -1, case: true}}\n"))
        .containsExactly(
            "puzzle.yaml:5: unknown key 'case'",
            "puzzle.yaml:5: float must be a number of 0 or more");
    assertThat(
            faults(
                "puzzle.yaml", YAML + "compare:\n  tokens:\n    float: 1\n    float-absolute: 1\n"))
        .containsExactly(
            "puzzle.yaml:7: float is both tolerances; leave out float-absolute and float-relative");
    assertThat(faults("adapter.py", "def adapt(f, i): pass\n", "referee.py", "x = 1\n"))
        .contains(
            "adapter.py: cannot be combined with kind: program",
            "referee.py: cannot be combined with kind: program");
    assertThat(faults("tests/sample/2.in", "1\n"))
        .containsExactly("tests/sample/2.ans: is missing");
    assertThat(faults("tests/sample/2.ans", "1\n"))
        .containsExactly("tests/sample/2.in: is missing");
    assertThat(
            faults(
                "tests/sample/1.in",
                "",
                "tests/sample/1.ans",
                "",
                "tests/a/1.in",
                "1\n",
                "tests/a/1.ans",
                "1\n"))
        .contains("tests: has no folder sample, whose tests players see");
    assertThat(faults("tests.json", "{}"))
        .containsExactly("tests: cannot be combined with tests.json or tests.py");
    assertThat(faults("tests/sample/1.in", "a\0b"))
        .contains("tests/sample/1.in:1: holds a NUL character");
    assertThat(faults("puzzle.yaml", YAML.replace("kind: program", "function: f")))
        .contains("tests: is only allowed with kind: program");
    String json = "{\"Basics\": [{\"input\": [1], \"answer\": 3, \"sample\": true}]}";
    assertThat(faults("tests/sample/1.in", "", "tests/sample/1.ans", "", "tests.json", json))
        .containsExactly(
            "tests.json:1: Basics, test 1: input of a program must be a text",
            "tests.json:1: Basics, test 1: answer of a program must be a text");
    String many =
        "{\"Basics\": ["
            + "{\"input\": \"1\", \"answer\": \"1\", \"sample\": true},".repeat(1_000)
            + "{\"input\": \"1\", \"answer\": \"1\"}]}";
    assertThat(faults("tests/sample/1.in", "", "tests/sample/1.ans", "", "tests.json", many))
        .containsExactly("tests.json:1: has more than 1000 tests");
    String code = "{\"Basics\": [{\"code\": \"f()\", \"answer\": \"3\", \"sample\": true}]}";
    assertThat(faults("tests/sample/1.in", "", "tests/sample/1.ans", "", "tests.json", code))
        .contains(
            "tests.json:1: Basics, test 1: cannot have code, because a program has no function to"
                + " call");
  }
}
