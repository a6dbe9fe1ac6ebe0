package io.arbiter.core.bundle;

import static io.arbiter.core.bundle.Bundles.YAML;
import static io.arbiter.core.bundle.Bundles.change;
import static io.arbiter.core.source.ProgrammingLanguage.JAVASCRIPT;
import static io.arbiter.core.source.ProgrammingLanguage.PYTHON;
import static java.util.regex.Matcher.quoteReplacement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.core.Soon;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.source.ProgrammingLanguage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTest {
  /** With this text as the second test, which begins in line 4. */
  private static final String SECOND =
      """
      {
        "Basics": [
          {"input": 1, "answer": 2, "sample": true},
          %s
        ]
      }
      """;

  private static final String TESTS =
      """
      {"Basics": [{"input": [1], "answer": 2, "sample": true, "explanation": "e"},
                  {"input": {"$tuple": [1]}, "answer": null}],
       "Code": [{"code": "double(2)", "answer": 4}]}
      """;

  private static final String[] REFEREED = {
    "referee.py", "def referee(input): yield input",
    "tests.json", "{\"Basics\": [{\"input\": 1, \"sample\": true}]}"
  };

  private static Map<String, byte[]> files(String... changes) {
    Map<String, byte[]> files =
        Bundles.of(
            "tests.json", TESTS,
            "solutions/right.py", "# expect: ACCEPTED\ndef double(x): return 2 * x\n",
            "solutions/wrong.py", "# expect: WRONG_ANSWER Basics\ndef double(x): return x\n",
            "hints/1.md", "Add it to itself.");
    change(files, changes);
    return files;
  }

  private static PuzzleBundle read(String... changes) throws InvalidBundleException {
    return BundleReader.read(files(changes));
  }

  private static List<String> problems(Map<String, byte[]> files) {
    return Bundles.refused(() -> BundleReader.read(files));
  }

  @Test
  void everythingInTheFolderIsRead() throws Exception {
    String yaml = YAML + "tags: [numbers]\ncompare: {float: 1e-6}\nlimits: {steps: 1000}\n";
    PuzzleBundle bundle = read("puzzle.yaml", yaml);
    assertThat(bundle.texts().title()).isEqualTo("Doubles");
    assertThat(bundle.about())
        .extracting("difficulty", "points")
        .containsExactly(Difficulty.SIMPLE, 20);
    assertThat(bundle.signature()).isEqualTo("def double(x: int) -> int:");
    assertThat(bundle.limits()).isEqualTo(new Limits(10_000, 1000, 134_217_728, 65_536));
    assertThat(bundle.tests().comparison()).isEqualTo(new Comparison.Tolerance(1e-6));
    assertThat(bundle.tests().categories())
        .extracting(TestCategory::name)
        .containsExactly("Basics", "Code");
    assertThat(bundle.tests().categories().getFirst().cases().getLast().input())
        .containsExactly(new PyValue.Tuple(List.of(PyValue.Int.of(1))));
    assertThat(bundle.solutions())
        .extracting(ReferenceSolution::expected, ReferenceSolution::category)
        .containsExactly(tuple(Verdict.ACCEPTED, null), tuple(Verdict.WRONG_ANSWER, "Basics"));
    assertThat(bundle.texts().hints()).containsExactly("Add it to itself.");
    assertThat(bundle.tests().grading()).isEqualTo(Grading.PLAIN);
  }

  private static Grading grading(String... changes) throws InvalidBundleException {
    return read(changes).tests().grading();
  }

  @Test
  void whatDecidesBesideTheTestsIsRead() throws Exception {
    String inspector = "def inspect(source): return True";
    String points = YAML + "scoring: points\n";
    String own = YAML + "answers-for-own-input: ";
    assertThat(grading("inspector.py", inspector)).isEqualTo(new Grading(inspector, null));
    assertThat(grading("inspector.py", inspector, "puzzle.yaml", points).mostPoints())
        .isEqualTo(20);
    assertThat(grading("inspector.py", inspector, "puzzle.yaml", points + "points: 7").mostPoints())
        .isEqualTo(7);
    assertThat(grading("puzzle.yaml", own + "true").answers())
        .isEqualTo(read().accepted().source());
    assertThat(grading("puzzle.yaml", own + "false")).isEqualTo(Grading.PLAIN);
    assertThat(read("generator.py", "x = 1").generator()).isEqualTo("x = 1");
  }

  @Test
  void adapterRefereeAndIsolationAreRead() throws Exception {
    Map<String, byte[]> files = files(REFEREED);
    String adapter = "def adapt(function, input): return function(*input)";
    change(files, "adapter.py", adapter);
    change(files, "puzzle.yaml", YAML + "isolate: category\nreveal: first-failure\n");
    var tests = BundleReader.read(files).tests();
    assertThat(tests.referee()).isEqualTo("def referee(input): yield input");
    assertThat(tests.adapter()).isEqualTo(adapter);
    assertThat(tests.isolated()).isTrue();
    assertThat(tests.reveal()).isTrue();
    assertThat(tests.comparison()).isEqualTo(Comparison.EXACT);
    assertThat(tests.categories().getFirst().cases())
        .containsExactly(
            new TestCase(List.of(PyValue.Int.of(1)), null, new PyValue.None(), null, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"class double:", "async def double(x):", "double = len", "double: int = 1"})
  void aStarterMayDefineTheFunctionByClassAsyncDefOrAssignment(String line) throws Exception {
    assertThat(read("starter.py", "import math\n" + line + "\n    pass\n").signature())
        .isEqualTo(line);
  }

  /**
   * A file, its new text, and the faults. {@code more} are further lines of {@code puzzle.yaml}, in
   * {@code refereed} beside a referee, and {@code test 2} is the second test of {@code Basics}. A
   * fault that begins with its line is one of this file. {@code x×9} is a text of nine letters.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          more | open: maybe | 4: open must be true or false
          more | answers-for-own-input: 1 | 4: answers-for-own-input must be true or false
          more | speed: 3 | 4: unknown key 'speed'
          more | tags: [a]\\ntags: [b] | 5: duplicate key 'tags'
          more | points: -1 | 4: points must be a whole number from 0 to 10000
          more | points: 1.5 | 4: points must be a whole number from 0 to 10000
          more | tags: words | 4: tags must be a list of words
          more | tags:\\n  - good\\n  - 7 | 6: tag 2 must be a text of 1 to 30 characters
          more | tags:\\n  - x×31 | 5: tag 1 must be a text of 1 to 30 characters
          more | tags: [a, b, c, d, e, f, g, h, i, j, k] | 4: has more than 10 tags
          more | compare: loosely | 4: compare must be exact, json, unordered, list, checker or {float: tolerance}
          more | compare:\\n  float: 0 | 5: the tolerance of float must be a number above 0
          more | compare:\\n  float: 1 | \
            5: the tolerance of float must be below 1: it is also relative, so 1 would accept any two positive numbers; write a checker.py
          more | compare: {float: 1e-6, int: 1} | 4: compare must hold float and no other key
          more | limits:\\n  steps: 10\\n  speed: 1 | 6: unknown key 'speed'
          more | limits:\\n  cpuMillis: 60001 | 5: limits.cpuMillis must be a whole number from 1 to 60000
          more | limits: many | 4: limits must be a mapping
          more | reveal: always | 4: reveal must be never or first-failure
          more | isolate: test | 4: isolate must be submission or category
          more | scoring: best | 4: scoring must be solved or points
          more | scoring: points | 4: scoring: points needs a checker.py, a referee.py or an inspector.py
          more | source: [a] | 4: source must be a text
          more | license: &l MIT\\nsource: *l | 5: YAML aliases cannot be used
          more | compare: checker | checker.py: is missing
          puzzle.yaml | difficulty: simple\\nfunction: double\\n | 1: title is missing
          puzzle.yaml | # c\\n\\ntitle: T×101\\ndifficulty: simple\\nfunction: double\\n | 3: title is longer than 100 characters
          puzzle.yaml | title: "a\\\\0b"\\ndifficulty: simple\\nfunction: double\\n | 1: title has a control character
          puzzle.yaml | title: 1984\\ndifficulty: simple\\nfunction: double\\n | 1: title must be a text
          puzzle.yaml | title: T\\ndifficulty: hard\\nfunction: double\\n | \
            2: difficulty: 'hard' is not one of elementary, simple, moderate, challenging, scientific
          puzzle.yaml | title: T\\ndifficulty: simple\\nfunction: 2x\\n | 3: function: '2x' is not a Python name
          puzzle.yaml | title: T\\ndifficulty: simple\\nfunction: lambda\\n | 3: function: 'lambda' is not a Python name
          puzzle.yaml | title: T\\n difficulty: simple\\n | 2: mapping values are not allowed here
          puzzle.yaml | - a\\n | 1: must be a mapping
          puzzle.yaml | title: Doubles\\ndifficulty: simple\\nfunction: double\\n---\\ntitle: U\\n | 5: continues after its end
          tests.py | TESTS = {} | tests.py: cannot be combined with tests.json
          starter.py | def triple(x):\\n    return 0\\n | starter.py: does not define double
          statement.md | one\\ntwo\\0 | 2: holds a NUL character
          statement.md | \uFEFFone | 1: begins with a byte order mark
          checker.py | def check(): pass | checker.py: is only allowed with compare: checker
          evil.sh | rm | evil.sh: is not a file of a puzzle bundle
          ../tests.json | ~~ | ../tests.json: has a path that leads out of the bundle
          hints/e\u0301.md | ~~ | hints/e\u0301.md: has a path that is not in Unicode's normal form C
          hints/\\n.md | ~~ | hints/\\u000a.md: has a control character in its path
          hints/3.md | late | hints/3.md: comes after a gap: there is no hints/2.md
          solutions/right.py | def double(x): return 2 * x\\n | \
            solutions: has no solution that expects ACCEPTED // 1: the first line must be '# expect: VERDICT [category]'
          solutions/s.py | # expect: FINE\\n | 1: 'FINE' is not a verdict that a solution may expect
          solutions/s.py | # expect: AUTHOR_ERROR\\n | 1: 'AUTHOR_ERROR' is not a verdict that a solution may expect
          solutions/s.py | # expect: WRONG_ANSWER Edge cases\\n | 1: there is no category 'Edge cases'
          test 2 | {"input": 1} | 4: Basics, test 2: has no answer
          test 2 | {"answer": 1} | 4: Basics, test 2: needs either input or code
          test 2 | {"input": 1, "code": "double(1)", "answer": 2} | 4: Basics, test 2: has both input and code
          test 2 | {\\n "code": " ",\\n "answer": 2} | 5: Basics, test 2: code must be a text
          test 2 | {"input": 1,\\n "code": 2,\\n "answer": 2} | 4: Basics, test 2: has both input and code // 5: Basics, test 2: code must be a text
          test 2 | {"input": 1,\\n "answer": 2,\\n "hidden": true} | 6: Basics, test 2: unknown key 'hidden'
          test 2 | {"input": 1,\\n "answer": 2,\\n "sample": 1} | 6: Basics, test 2: sample must be true or false
          test 2 | {"input": 1,\\n "answer": 2,\\n "explanation": ["e"]} | 6: Basics, test 2: explanation must be a text
          test 2 | {"input": 1,\\n "answer": 2,\\n "explanation": "\\\\ud800"} | \
            6: Basics, test 2: explanation holds a NUL character or half of a surrogate pair
          test 2 | {"input": 1,\\n "answer":\\n  {"$what": 2}} | 5: Basics, test 2: answer: unknown tag $what
          test 2 | {"input": {"$tuple": 1},\\n "answer": 2} | 4: Basics, test 2: input: $tuple holds a list, not 1
          test 2 | {"input": [×201]×201,\\n "answer": 2} | 4: Basics, test 2: input is nested deeper than 200 levels
          test 2 | 7 | 4: Basics, test 2: must be a mapping of input or code, and answer
          test 2 | {"input": 1, "answer": 2,\\n "input": 3} | 5: duplicate key 'input'
          test 2 | {"input": {"a": 1,\\n "a": 2}, "answer": 2} | 5: duplicate key 'a'
          tests.json | {"Basics": [{"input": 1, "answer": 2, "sample": true}],\\n "Basics": [{"input": 1, "answer": 2, "sample": true}]} | \
            2: duplicate key 'Basics'
          tests.json | {"Basics": [{"input": 1, "answer": 2, "sample": true}],\\n "Empty": []} | 2: category 'Empty' must be a list of tests
          tests.json | {"Basics": [{"input": 1, "answer": 2, "sample": true}],\\n "": [{"input": 1, "answer": 2}]} | \
            2: category '' must have a name of printable characters
          tests.json | {"Basics": [{"input": 1, "answer": 2}]} | 1: marks no test as a sample
          tests.json | \\n{} | 2: has no tests // solutions/wrong.py:1: there is no category 'Basics'
          tests.json | {"Basics": [\\n{"input": 1,,}]} | 2: Unexpected character (',' (code 44)): was expecting double-quote to start field name
          tests.json | {"Basics": [\\n | 2: Unexpected end-of-input: expected close marker for Array
          tests.json | {"Basics": [{"input": 1, "answer": 2, "sample": true}]}\\n{} | 2: continues after its end
          refereed | answers-for-own-input: true | 4: answers-for-own-input must be left out, because referee.py decides
          refereed | compare: json | 4: compare must be left out, because referee.py decides
          statement.md | (removed) | statement.md: is missing
          statement.md | ~\\n ~ | 1: is empty
          hints/1.md | ~~ | 1: is empty
          translations/de/statement.md | ~~ | 1: is empty
          tests.json | ~~ | 1: is empty
          puzzle.yaml | # title: T\\n | 1: is empty
          tests.json | (removed) | bundle: has neither tests.py nor tests.json
          starter.js | let other; | starter.js: does not define double // starter.js: JavaScript cannot run tests that are code in Python
          solutions/right.js | // expect: WRONG_ANSWER | solutions: has no solution in JavaScript that expects ACCEPTED // solutions/right.js: needs a starter.js
          solutions/right.js | // expect: ACCEPTED | solutions/right.js: needs a starter.js
          solutions/right.js | # expect: ACCEPTED | solutions/right.js: needs a starter.js
          solutions/right.js | // expects: ACCEPTED | solutions/right.js: needs a starter.js // 1: the first line must be '// expect: VERDICT [category]' // solutions: has no solution in JavaScript that expects ACCEPTED
          solutions/long.py | # expect: ACCEPTED\\n#×65536 | solutions/long.py: is larger than 64 KiB
          statement.md | x×1048577 | statement.md: is larger than 1024 KiB
          tests.json | ~\\n[×1500~ | 2: is nested too deeply
          tests.json | {"Basics": [\\n1×200001]} | 2: holds a number of more than 200000 digits
          """)
  void aFaultIsReportedWithFileAndLineAndNoOtherFaultIs(String file, String text, String faults) {
    Map<String, byte[]> files = files(file.equals("refereed") ? REFEREED : new String[0]);
    String content =
        Pattern.compile("(.)×(\\d+)")
            .matcher(text.translateEscapes())
            .replaceAll(m -> quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
    String own =
        switch (file) {
          case "more", "refereed" -> "puzzle.yaml";
          case "test 2" -> "tests.json";
          default -> file.translateEscapes();
        };
    change(
        files,
        own,
        switch (file) {
          case "more", "refereed" -> YAML + content;
          case "test 2" -> SECOND.formatted(content);
          default -> content;
        });
    assertThat(problems(files))
        .containsExactlyInAnyOrder(
            Stream.of(faults.split(" // ", -1))
                .map(fault -> Character.isDigit(fault.charAt(0)) ? own + ":" + fault : fault)
                .toArray(String[]::new));
  }

  @Test
  void aRefereeDecidesAlone() {
    Map<String, byte[]> files = files(REFEREED);
    String code = "{\"Basics\": [{\"input\": 1, \"sample\": true},\n{\"code\": \"double(1)\"}]}";
    change(files, "checker.py", "x = 1", "generator.py", "x = 1", "tests.json", code);
    assertThat(problems(files))
        .containsExactly(
            "checker.py: cannot be combined with referee.py",
            "generator.py: cannot be combined with referee.py",
            "tests.json:2: Basics, test 2: cannot have code, because referee.py makes the calls");
  }

  @Test
  void numbersAndSizesHaveBounds() {
    String sample = "{\"Basics\": [{\"input\": 1, \"answer\": 2, \"sample\": true}";
    String tests = sample + ",{\"input\": 1, \"answer\": 2}".repeat(10_000) + "]}";
    assertThat(problems(files("tests.json", tests)))
        .containsExactly("tests.json:1: has more than 10000 tests");
    String answer = SECOND.formatted("{\"input\": 1, \"answer\": [0" + ",0".repeat(300_000) + "]}");
    assertThat(problems(files("tests.json", answer)))
        .containsExactly("tests.json:4: Basics, test 2: answer is larger than 1024 KiB");
    String solutions = "solutions: has more than 50 solutions";
    assertThat(problems(many("solutions/s%d.py", 50, "# expect: ACCEPTED\n")))
        .containsExactly(solutions);
    assertThat(problems(many("solutions/s%d.py", 200, "# expect: ACCEPTED\n")))
        .containsExactlyInAnyOrder("bundle: has more than 200 files", solutions);
    assertThat(problems(many("hints/%d.md", 6, "x".repeat(900_000))))
        .containsExactly("bundle: is larger than 4096 KiB in all");
    assertThat(problems(files("tests.json", sample + ",7".repeat(1_500) + "]}")))
        .hasSize(1_001)
        .last()
        .isEqualTo("bundle: has 500 more faults");
  }

  private static Map<String, byte[]> many(String path, int count, String text) {
    Map<String, byte[]> files = files();
    for (int i = 1; i <= count; i++) {
      change(files, path.formatted(i), text);
    }
    return files;
  }

  @Test
  void everyFaultIsReportedAtOnceInOrder() {
    Map<String, byte[]> files =
        files(
            "puzzle.yaml",
                "title: [T]\ndifficulty: simple\nfunction: double\npoints: -1\npoints: 7",
            "tests.json", "{\"Basics\": [\n{\"input\": 1},\n{\"answer\": 1}]}",
            "solutions/right.py", "def double(x): return 2 * x\n",
            "evil.sh", "rm");
    assertThat(problems(files))
        .containsExactly(
            "evil.sh: is not a file of a puzzle bundle",
            "puzzle.yaml:1: title must be a text",
            "puzzle.yaml:5: duplicate key 'points'",
            "solutions: has no solution that expects ACCEPTED",
            "solutions/right.py:1: the first line must be '# expect: VERDICT [category]'",
            "tests.json:1: marks no test as a sample",
            "tests.json:2: Basics, test 1: has no answer",
            "tests.json:3: Basics, test 2: needs either input or code");
    files = files();
    files.put("solutions/wrong.py", new byte[] {'#', '\n', '\n', 'a', (byte) 0xC3, '(', '\n'});
    assertThat(problems(files)).containsExactly("solutions/wrong.py:3: is not UTF-8");
  }

  /** Patterns that were quadratic in the length of a line, and keys with the same hash in Java. */
  @Test
  void longLinesAndEqualHashesAreReadSoon() {
    int most = 600_000;
    String keys =
        IntStream.range(1 << 14, 2 << 14)
            .mapToObj(Integer::toBinaryString)
            .map(bits -> "\"" + bits.replace("0", "Aa").replace("1", "BB") + "\": 1")
            .collect(Collectors.joining(",", "{", "}"));
    String pictures = "![".repeat(most / 8) + "\n" + "![a](".repeat(most / 20);
    Map<String, byte[]> files =
        files(
            "statement.md",
                pictures + "\n" + "<img ".repeat(most / 20) + "\n" + "`".repeat(most / 4),
            "translations/uk/statement.md", "# a" + " ".repeat(most) + "b",
            "solutions/long.py", "# expect: ACCEPTED a" + " ".repeat(60_000) + "b\n",
            "tests.json", keys);
    assertThat(Soon.done(() -> problems(files))).isNotEmpty();
  }

  private static Map<String, byte[]> withTestsPy() {
    return files("tests.json", Bundles.REMOVED, "tests.py", "TESTS = {}\n");
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
    var literal = new TestsLiteral(tests, Map.of("Basics", List.of(2, 3)));
    assertThat(BundleReader.inspect(withTestsPy(), null).tests()).isNull();
    assertThat(BundleReader.inspect(withTestsPy(), literal).tests())
        .extracting(InspectedBundle.PlacedTest::line)
        .containsExactly(2, 3);
    PuzzleBundle bundle = BundleReader.read(withTestsPy(), literal);
    assertThat(bundle.tests().categories().getFirst().cases())
        .containsExactly(
            new TestCase(List.of(pair), null, pair, null, true),
            new TestCase(List.of(value(1), value(2)), null, value(3), null, false));
  }

  @Test
  void faultsInTestsPyNameTheLineOfTheTest() {
    PyValue deep = PyValue.Int.of(1);
    for (int i = 0; i < 100_000; i++) {
      deep = new PyValue.Items(List.of(deep));
    }
    PyValue large = new PyValue.Int(BigInteger.ONE.shiftLeft(700_000));
    PyValue tests =
        dict(
            "Basics",
            List.of(
                dict("input", deep, "answer", 1, "sample", true),
                dict(1, 1, "input", 1, "answer", 1),
                dict("input", 1, "answer", large)),
            7,
            List.of());
    var literal = new TestsLiteral(tests, Map.of("Basics", List.of(3, 6, 7)));
    assertThat(Bundles.refused(() -> BundleReader.read(withTestsPy(), literal)))
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
    assertThat(Bundles.faults(files)).containsExactly("evil.sh: is not a file of a puzzle bundle");
    assertThat(BundleReader.needsLiteral(files())).isFalse();
  }

  static Stream<Path> shippedBundles() throws IOException {
    return Stream.concat(Files.list(Path.of("puzzles")), Files.list(Path.of("src/test/bundles")))
        .filter(Files::isDirectory);
  }

  @ParameterizedTest
  @MethodSource("shippedBundles")
  void shippedBundlesHaveNoFaults(Path folder) {
    assertThat(Bundles.faults(Bundles.folder(folder))).isEmpty();
  }

  @Test
  void aPlayerOfAShippedPuzzleAlwaysSeesAFailingInput() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("puzzles")).filter(Files::isDirectory)) {
      assertThat(folders)
          .allSatisfy(
              folder -> {
                PuzzleBundle bundle = BundleReader.read(Bundles.folder(folder));
                assertThat(bundle.tests().reveal() || bundle.generator() != null).isTrue();
              });
    }
  }

  @Test
  void testsHaveTheirLinesAlthoughOtherFilesHaveFaults() {
    String tests =
        """
        {"Basics": [
          {"input": [1], "answer": 2, "sample": true},
          {"input": [2], "answer": 3}],
         "Edge": [
          {"code": "f(0)", "answer": 1}]}
        """;
    String yaml = "title: Lamp\ndifficulty: hard\nfunction: f\n";
    InspectedBundle bundle =
        BundleReader.inspect(Bundles.files("puzzle.yaml", yaml, "tests.json", tests), null);
    assertThat(bundle.title()).isEqualTo("Lamp");
    assertThat(bundle.statement()).isEmpty();
    assertThat(bundle.tests())
        .extracting(test -> test.category() + " " + test.index() + " in line " + test.line())
        .containsExactly("Basics 1 in line 2", "Basics 2 in line 3", "Edge 1 in line 5");
    assertThat(bundle.faults())
        .extracting(BundleProblem::file, BundleProblem::line)
        .contains(tuple("puzzle.yaml", 2), tuple("statement.md", 0));
    InspectedBundle faulty = BundleReader.inspect(Bundles.files("tests.json", "{\"A\": []}"), null);
    assertThat(faulty.tests()).isNull();
    assertThat(faulty.title()).isNull();
    assertThat(faulty.faults()).extracting(BundleProblem::file).contains("tests.json");
  }

  @Test
  void aTestWithTheInputOfAnEarlierOneIsNotedWithBothLines() {
    String tests =
        """
        {"Basics": [
          {"input": [1, [2]], "answer": 2, "sample": true},
          {"input": [1, [2.0]], "answer": 2},
          {"input": [1, [2]], "answer": 2}],
         "Edge": [
          {"code": "f(0)", "answer": 1},
          {"code": "f(0)", "answer": 2},
          {"input": [1, [2.0]], "answer": 3}]}
        """;
    assertThat(BundleReader.inspect(files("tests.json", tests), null).notes())
        .containsExactly(
            note(4, "Basics, test 3: has the input of Basics, test 1 (line 2)"),
            note(8, "Edge, test 3: has the input of Basics, test 2 (line 3), but another answer"));
    String same = "{\"Basics\": [{\"input\": 1, \"answer\": 2, \"sample\": true}";
    String many = same + ",{\"input\": 1, \"answer\": 2}".repeat(100) + "]}";
    assertThat(BundleReader.inspect(files("tests.json", many), null).notes()).hasSize(20);
  }

  private static Finding note(int line, String message) {
    return new Finding(Finding.Severity.WARNING, "tests.json", line, message);
  }

  private static ExpectLine line(String verdict) {
    return new ExpectLine(verdict, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~# expect: ACCEPTED\\nx = 1\\n~ | ACCEPTED |
          ~#expect:ACCEPTED  \\r\\nx = 1\\n~ | ACCEPTED |
          ~# expect:  WRONG_ANSWER\\tLarge numbers \\nx = 1~ | WRONG_ANSWER | Large numbers
          ~# expect: WRONG_ANSWER 7~ | WRONG_ANSWER | 7
          ~~ | |
          x = 1 | |
          ~# expect:~ | |
          ~# expect: accepted~ | |
          ~# expect: ACCEPTED, Basics~ | |
          ~ # expect: ACCEPTED~ | |
          ~\\n# expect: ACCEPTED~ | |
          ~#\\nexpect: ACCEPTED~ | |
          """)
  void theFirstLineHasAVerdictAndMaybeACategory(
      String source, @Nullable String verdict, @Nullable String category) {
    Optional<ExpectLine> line = ExpectLine.of(source.translateEscapes());
    assertThat(line.map(ExpectLine::verdict).orElse(null)).isEqualTo(verdict);
    assertThat(line.flatMap(ExpectLine::category).orElse(null)).isEqualTo(category);
  }

  @Test
  void aLineIsWrittenAsItIsReadAndOnlyWhatASolutionCanCauseIsExpected() {
    ExpectLine wrong = new ExpectLine("WRONG_ANSWER", Optional.of("Large numbers"));
    assertThat(wrong.text(PYTHON)).isEqualTo("# expect: WRONG_ANSWER Large numbers");
    assertThat(wrong.text(JAVASCRIPT)).isEqualTo("// expect: WRONG_ANSWER Large numbers");
    for (ProgrammingLanguage language : ProgrammingLanguage.values()) {
      assertThat(ExpectLine.of(wrong.text(language))).hasValue(wrong);
    }
    assertThat(line("ACCEPTED").text(PYTHON)).isEqualTo("# expect: ACCEPTED");
    assertThat(ExpectLine.orAccepted(PYTHON, "x = 1\n")).isEqualTo("# expect: ACCEPTED\nx = 1\n");
    assertThat(ExpectLine.orAccepted(JAVASCRIPT, "let x;\n"))
        .isEqualTo("// expect: ACCEPTED\nlet x;\n");
    for (String line : List.of("#expect: wrong\n", "# expect: TIME_LIMIT\n")) {
      assertThat(ExpectLine.orAccepted(PYTHON, line)).isEqualTo(line);
    }
    assertThat(line("SYNTAX_ERROR").expected()).hasValue(Verdict.SYNTAX_ERROR);
    for (String verdict : List.of("AUTHOR_ERROR", "JUDGE_ERROR", "WRONG")) {
      assertThat(line(verdict).expected()).isEmpty();
    }
  }

  /** U+2028 does not end a line here, but a point in a pattern does not match it. */
  @Test
  void aLongLineIsReadSoon() {
    String source = "# expect: A" + " ".repeat(1_000_000) + "\u2028";
    assertThat(Soon.done(() -> ExpectLine.of(source))).hasValue(line("A"));
  }
}
