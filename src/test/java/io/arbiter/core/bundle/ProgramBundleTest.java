package io.arbiter.core.bundle;

import static io.arbiter.core.bundle.Bundles.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles of kind program. */
class ProgramBundleTest {
  private static final String YAML =
      "title: Sum\ndifficulty: simple\ntags: [programs]\nkind: program\n";

  private static SortedMap<String, byte[]> bundle(String... changes) {
    SortedMap<String, byte[]> files =
        Bundles.files(
            "puzzle.yaml", YAML,
            "statement.md", "# Sum\n",
            "starter.py", "import sys\n",
            "solutions/right.py", "# expect: ACCEPTED\nprint(sum(map(int, input().split())))\n",
            "tests/sample/1.in", "1 2\n",
            "tests/sample/1.ans", "3\n");
    Bundles.change(files, changes);
    return files;
  }

  /** A bundle whose tests are in {@code tests.json}. */
  private static SortedMap<String, byte[]> json(String tests) {
    return bundle("tests/sample/1.in", REMOVED, "tests/sample/1.ans", REMOVED, "tests.json", tests);
  }

  private static TestSet read(String... changes) throws Exception {
    return BundleReader.read(bundle(changes)).tests();
  }

  private static List<String> faults(Map<String, byte[]> files) {
    return Bundles.refused(() -> BundleReader.read(files));
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
  void theComparisonHasTheFlagsOfKattis() throws Exception {
    Map<String, Comparison> comparisons =
        Map.of(
            "exact", Comparison.EXACT,
            "{tokens: {case-sensitive: true, float-absolute: 1e-6}}",
                new Comparison.Tokens(true, false, 1e-6, null),
            "{tokens: {space-sensitive: true, float: 0.5}}",
                new Comparison.Tokens(false, true, 0.5, 0.5));
    for (var each : comparisons.entrySet()) {
      TestSet tests = read("puzzle.yaml", YAML + "compare: " + each.getKey());
      assertThat(tests.comparison()).isEqualTo(each.getValue());
      assertThat(Codec.decode(Codec.encode(tests), TestSet.class)).isEqualTo(tests);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          function: f | 5: function must be left out, because a program has none
          compare: json | 5: compare of a program must be tokens, exact, checker or {tokens: {…}}
          compare: {tokens: {case: true}} | 5: unknown key 'case'
          compare: {tokens: {float: -1}} | 5: float must be a number of 0 or more
          compare:\\n  tokens:\\n    float: 1\\n    float-absolute: 1 | 7: float is both tolerances; leave out float-absolute and float-relative
          """)
  void aFaultOfTheDescriptionIsFound(String more, String fault) {
    assertThat(faults(bundle("puzzle.yaml", YAML + more.translateEscapes() + "\n")))
        .containsExactly("puzzle.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          adapter.py | x = 1 | adapter.py: cannot be combined with kind: program
          referee.py | x = 1 | referee.py: cannot be combined with kind: program
          tests/sample/2.in | 1 | tests/sample/2.ans: is missing
          tests/sample/2.ans | 1 | tests/sample/2.in: is missing
          tests/sample/1.in | a\\0b | tests/sample/1.in:1: holds a NUL character
          tests.json | {} | tests: cannot be combined with tests.json or tests.py
          puzzle.yaml | title: Sum\\ndifficulty: simple\\nkind: puzzle | puzzle.yaml:3: kind must be function or program
          puzzle.yaml | title: Sum\\ndifficulty: simple\\nfunction: f | tests: is only allowed with kind: program
          """)
  void aFaultOfAFileIsFound(String file, String text, String fault) {
    assertThat(faults(bundle(file, text.translateEscapes()))).contains(fault);
  }

  @Test
  void testsInJsonAreTextsWithoutCode() throws Exception {
    String input = "{\"Basics\": [{\"input\": %s, \"answer\": \"3\\n\", \"sample\": true}]}";
    assertThat(BundleReader.read(json(input.formatted("\"1 2\\n\""))).tests().categories())
        .containsExactly(new TestCategory("Basics", List.of(test("1 2\n", "3\n", null, true))));
    String place = "tests.json:1: Basics, test 1: ";
    assertThat(faults(json(input.formatted("[1]").replace("\"3\\n\"", "3"))))
        .containsExactly(
            place + "input of a program must be a text",
            place + "answer of a program must be a text");
    assertThat(faults(json(input.formatted("\"1\"").replace("input", "code"))))
        .contains(place + "cannot have code, because a program has no function to call");
    String sample = "{\"input\": \"1\", \"answer\": \"1\", \"sample\": true}";
    assertThat(faults(json("{\"Basics\": [" + (sample + ",").repeat(1_000) + sample + "]}")))
        .containsExactly("tests.json:1: has more than 1000 tests");
    SortedMap<String, byte[]> files = bundle("tests/a/1.in", "1\n", "tests/a/1.ans", "1\n");
    files.keySet().removeIf(path -> path.startsWith("tests/sample"));
    assertThat(faults(files)).contains("tests: has no folder sample, whose tests players see");
  }
}
