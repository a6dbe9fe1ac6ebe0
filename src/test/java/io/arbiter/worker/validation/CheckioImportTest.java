package io.arbiter.worker.validation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.arbiter.Thorough;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.exchange.CheckioImport;
import io.arbiter.core.exchange.CheckioMission;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.SharedSandboxes;
import io.arbiter.worker.judging.Solution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Imports missions of every kind. Each case is a folder: {@code mission} is the repository, {@code
 * bundle} and {@code notes.txt} are expected, and the bundle judges {@code right.py} and {@code
 * wrong.py} if they are there. The results stay in {@code target/missions}. CPython runs the tests
 * of the reader's modules, which are Python.
 */
@Execution(ExecutionMode.SAME_THREAD)
class CheckioImportTest {
  private static final Path MISSIONS = Path.of("src/test/missions");
  private static final Path RESULTS = Path.of("target/missions");

  private static final String DESCRIPTION = "info/task_description.html";

  private static final CheckioReader CHECKIO = new CheckioReader(SharedSandboxes.get());

  static List<String> missions() throws IOException {
    try (Stream<Path> folders = Files.list(MISSIONS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /**
   * One has random tests, one is judged by its own code, one is a game, one is of Empire of Code.
   */
  static List<String> tellingMissions() {
    return List.of("drawn-numbers", "fair-share", "tea-cups", "two-couriers");
  }

  private static SortedMap<String, byte[]> mission(String name) throws IOException {
    return BundleFiles.in(MISSIONS.resolve(name + "/mission"));
  }

  private static Map<String, String> texts(Map<String, byte[]> files) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach((path, content) -> texts.put(path, new String(content, UTF_8)));
    return texts;
  }

  private static String text(List<Finding> notes) {
    return notes.stream()
        .map(n -> "%s %s:%d: %s%n".formatted(n.severity(), n.file(), n.line(), n.message()))
        .collect(Collectors.joining());
  }

  private static ImportedMission run(String mission, MissionDetails details) throws Exception {
    return CHECKIO.run(mission(mission), Map.of(), details);
  }

  private static void keep(String mission, ImportedMission result) throws IOException {
    Path folder = RESULTS.resolve(mission);
    for (Map.Entry<String, byte[]> file : result.bundle().entrySet()) {
      Path path = folder.resolve("bundle").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("notes.txt"), text(result.notes()));
  }

  @ParameterizedTest
  @MethodSource("tellingMissions")
  void aMissionBecomesTheExpectedBundleAndJudgesLikeTheMission(String mission) throws Exception {
    ImportedMission result = run(mission, MissionDetails.NONE);
    keep(mission, result);
    Path folder = MISSIONS.resolve(mission);
    assertThat(text(result.notes())).isEqualTo(Files.readString(folder.resolve("notes.txt")));
    assertThat(texts(result.bundle())).isEqualTo(texts(BundleFiles.in(folder.resolve("bundle"))));
    assertThat(result.refused()).isEqualTo(result.bundle().isEmpty());
    if (Files.exists(folder.resolve("right.py"))) {
      PuzzleBundle puzzle = BundleReader.read(result.bundle());
      assertThat(judge(puzzle, Files.readString(folder.resolve("right.py"))))
          .startsWith("ACCEPTED");
      assertThat(judge(puzzle, Files.readString(folder.resolve("wrong.py"))))
          .startsWith("WRONG_ANSWER");
    }
  }

  @ParameterizedTest
  @MethodSource("missions")
  @Thorough(
      "a minute; the tests of the reader's modules run below, and three missions are imported"
          + " above")
  void everyMissionBecomesTheExpectedBundleAndJudgesLikeTheMission(String mission)
      throws Exception {
    aMissionBecomesTheExpectedBundleAndJudgesLikeTheMission(mission);
  }

  /** The verdict and the judgement. */
  private static String judge(PuzzleBundle puzzle, String source) throws Exception {
    Judgement judgement =
        new Judge(SharedSandboxes.get())
            .judge(Solution.submission(source, Limits.DEFAULT), puzzle.tests());
    return judgement.verdict() + " " + judgement;
  }

  @Test
  void aBuiltinFunctionOfPythonIsNoSolution() throws Exception {
    PuzzleBundle puzzle = BundleReader.read(run("own-builtins", MissionDetails.NONE).bundle());
    String onlyOne = "def sum(numbers):\n    return 9 if numbers else 0\n";
    assertThat(judge(puzzle, onlyOne)).startsWith("RUNTIME_ERROR").contains("Where is 'len'?");
  }

  @Test
  void aClosedNameStaysClosedAndANameOfThePlayersIsNotClosed() throws Exception {
    PuzzleBundle puzzle = BundleReader.read(run("parcel-weight", MissionDetails.NONE).bundle());
    for (String closed :
        List.of(
            "max = max\ndef heaviest(parcels): return max(parcels)\n",
            "class Own:\n  most = max\ndef heaviest(parcels): return Own.most(parcels)\n",
            "max = 1\nglobals().pop('max')\ndef heaviest(parcels): return max(parcels)\n")) {
      assertThat(judge(puzzle, closed)).startsWith("WRONG_ANSWER").contains("max is closed");
    }
    String own = "def max(parcels): return sorted(parcels)[-1]\nheaviest = max\n";
    assertThat(judge(puzzle, own)).startsWith("ACCEPTED");
  }

  /** Tabs of solutions become four spaces, as on CheckiO. */
  @Test
  void detailsAddFactsThatARepositoryLacks() throws Exception {
    ImportedMission result =
        run(
            "lamp-distance",
            new MissionDetails(
                new MissionDetails.About(
                    Optional.of("Lamp: how far?"),
                    Optional.of("moderate"),
                    Optional.of("geometry, floats"),
                    Optional.of("35"),
                    Optional.of("https://example.org/lamp-distance"),
                    Optional.of("CC0-1.0")),
                Optional.empty(),
                Map.of("given", "def distance(x, y):\n\treturn (x * x + y * y) ** 0.5\n")));
    assertThat(texts(result.bundle()))
        .containsEntry(
            "puzzle.yaml",
            """
            title: "Lamp: how far?"
            difficulty: moderate
            tags:
            - geometry
            - floats
            points: 35
            function: distance
            compare: checker
            isolate: category
            limits:
              cpuMillis: 20000
              steps: 100000000
            source: https://example.org/lamp-distance
            license: CC0-1.0
            """)
        .containsEntry(
            "solutions/given.py",
            "# expect: ACCEPTED\ndef distance(x, y):\n    return (x * x + y * y) ** 0.5\n");
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void aSourceThatIsNotUtf8RefusesTheMission() throws Exception {
    for (String path : List.of("verification/words.py", "editor/initial_code/python_3")) {
      SortedMap<String, byte[]> files = mission("kettle");
      files.put(path, "# -*- coding: latin-1 -*-\nWORD = 'café'\n".getBytes(ISO_8859_1));
      ImportedMission result = CHECKIO.run(files, Map.of(), MissionDetails.NONE);
      assertThat(result.bundle()).isEmpty();
      assertThat(result.notes())
          .contains(new Finding(Finding.Severity.ERROR, path, 2, "is not UTF-8"));
    }
  }

  @Test
  void aPageThatIsNotUtf8GetsANote() throws Exception {
    SortedMap<String, byte[]> files = mission("kettle");
    files.put(DESCRIPTION, "<h2>Kettle</h2>\n<p>Café</p>\n".getBytes(ISO_8859_1));
    files.put("verification/marked.py", "\uFEFFCAFE = 'café'\n".getBytes(UTF_8));
    ImportedMission result = CHECKIO.run(files, Map.of(), MissionDetails.NONE);
    assertThat(result.refused()).isFalse();
    assertThat(text(result.notes()))
        .contains(DESCRIPTION + ":2: is not UTF-8; characters that cannot be read are replaced")
        .doesNotContain("marked.py:");
  }

  @Test
  void aMissionComesInJavaScriptWithTheNameThatItsFunctionHasInPython() throws Exception {
    SortedMap<String, byte[]> files = mission("crystal-scale");
    put(
        files,
        "initial/js_node.tmpl",
        """
        {% comment %}New template{% endcomment %}
        {% block env %}
        import assert from "assert";
        const LEFT = "left";
        {% endblock env %}
        {% block start %}
        function heavierOne(left, right) {
          return LEFT;
        }
        {% endblock start %}
        {% block example %}
        console.log(heavierOne([1], [2]));
        {% endblock %}
        """);
    put(
        files,
        "solutions/sums.js",
        """
        const sum = (weights) => weights.reduce((a, b) => a + b, 0);
        const heavierOne = (left, right) =>
          ['right', 'none', 'left'][Math.sign(sum(left) - sum(right)) + 1];
        """);
    put(
        files,
        "solutions/sums.py",
        """
        def heavier(left, right):
            if sum(left) == sum(right):
                return "none"
            return "left" if sum(left) > sum(right) else "right"
        """);
    ImportedMission result = CHECKIO.run(files, Map.of(), MissionDetails.NONE);
    assertThat(text(result.notes()))
        .contains(
            "initial/js_node.tmpl:0: heavierOne is called heavier here, as in Python",
            "initial/js_node:0: is not imported")
        .doesNotContain("solutions");
    Map<String, String> bundle = texts(result.bundle());
    assertThat(bundle.get("starter.js"))
        .isEqualTo(
            "const LEFT = \"left\";\n\n\nfunction heavier(left, right) {\n  return LEFT;\n}\n");
    assertThat(bundle.get("solutions/sums.js"))
        .startsWith("// expect: ACCEPTED\n")
        .contains("const heavier = (left, right)");
    PuzzleBundle puzzle = BundleReader.read(result.bundle());
    assertThat(puzzle.starters()).containsKey(ProgrammingLanguage.JAVASCRIPT);
  }

  private static void put(Map<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(UTF_8));
  }

  @Test
  void initialCodeInJavaScriptLosesItsExamples() throws Exception {
    SortedMap<String, byte[]> files = mission("crystal-scale");
    put(
        files,
        "initial/js_node",
        """
        "use strict";
        var assert = require('assert');

        function heavierOne(left, right) {
          return 'left';
        }

        if (!global.is_checking) {
          assert.equal(heavierOne([2], [1]), 'left');
        }
        """);
    assertThat(texts(CHECKIO.run(files, Map.of(), MissionDetails.NONE).bundle()).get("starter.js"))
        .isEqualTo("\"use strict\";\nfunction heavier(left, right) {\n  return 'left';\n}\n");
    put(files, "initial/js_node", "let other;\n");
    assertThat(text(CHECKIO.run(files, Map.of(), MissionDetails.NONE).notes()))
        .contains("initial/js_node:0: is not imported: does not define heavierOne");
  }

  /** What the reader finds in a mission with one test. */
  private static final CheckioMission FOUND =
      new CheckioMission(
          "add_up",
          null,
          List.of(),
          new CheckioMission.Judging(new PyValue.Str("json"), null, null, null, null, false, null),
          "",
          new PyValue.Dict(List.of()),
          List.of());

  private static ImportedMission described(String path, String page) {
    Map<String, byte[]> files = path.isEmpty() ? Map.of() : Map.of(path, page.getBytes(UTF_8));
    return new CheckioImport(files, Map.of(), MissionDetails.NONE).bundle(FOUND);
  }

  @Test
  void aStatementInAnotherPlaceOrNoneRefusesNoMission() {
    for (String path : List.of("info/description.html", "docs/en/task_description.html")) {
      ImportedMission mission = described(path, "<p>Add up.</p>{% if lang == 'js' %}JS{% endif %}");
      assertThat(texts(mission.bundle()).get("statement.md")).isEqualTo("# Add Up\n\nAdd up.\n");
      assertThat(text(mission.notes()).contains(path + ":0: is the statement; check it"))
          .isEqualTo(path.startsWith("docs"));
    }
    assertThat(texts(described("docs/description.md", "Add *up*.").bundle()).get("statement.md"))
        .isEqualTo("# Add Up\n\nAdd *up*.\n");
    ImportedMission none = described("", "");
    assertThat(texts(none.bundle()).get("statement.md")).isEqualTo("# Add Up\n");
    assertThat(text(none.notes()))
        .contains("WARNING info:0: there is no description: statement.md has only the title");
  }

  private static void assertRefused(String tests, String message) throws Exception {
    Map<String, byte[]> files = mission("drawn-numbers");
    files.put("verification/tests.py", (tests + "\nTESTS = {}\n").getBytes(UTF_8));
    ImportedMission result = CHECKIO.run(files, Map.of(), MissionDetails.NONE);
    assertThat(result.bundle()).isEmpty();
    assertThat(result.notes().getFirst().severity()).isEqualTo(Finding.Severity.ERROR);
    assertThat(result.notes().getFirst().message()).contains(message);
  }

  @Test
  void aMissionWhoseTestsFailIsRefused() throws Exception {
    assertRefused("WORDS = open('words.txt').read()", "words.txt");
  }

  @Test
  @Thorough("4 s; the limits of authors' code are tested with inspectors")
  void aMissionWhoseTestsReachALimitIsRefused() throws Exception {
    assertRefused("x = [0] * 10 ** 9", "memory");
  }

  /** The names of the modules of the reader in a folder. */
  private static List<String> modules(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder, CheckioReader.FOLDER))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".py"))
          .map(name -> name.replace(".py", ""))
          .filter(name -> !name.equals("load"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyModuleOfTheReaderIsListedAndPassesItsTestsInCpython() throws Exception {
    List<String> modules = modules("src/main/resources");
    assertThat(((PyValue.Dict) CheckioReader.modules()).entries())
        .extracting(PyValue.Entry::key)
        .isEqualTo(modules.stream().map(PyValue.Str::new).toList());
    List<String> tests = modules("src/test");
    assertThat(tests).containsAll(modules.stream().map(module -> "test_" + module).toList());
    String runner =
        """
        import sys
        sys.path[:0] = ['src/main/resources', 'src/test']
        for name in sys.argv[1:]:
            module = __import__('%s.' + name, fromlist=['*'])
            tests = [t for key, t in vars(module).items() if key.startswith('test_') and callable(t)]
            assert tests or not name.startswith('test_'), name
            for test in tests:
                test()
        """
            .formatted(CheckioReader.FOLDER);
    Path cpython = Path.of("/usr/bin/python3");
    assumeThat(cpython).isExecutable();
    List<String> command = new ArrayList<>(List.of(cpython.toString(), "-I", "-B", "-c", runner));
    command.addAll(tests);
    Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(python.getInputStream().readAllBytes(), UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
  }
}
