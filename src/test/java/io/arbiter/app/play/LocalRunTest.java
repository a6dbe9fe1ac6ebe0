package io.arbiter.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.SharedSandboxes;
import io.arbiter.worker.judging.Solution;
import io.arbiter.worker.validation.BundleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With a Python of this machine. Without one, the tests are skipped. In one thread, because the
 * sandboxes are shared.
 */
@Execution(ExecutionMode.SAME_THREAD)
class LocalRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static String python;

  @TempDir private Path folder;

  @BeforeAll
  static void findPython() {
    Optional<String> found =
        Stream.of("/usr/bin/python3", "python3").filter(LocalRunTest::runs).findFirst();
    assumeThat(found).as("a Python of this machine").isPresent();
    python = found.orElseThrow();
  }

  private static boolean runs(String command) {
    try {
      return new ProcessBuilder(command, "--version").start().waitFor() == 0;
    } catch (Exception e) {
      return false;
    }
  }

  private List<LocalRun.Result> run(SourceCode source, JsonNode puzzle) throws Exception {
    Path file = folder.resolve(source.language().file("it"));
    Files.writeString(file, source.text());
    return new LocalRun(source.language(), python).run(file, source, puzzle);
  }

  private static final String FUNCTION = puzzle("exact", "{'input': [0], 'answer': 0}");
  private static final String LIST = puzzle("list", "{'input': [3], 'answer': [0, 1, 2]}");
  private static final String TAGGED =
      puzzle(
          "exact",
          """
          {'input': [{'$tuple': [1, 2]}, {'$set': [3]}],
           'answer': {'$dict': [[1, {'$bytes': 'ff'}]]}}
          """);
  private static final String ODD =
      puzzle("exact", "{'input': [], 'answer': [{'$float': 'inf'}, {'$complex': [0.0, 1.0]}]}");
  private static final String STATE =
      puzzle("exact", "{'input': [], 'answer': 1}, {'input': [], 'answer': 2}");
  private static final String CLASS = puzzle("exact", "{'code': 'a = f()\\na.n', 'answer': 5}");
  private static final String PROGRAM =
      puzzle("tokens", "{'input': ['2 3\\n'], 'answer': '5\\n'}")
          .replace("'function'}", "'program'}");

  private static String puzzle(String compare, String samples) {
    return "{'comparison': {'compare': '%s'}, 'function': 'f', 'samples': [%s], 'kind': 'function'}"
        .formatted(compare, samples);
  }

  static Stream<Arguments> solutions() {
    return Stream.of(
        Arguments.of(FUNCTION, "def f(a):\n    return 1 / a\n", "line 2"),
        Arguments.of(FUNCTION, "def f(a):\n    return 1 / a\n", "ZeroDivisionError"),
        Arguments.of(FUNCTION, "g = 1\n", "does not define f"),
        Arguments.of(
            TAGGED,
            "def f(a, b):\n    return {1: b'\\xff'} if (a, b) == ((1, 2), {3}) else a\n",
            null),
        Arguments.of(TAGGED, "def f(a, b):\n    return a\n", "got (1, 2)"),
        Arguments.of(FUNCTION, "f = 1\n", "f is not a function"),
        Arguments.of(FUNCTION, "print('noise')\nf = lambda a: False\n", null),
        Arguments.of(FUNCTION, "f = lambda a: iter([a])\n", "list_iterator"),
        Arguments.of(FUNCTION, "class I(int): pass\nf = I\n", "an instance of I"),
        Arguments.of(FUNCTION, "f = lambda a: '\\ud800'\n", "got '\\ud800'"),
        Arguments.of(LIST, "f = lambda a: (n for n in range(a))\n", null),
        Arguments.of(LIST, "f = lambda a: a\n", "not iterable"),
        Arguments.of(ODD, "f = lambda: [float('inf'), 1j]\n", null),
        Arguments.of(STATE, "n = []\ndef f():\n    n.append(0)\n    return len(n)\n", null),
        Arguments.of(CLASS, "class f:\n    n = 5\n", null),
        Arguments.of(PROGRAM, "print(sum(map(int, input().split())))\nraise SystemExit(0)\n", null),
        Arguments.of(
            PROGRAM,
            "import os, sys\nsys.stdout.buffer.write(b'5')\nsys.stdout.flush()\nos._exit(0)\n",
            null),
        Arguments.of(PROGRAM, "print(5)\nraise SystemExit(3)\n", "status 3"),
        Arguments.of(PROGRAM, "print(6)", "line 1, word 1: expected \"5\", got \"6\""));
  }

  static Stream<Arguments> inJavaScript() {
    String big = puzzle("exact", "{'input': [9007199254740993], 'answer': 9007199254740994}");
    String all =
        puzzle(
            "exact",
            """
            {'input': [{'$dict': [[1, {'$tuple': [2]}]]}, {'$set': ['x']}],
             'answer': [{'$float': '-inf'}, {'a': 2.0}, {'$bytes': 'ff'}, null, {'$set': ['x']}]}
            """);
    return Stream.of(
        Arguments.of(FUNCTION, "const f = (a) => a.b.c", "it.js:1"),
        Arguments.of(FUNCTION, "let g = 1", "does not define f"),
        Arguments.of(FUNCTION, "class I {}\nconst f = () => new I()", "an instance of I"),
        Arguments.of(FUNCTION, "console.log('noise')\nasync function f(a) { return a }", null),
        Arguments.of(FUNCTION, "const f = () => 'x'", "expected 0, got 'x'"),
        Arguments.of(LIST, "function* f(n) { for (let i = 0; i < n; i++) yield i }", null),
        Arguments.of(big, "const f = (a) => a + 1n", null),
        Arguments.of(
            puzzle("exact", "{'input': [], 'answer': -0.42857142857142857}"),
            "const f = () => -3 / 7",
            null),
        Arguments.of(
            all,
            "const f = (m, s) => [-Infinity, {a: m.get(1)[0]}, new Uint8Array([255]), undefined, s]",
            null),
        Arguments.of(
            PROGRAM,
            "console.log(readline().split(' ').reduce((a, b) => +a + +b)); require('fs')",
            null),
        Arguments.of(PROGRAM, "process.exit(3)", "status 3"));
  }

  @ParameterizedTest
  @MethodSource
  void inJavaScript(String puzzle, String source, String shown) throws Exception {
    assumeThat(runs("node")).as("a Node of this machine").isTrue();
    SourceCode code = new SourceCode(ProgrammingLanguage.JAVASCRIPT, source);
    for (LocalRun.Result result : run(code, JSON.readTree(puzzle.replace('\'', '"')))) {
      assertThat(result.passed()).as(result.shown()).isEqualTo(shown == null);
      assertThat(result.shown()).contains(shown == null ? "" : shown);
    }
  }

  /** Without a text that is shown, the sample passes. */
  @ParameterizedTest
  @MethodSource("solutions")
  void aSolutionOfEachKindIsRun(String puzzle, String source, String shown) throws Exception {
    for (LocalRun.Result result :
        run(SourceCode.python(source), JSON.readTree(puzzle.replace('\'', '"')))) {
      assertThat(result.passed()).as(result.shown()).isEqualTo(shown == null);
      assertThat(result.shown()).contains(shown == null ? "" : shown);
    }
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("puzzles"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  /**
   * Here and in the sandbox, all samples of a solution pass, or not all. Limits and what is
   * forbidden are left out, because here is no sandbox.
   */
  @ParameterizedTest
  @MethodSource("shipped")
  void theSamplesOfShippedPuzzlesAreJudgedAsOnTheServer(Path bundle) throws Exception {
    PuzzleBundle puzzle = BundleReader.read(BundleFiles.in(bundle));
    TestSet samples = puzzle.tests().samplesOnly();
    JsonNode shown = shown(samples);
    assertThat(LocalRun.canJudge(shown))
        .isEqualTo(
            Stream.of("checker.py", "inspector.py")
                .noneMatch(f -> bundle.resolve(f).toFile().exists()));
    boolean hasNode = runs("node");
    for (ReferenceSolution solution : puzzle.solutions()) {
      boolean isHere = solution.language() == ProgrammingLanguage.PYTHON || hasNode;
      if (isHere && LocalRun.canJudge(shown) && !LIMITS.contains(solution.expected())) {
        // The samples of an accepted solution pass; what others give, the sandbox tells.
        boolean pass =
            solution.expected() == Verdict.ACCEPTED
                || new Judge(SharedSandboxes.get())
                        .judge(Solution.run(solution.code(), puzzle.limits(), List.of()), samples)
                        .verdict()
                    == Verdict.ACCEPTED;
        List<LocalRun.Result> results = run(solution.code(), shown);
        assertThat(results).hasSize(samples.size());
        assertThat(results.stream().allMatch(LocalRun.Result::passed))
            .as("%s %s", solution.file(), results)
            .isEqualTo(pass);
      }
    }
  }

  private static final Set<Verdict> LIMITS =
      Set.of(Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT, Verdict.OUTPUT_LIMIT, Verdict.FORBIDDEN);

  /** What a command needs of the server's description of a puzzle. */
  private record Shown(
      String kind, String function, List<TestCase> samples, @Nullable Comparison comparison) {}

  private static JsonNode shown(TestSet tests) throws IOException {
    return JSON.readTree(
        Codec.toJson(
            new Shown(
                tests.isProgram() ? "program" : "function",
                tests.function(),
                tests.categories().stream().flatMap(c -> c.cases().stream()).toList(),
                tests.plainComparison().orElse(null))));
  }

  @Test
  void whatTheAuthorsCodeOrSeveralContextsDecideIsForTheServer() throws IOException {
    PyValue one = PyValue.Int.of(1);
    TestCase sample = new TestCase(List.of(one), null, one, null, true);
    TestCategory first = new TestCategory("first", List.of(sample));
    TestCategory second = new TestCategory("second", List.of(sample));
    for (boolean isolated : List.of(true, false)) {
      for (boolean adapted : List.of(true, false)) {
        String adapter = adapted ? "def adapt(function, input): ..." : null;
        TestSet tests =
            new TestSet(
                "f", Comparison.JSON, null, adapter, null, false, isolated, List.of(first, second));
        assertThat(LocalRun.canJudge(shown(tests))).isEqualTo(!isolated && !adapted);
        assertThat(LocalRun.canJudge(shown(tests.with(List.of(first))))).isEqualTo(!adapted);
      }
    }
  }

  @Test
  void aPythonThatIsMissingIsNamed() {
    assertThatThrownBy(
            () ->
                new LocalRun(ProgrammingLanguage.PYTHON, "no-python")
                    .run(
                        Path.of("it.py"),
                        SourceCode.python(""),
                        JSON.readTree(FUNCTION.replace('\'', '"'))))
        .hasMessageContaining("no-python")
        .hasMessageContaining("--python");
  }
}
