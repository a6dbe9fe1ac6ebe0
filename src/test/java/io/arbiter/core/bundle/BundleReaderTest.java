package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  private static Map<String, byte[]> bytes(Map<String, String> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  private static PuzzleBundle read(Map<String, String> files) throws InvalidBundleException {
    return BundleReader.read(bytes(files));
  }

  private static List<String> problems(Map<String, byte[]> files) {
    InvalidBundleException e =
        catchThrowableOfType(InvalidBundleException.class, () -> BundleReader.read(files));
    assertThat(e).as("a bundle that must be refused").isNotNull();
    return texts(e.problems());
  }

  private static List<String> texts(List<BundleProblem> problems) {
    return problems.stream().map(BundleProblem::toString).toList();
  }

  @Test
  void anInspectorAndPointsAreRead() throws Exception {
    Map<String, String> files = files();
    assertThat(read(files).tests().grading()).isEqualTo(Grading.PLAIN);
    files.put("inspector.py", "def inspect(source): return True");
    assertThat(read(files).tests().grading())
        .isEqualTo(new Grading("def inspect(source): return True", null));
    yaml("scoring: points\n").accept(files);
    assertThat(read(files).tests().grading().mostPoints()).isEqualTo(20);
    yaml("scoring: points\npoints: 7\n").accept(files);
    assertThat(read(files).tests().grading().mostPoints()).isEqualTo(7);
  }

  /** What an author can send must not keep a processor busy for minutes. */
  @Test
  void longLinesAndEqualHashesAreReadWithinSeconds() {
    Map<String, String> files = files();
    int most = 900_000;
    files.put(
        "statement.md",
        String.join(
            "\n",
            "![".repeat(most / 8),
            "<img ".repeat(most / 20),
            "`".repeat(most / 4),
            "![a](".repeat(most / 20)));
    files.put("translations/uk/statement.md", "# a" + " ".repeat(most) + "b");
    files.put("solutions/long.py", "# expect: ACCEPTED a" + " ".repeat(60_000) + "b\n");
    // "Aa" and "BB" have the same hash, and so have all texts of both.
    String keys =
        IntStream.range(0, 1 << 14)
            .mapToObj(
                number ->
                    IntStream.range(0, 14)
                        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "\"", "\": 1")))
            .collect(Collectors.joining(",", "{", "}"));
    files.put("tests.json", keys);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(problems(bytes(files))).isNotEmpty());
  }

  @Test
  void anAuthorMayOfferAnswersToOwnInputs() throws Exception {
    Map<String, String> files = files();
    yaml("answers-for-own-input: true\n").accept(files);
    PuzzleBundle bundle = read(files);
    assertThat(bundle.tests().grading().answers()).isEqualTo(bundle.accepted().source());
    yaml("answers-for-own-input: false\n").accept(files);
    assertThat(read(files).tests().grading()).isEqualTo(Grading.PLAIN);
    refereed("answers-for-own-input: true\n").accept(files);
    assertThat(problems(bytes(files)))
        .containsExactly(
            "puzzle.yaml:4: answers-for-own-input must be left out, because referee.py decides");
  }

  @Test
  void everythingInTheFolderIsRead() throws Exception {
    PuzzleBundle bundle = read(files());
    assertThat(bundle.texts().title()).isEqualTo("Doubles");
    assertThat(bundle.about().difficulty()).isEqualTo(Difficulty.SIMPLE);
    assertThat(bundle.about().points()).isEqualTo(20);
    assertThat(bundle.signature()).isEqualTo("def double(x: int) -> int:");
    assertThat(bundle.limits()).isEqualTo(new Limits(10_000, 1000, 134_217_728, 65_536));
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
    assertThat(bundle.texts().hints()).containsExactly("Add it to itself.");
  }

  private static Consumer<Map<String, String>> put(String name, String text) {
    return files -> files.put(name, text);
  }

  /** A valid {@code puzzle.yaml} of three lines, followed by more lines. */
  private static Consumer<Map<String, String>> yaml(String more) {
    return put("puzzle.yaml", "title: Doubles\ndifficulty: simple\nfunction: double\n" + more);
  }

  /** A bundle with a referee and tests that fit it. */
  private static Consumer<Map<String, String>> refereed(String more) {
    return yaml(more)
        .andThen(put("referee.py", "def referee(input): yield input"))
        .andThen(put("tests.json", "{\"Basics\": [{\"input\": 1, \"sample\": true}]}"));
  }

  private static void manySolutions(Map<String, String> files) {
    for (int i = 0; i < 50; i++) {
      files.put("solutions/s" + i + ".py", "# expect: ACCEPTED\n");
    }
  }

  private static void manyFiles(Map<String, String> files) {
    for (int i = 0; i < 200; i++) {
      files.put("solutions/s" + i + ".py", "# expect: ACCEPTED\n");
    }
  }

  private static Arguments fault(Consumer<Map<String, String>> change, String... problems) {
    return arguments(String.join("; ", problems), change, problems);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(yaml("open: maybe\n"), "puzzle.yaml:4: open must be true or false"),
        fault(
            yaml("answers-for-own-input: 1\n"),
            "puzzle.yaml:4: answers-for-own-input must be true or false"),
        fault(yaml("speed: 3\n"), "puzzle.yaml:4: unknown key 'speed'"),
        fault(yaml("tags: [a]\ntags: [b]\n"), "puzzle.yaml:5: duplicate key 'tags'"),
        fault(yaml("points: -1\n"), "puzzle.yaml:4: points must be a whole number from 0 to 10000"),
        fault(
            yaml("points: 1.5\n"), "puzzle.yaml:4: points must be a whole number from 0 to 10000"),
        fault(yaml("tags: words\n"), "puzzle.yaml:4: tags must be a list of words"),
        fault(
            yaml("tags:\n  - good\n  - 7\n"),
            "puzzle.yaml:6: tag 2 must be a text of 1 to 30 characters"),
        fault(
            yaml("tags:\n  - xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"),
            "puzzle.yaml:5: tag 1 must be a text of 1 to 30 characters"),
        fault(
            yaml("tags: [a, b, c, d, e, f, g, h, i, j, k]\n"),
            "puzzle.yaml:4: has more than 10 tags"),
        fault(
            yaml("compare: loosely\n"),
            "puzzle.yaml:4: compare must be exact, json, unordered, list, checker or {float:"
                + " tolerance}"),
        fault(
            yaml("compare:\n  float: 0\n"),
            "puzzle.yaml:5: the tolerance of float must be a number above 0"),
        fault(
            yaml("compare:\n  float: 1\n"),
            "puzzle.yaml:5: the tolerance of float must be below 1: it is also relative, so 1 would"
                + " accept any two positive numbers; write a checker.py"),
        fault(
            yaml("compare: {float: 1e-6, int: 1}\n"),
            "puzzle.yaml:4: compare must hold float and no other key"),
        fault(yaml("limits:\n  steps: 10\n  speed: 1\n"), "puzzle.yaml:6: unknown key 'speed'"),
        fault(
            yaml("limits:\n  cpuMillis: 60001\n"),
            "puzzle.yaml:5: limits.cpuMillis must be a whole number from 1 to 60000"),
        fault(yaml("limits: many\n"), "puzzle.yaml:4: limits must be a mapping"),
        fault(yaml("reveal: always\n"), "puzzle.yaml:4: reveal must be never or first-failure"),
        fault(yaml("isolate: test\n"), "puzzle.yaml:4: isolate must be submission or category"),
        fault(yaml("scoring: best\n"), "puzzle.yaml:4: scoring must be solved or points"),
        fault(
            yaml("scoring: points\n"),
            "puzzle.yaml:4: scoring: points needs a checker.py, a referee.py or an inspector.py"),
        fault(yaml("source: [a]\n"), "puzzle.yaml:4: source must be a text"),
        fault(yaml("license: 1\n"), "puzzle.yaml:4: license must be a text"),
        fault(yaml("license: &l MIT\nsource: *l\n"), "puzzle.yaml:5: YAML aliases cannot be used"),
        fault(yaml("compare: checker\n"), "checker.py: is missing"),
        fault(
            put("puzzle.yaml", "difficulty: simple\nfunction: double\n"),
            "puzzle.yaml:1: title is missing"),
        fault(
            put(
                "puzzle.yaml",
                "# c\n\n"
                    + "title:"
                    + " TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT\n"
                    + "difficulty: simple\n"
                    + "function: double\n"),
            "puzzle.yaml:3: title is longer than 100 characters"),
        fault(
            put("puzzle.yaml", "title: \"a\\0b\"\ndifficulty: simple\nfunction: double\n"),
            "puzzle.yaml:1: title has a control character"),
        fault(
            put("puzzle.yaml", "title: 1984\ndifficulty: simple\nfunction: double\n"),
            "puzzle.yaml:1: title must be a text"),
        fault(
            put("puzzle.yaml", "title: T\ndifficulty: hard\nfunction: double\n"),
            "puzzle.yaml:2: difficulty: 'hard' is not one of elementary, simple, moderate,"
                + " challenging, scientific"),
        fault(
            put("puzzle.yaml", "title: T\ndifficulty: simple\nfunction: 2x\n"),
            "puzzle.yaml:3: function: '2x' is not a Python name"),
        fault(
            put("puzzle.yaml", "title: T\ndifficulty: simple\nfunction: lambda\n"),
            "puzzle.yaml:3: function: 'lambda' is not a Python name"),
        fault(
            put("puzzle.yaml", "title: T\n difficulty: simple\n"),
            "puzzle.yaml:2: mapping values are not allowed here"),
        fault(put("puzzle.yaml", "- a\n"), "puzzle.yaml:1: must be a mapping"),
        fault(
            put(
                "puzzle.yaml",
                "title: Doubles\ndifficulty: simple\nfunction: double\n---\ntitle: U\n"),
            "puzzle.yaml:5: continues after its end"),
        fault(files -> files.remove("statement.md"), "statement.md: is missing"),
        fault(files -> files.remove("tests.json"), "bundle: has neither tests.py nor tests.json"),
        fault(put("tests.py", "TESTS = {}"), "tests.py: cannot be combined with tests.json"),
        fault(
            put("starter.py", "def triple(x):\n    return 0\n"),
            "starter.py: does not define double"),
        fault(put("statement.md", "one\ntwo\0"), "statement.md:2: holds a NUL character"),
        fault(put("statement.md", "\uFEFFone"), "statement.md:1: begins with a byte order mark"),
        fault(
            put("checker.py", "def check(): pass"),
            "checker.py: is only allowed with compare: checker"),
        fault(put("evil.sh", "rm"), "evil.sh: is not a file of a puzzle bundle"),
        fault(put("../tests.json", ""), "../tests.json: has a path that leads out of the bundle"),
        fault(put("/etc/passwd", ""), "/etc/passwd: has an absolute path"),
        fault(put("C:/a.py", ""), "C:/a.py: has an absolute path"),
        fault(put("hints\\2.md", ""), "hints\\2.md: has a backslash in its path"),
        fault(
            put("hints/e\u0301.md", ""),
            "hints/e\u0301.md: has a path that is not in Unicode's normal form C"),
        fault(put("hints/\n.md", ""), "hints/\\u000a.md: has a control character in its path"),
        fault(put("hints//1.md", ""), "hints//1.md: has a path with an empty part"),
        fault(put("hints/3.md", "late"), "hints/3.md: comes after a gap: there is no hints/2.md"),
        fault(
            put("solutions/right.py", "def double(x): return 2 * x\n"),
            "solutions: has no solution that expects ACCEPTED",
            "solutions/right.py:1: the first line must be '# expect: VERDICT [category]'"),
        fault(
            put("solutions/s.py", "# expect: FINE\n"),
            "solutions/s.py:1: 'FINE' is not a verdict that a solution may expect"),
        fault(
            put("solutions/s.py", "# expect: AUTHOR_ERROR\n"),
            "solutions/s.py:1: 'AUTHOR_ERROR' is not a verdict that a solution may expect"),
        fault(
            put("solutions/s.py", "# expect: JUDGE_ERROR\n"),
            "solutions/s.py:1: 'JUDGE_ERROR' is not a verdict that a solution may expect"),
        fault(
            put("solutions/s.py", "# expect: WRONG_ANSWER Edge cases\n"),
            "solutions/s.py:1: there is no category 'Edge cases'"),
        fault(
            files -> files.put("solutions/long.py", "# expect: ACCEPTED\n" + "#".repeat(64 << 10)),
            "solutions/long.py: is larger than 64 KiB"),
        fault(BundleReaderTest::manySolutions, "solutions: has more than 50 solutions"),
        fault(
            BundleReaderTest::manyFiles,
            "bundle: has more than 200 files",
            "solutions: has more than 50 solutions"),
        fault(
            files -> files.put("statement.md", "x".repeat((1 << 20) + 1)),
            "statement.md: is larger than 1024 KiB"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": 1}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:4: Basics, test 2: has no answer"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"answer\": 1}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:4: Basics, test 2: needs either input or code"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": 1, \"code\": \"double(1)\", \"answer\": 2}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:4: Basics, test 2: has both input and code"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\n"
                    + " \"code\": \" \",\n"
                    + " \"answer\": 2}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:5: Basics, test 2: code must be a text"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": 1,\n"
                    + " \"code\": 2,\n"
                    + " \"answer\": 2}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:4: Basics, test 2: has both input and code",
            "tests.json:5: Basics, test 2: code must be a text"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": 1,\n"
                    + " \"answer\": 2,\n"
                    + " \"hidden\": true}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:6: Basics, test 2: unknown key 'hidden'"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": 1,\n"
                    + " \"answer\": 2,\n"
                    + " \"sample\": 1}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:6: Basics, test 2: sample must be true or false"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": 1,\n"
                    + " \"answer\": 2,\n"
                    + " \"explanation\": [\"e\"]}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:6: Basics, test 2: explanation must be a text"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": 1,\n"
                    + " \"answer\": 2,\n"
                    + " \"explanation\": \"\\ud800\"}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:6: Basics, test 2: explanation holds a NUL character or half of a surrogate"
                + " pair"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": 1,\n"
                    + " \"answer\":\n"
                    + "  {\"$what\": 2}}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:5: Basics, test 2: answer: unknown tag $what"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": {\"$tuple\": 1},\n"
                    + " \"answer\": 2}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:4: Basics, test 2: input: $tuple holds a list, not 1"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\":"
                    + " [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]],\n"
                    + " \"answer\": 2}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:4: Basics, test 2: input is nested deeper than 200 levels"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    7\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:4: Basics, test 2: must be a mapping of input or code, and answer"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": 1, \"answer\": 2,\n"
                    + " \"input\": 3}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:5: duplicate key 'input'"),
        fault(
            put(
                "tests.json",
                "{\n"
                    + "  \"Basics\": [\n"
                    + "    {\"input\": 1, \"answer\": 2, \"sample\": true},\n"
                    + "    {\"input\": {\"a\": 1,\n"
                    + " \"a\": 2}, \"answer\": 2}\n"
                    + "  ]\n"
                    + "}\n"),
            "tests.json:5: duplicate key 'a'"),
        fault(
            put(
                "tests.json",
                "{\"Basics\": [{\"input\": 1, \"answer\": 2, \"sample\": true}],\n"
                    + " \"Basics\": [{\"input\": 1, \"answer\": 2, \"sample\": true}]}"),
            "tests.json:2: duplicate key 'Basics'"),
        fault(
            put(
                "tests.json",
                "{\"Basics\": [{\"input\": 1, \"answer\": 2, \"sample\": true}],\n \"Empty\": []}"),
            "tests.json:2: category 'Empty' must be a list of tests"),
        fault(
            put(
                "tests.json",
                "{\"Basics\": [{\"input\": 1, \"answer\": 2, \"sample\": true}],\n"
                    + " \"\": [{\"input\": 1, \"answer\": 2}]}"),
            "tests.json:2: category '' must have a name of printable characters"),
        fault(
            put("tests.json", "{\"Basics\": [{\"input\": 1, \"answer\": 2}]}"),
            "tests.json:1: marks no test as a sample"),
        fault(
            put("tests.json", "\n{}"),
            "tests.json:2: has no tests",
            "solutions/wrong.py:1: there is no category 'Basics'"),
        fault(
            put("tests.json", "{\"Basics\": [\n{\"input\": 1,,}]}"),
            "tests.json:2: Unexpected character (',' (code 44)): was expecting double-quote to"
                + " start field name"),
        fault(
            put("tests.json", "{\"Basics\": [\n"),
            "tests.json:2: Unexpected end-of-input: expected close marker for Array"),
        fault(put("tests.json", "[1]"), "tests.json:1: must be a mapping"),
        fault(
            put(
                "tests.json",
                "{\"Basics\": [{\"input\": 1, \"answer\": 2, \"sample\": true}]}\n{}"),
            "tests.json:2: continues after its end"),
        fault(put("tests.json", "\n" + "[".repeat(1500)), "tests.json:2: is nested too deeply"),
        fault(
            put("tests.json", "{\"Basics\": [\n" + "1".repeat(200_001) + "]}"),
            "tests.json:2: holds a number of more than 200000 digits"),
        fault(
            put(
                "tests.json",
                "{\"Basics\": [{\"input\": 1, \"answer\": 2, \"sample\": true}"
                    + ",{\"input\": 1, \"answer\": 2}".repeat(10_000)
                    + "]}"),
            "tests.json:1: has more than 10000 tests"),
        fault(
            put(
                "tests.json",
                "{\"Basics\": [{\"sample\": true, \"input\": 1,\n\"answer\": [0"
                    + ",0".repeat(300_000)
                    + "]}]}"),
            "tests.json:2: Basics, test 1: answer is larger than 1024 KiB"),
        fault(
            refereed("compare: json\n"),
            "puzzle.yaml:4: compare must be left out, because referee.py decides"),
        fault(
            refereed("").andThen(put("checker.py", "def check(): pass")),
            "checker.py: cannot be combined with referee.py"),
        fault(
            refereed("").andThen(put("generator.py", "def generate(random): yield [1]")),
            "generator.py: cannot be combined with referee.py"),
        fault(
            refereed("")
                .andThen(
                    put(
                        "tests.json",
                        "{\"Basics\": [{\"input\": 1, \"sample\": true},\n"
                            + "{\"code\": \"double(1)\"}]}")),
            "tests.json:2: Basics, test 2: cannot have code, because referee.py makes the calls"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsReportedWithFileAndLineAndNoOtherFaultIs(
      String name, Consumer<Map<String, String>> change, String[] problems) {
    Map<String, String> files = files();
    change.accept(files);
    assertThat(problems(bytes(files))).containsExactlyInAnyOrder(problems);
  }

  @Test
  void everyFaultIsReportedAtOnceInOrder() {
    Map<String, String> files = files();
    files.put(
        "puzzle.yaml",
        """
        title: [T]
        difficulty: hard
        function: double
        points: -1
        points: 7000000
        speed: 3
        limits: {steps: 0}
        """);
    files.put("starter.py", "double == 1");
    files.put("tests.json", "{\"Basics\": [\n{\"input\": 1},\n{\"answer\": 1}]}");
    files.put("solutions/right.py", "def double(x): return 2 * x\n");
    files.put("hints/3.md", "late");
    files.put("evil.sh", "rm");
    assertThat(problems(bytes(files)))
        .containsExactly(
            "evil.sh: is not a file of a puzzle bundle",
            "hints/3.md: comes after a gap: there is no hints/2.md",
            "puzzle.yaml:1: title must be a text",
            "puzzle.yaml:2: difficulty: 'hard' is not one of elementary, simple, moderate,"
                + " challenging, scientific",
            "puzzle.yaml:5: duplicate key 'points'",
            "puzzle.yaml:5: points must be a whole number from 0 to 10000",
            "puzzle.yaml:6: unknown key 'speed'",
            "puzzle.yaml:7: limits.steps must be a whole number from 1 to 1000000000",
            "solutions: has no solution that expects ACCEPTED",
            "solutions/right.py:1: the first line must be '# expect: VERDICT [category]'",
            "starter.py: does not define double",
            "tests.json:1: marks no test as a sample",
            "tests.json:2: Basics, test 1: has no answer",
            "tests.json:3: Basics, test 2: needs either input or code");
  }

  @Test
  void faultsBeyondAThousandAreOnlyCounted() {
    Map<String, String> files = files();
    files.put(
        "tests.json",
        "{\"Basics\": [{\"input\": 1, \"answer\": 2, \"sample\": true}"
            + ",7".repeat(1_500)
            + "]}");
    assertThat(problems(bytes(files)))
        .hasSize(1_001)
        .last()
        .isEqualTo("bundle: has 500 more faults");
  }

  @Test
  void brokenUtf8NamesTheLine() {
    Map<String, byte[]> files = bytes(files());
    files.put("solutions/wrong.py", new byte[] {'#', '\n', '\n', 'a', (byte) 0xC3, '(', '\n'});
    assertThat(problems(files)).containsExactly("solutions/wrong.py:3: is not UTF-8");
  }

  @Test
  void theWholeBundleHasASizeLimit() {
    Map<String, byte[]> files = bytes(files());
    for (int i = 2; i < 7; i++) {
      files.put("hints/" + i + ".md", new byte[900_000]);
      Arrays.fill(files.get("hints/" + i + ".md"), (byte) 'x');
    }
    assertThat(problems(files)).containsExactly("bundle: is larger than 4096 KiB in all");
  }

  @Test
  void aStarterMayDefineTheFunctionByClassAsyncDefOrAssignment() throws Exception {
    for (String line :
        List.of("class double:", "async def double(x):", "double = len", "double: int = 1")) {
      Map<String, String> files = files();
      files.put("starter.py", "import math\n" + line + "\n    pass\n");
      assertThat(read(files).signature()).isEqualTo(line);
    }
  }

  @Test
  void aGeneratorIsRead() throws Exception {
    Map<String, String> files = files();
    files.put("generator.py", "def generate(random): yield [1]");
    assertThat(read(files).generator()).isEqualTo(files.get("generator.py"));
  }

  @Test
  void adapterRefereeAndIsolationAreRead() throws Exception {
    Map<String, String> files = files();
    refereed("isolate: category\nreveal: first-failure\n").accept(files);
    files.put("adapter.py", "def adapt(function, input): return function(*input)");
    PuzzleBundle bundle = read(files);
    assertThat(bundle.tests().referee()).isEqualTo("def referee(input): yield input");
    assertThat(bundle.tests().adapter()).isEqualTo(files.get("adapter.py"));
    assertThat(bundle.tests().isolated()).isTrue();
    assertThat(bundle.tests().reveal()).isTrue();
    assertThat(bundle.tests().comparison()).isEqualTo(Comparison.EXACT);
    assertThat(bundle.tests().categories().getFirst().cases())
        .containsExactly(
            new TestCase(List.of(PyValue.Int.of(1)), null, new PyValue.None(), null, true));
  }

  private static Map<String, byte[]> withTestsPy() {
    Map<String, String> files = files();
    files.remove("tests.json");
    files.put("tests.py", "TESTS = {}\n");
    return bytes(files);
  }

  private static PyValue dict(Object... keysAndValues) {
    List<PyValue.Entry> entries = new ArrayList<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      entries.add(new PyValue.Entry(value(keysAndValues[i]), value(keysAndValues[i + 1])));
    }
    return new PyValue.Dict(entries);
  }

  private static PyValue value(Object value) {
    return switch (value) {
      case String text -> new PyValue.Str(text);
      case Integer number -> PyValue.Int.of(number);
      case Boolean flag -> new PyValue.Bool(flag);
      case List<?> list -> new PyValue.Items(list.stream().map(BundleReaderTest::value).toList());
      default -> (PyValue) value;
    };
  }

  @Test
  void theTestsComeFromTheLiteralOfTestsPy() throws Exception {
    PyValue pair = new PyValue.Tuple(List.of(PyValue.Int.of(1), PyValue.Int.of(2)));
    PyValue tests =
        dict(
            "Basics",
            List.of(
                dict("input", pair, "answer", pair, "sample", true),
                dict("input", List.of(1, 2), "answer", 3)));
    PuzzleBundle bundle =
        BundleReader.read(withTestsPy(), new TestsLiteral(tests, Map.of("Basics", List.of(2, 3))));
    assertThat(bundle.tests().categories().getFirst().cases())
        .containsExactly(
            new TestCase(List.of(pair), null, pair, null, true),
            new TestCase(
                List.of(PyValue.Int.of(1), PyValue.Int.of(2)),
                null,
                PyValue.Int.of(3),
                null,
                false));
  }

  @Test
  void faultsInTestsPyNameTheLineOfTheTest() {
    PyValue deep = PyValue.Int.of(1);
    for (int i = 0; i < 100_000; i++) {
      deep = new PyValue.Items(List.of(deep));
    }
    PyValue tests =
        new PyValue.Dict(
            List.of(
                new PyValue.Entry(
                    value("Basics"),
                    value(
                        List.of(
                            dict("input", deep, "answer", 1, "sample", true),
                            dict(1, 1, "input", 1, "answer", 1),
                            dict(
                                "input",
                                1,
                                "answer",
                                new PyValue.Int(BigInteger.ONE.shiftLeft(700_000)))))),
                new PyValue.Entry(value(7), value(List.of()))));
    InvalidBundleException e =
        catchThrowableOfType(
            InvalidBundleException.class,
            () ->
                BundleReader.read(
                    withTestsPy(), new TestsLiteral(tests, Map.of("Basics", List.of(3, 6, 7)))));
    assertThat(texts(e.problems()))
        .containsExactly(
            "tests.py: the name of a category must be a str, not int",
            "tests.py:3: Basics, test 1: input is nested deeper than 200 levels",
            "tests.py:6: Basics, test 2: a key must be a str, not int",
            "tests.py:7: Basics, test 3: answer holds a number of more than 200000 digits");
  }

  @Test
  void aBundleWithTestsPyCanBeInspectedButNotReadWithoutItsLiteral() {
    Map<String, byte[]> files = withTestsPy();
    assertThat(BundleReader.needsLiteral(files)).isTrue();
    assertThat(BundleReader.inspect(files)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BundleReader.read(files))
        .withMessage("tests.py has to be parsed before its bundle is read");
    files.put("evil.sh", new byte[0]);
    assertThat(texts(BundleReader.inspect(files)))
        .containsExactly("evil.sh: is not a file of a puzzle bundle");
    assertThat(BundleReader.needsLiteral(bytes(files()))).isFalse();
  }

  static Stream<Path> shippedBundles() throws IOException {
    return Stream.concat(Files.list(Path.of("puzzles")), Files.list(Path.of("src/test/bundles")))
        .filter(Files::isDirectory);
  }

  @ParameterizedTest
  @MethodSource("shippedBundles")
  void shippedBundlesHaveNoFaults(Path folder) throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    assertThat(BundleReader.inspect(files)).isEmpty();
  }
}
