package io.arbiter.worker.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.arbiter.Thorough;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.KattisExport;
import io.arbiter.core.exchange.Packages;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.SharedSandboxes;
import io.arbiter.worker.judging.Solution;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves imported bundles in the real sandboxes. */
@Execution(ExecutionMode.SAME_THREAD)
class ImportProofTest {
  private static final String RIGHT =
      """
      def solve(numbers, limit):
          return sum(numbers[i] for i in range(0, len(numbers)) if numbers[i] < limit)
      """;

  private static final String GOOD =
      """
      {"Basics": [
        {"input": [[1, 2, 3], 3], "answer": 3, "sample": true},
        {"input": [[5, 1], 9], "answer": 6},
        {"input": [[], 4], "answer": 0},
        {"input": [[7, 8], 7], "answer": 0}]}
      """;

  private static ImportedMission prove(BundleFiles bundle) throws Exception {
    return new ImportProof(SharedSandboxes.get())
        .prove(new ImportedMission(bundle.files(), List.of()));
  }

  private static List<String> errors(ImportedMission mission) {
    return mission.notes().stream()
        .filter(note -> note.severity() == Severity.ERROR)
        .map(Finding::message)
        .toList();
  }

  /** A checker of a mission whose meaning was lost: whatever does not raise is right. */
  private static BundleFiles acceptsEverything() {
    return BundleFiles.of(GOOD)
        .with("puzzle.yaml", BundleFiles.YAML.replace("exact", "checker"))
        .with("checker.py", "def check(input, answer, output):\n    return True, 'right'\n");
  }

  /** The worker has only the first bytes of pictures; the server needs to know the others. */
  @Test
  void aSoundImportStaysAsItIs() throws Exception {
    Map<String, String> media = Map.of("media/a.png", "info/media/a.png");
    BundleFiles bundle = BundleFiles.of(GOOD).accepted(RIGHT);
    ImportedMission proved =
        new ImportProof(SharedSandboxes.get())
            .prove(new ImportedMission(bundle.files(), media, List.of()));
    assertThat(proved.media()).isEqualTo(media);
    assertThat(proved.notes()).isEmpty();
    assertThat(proved.bundle()).containsOnlyKeys(bundle.files().keySet());
    assertThat(proved.bundle().get("puzzle.yaml")).isEqualTo(bundle.files().get("puzzle.yaml"));
  }

  /** Nothing can notice a change of the order or of the examples, so such a change says nothing. */
  @Test
  void variantsThatCannotChangeAnAnswerDoNotCount() throws Exception {
    String source =
        """
        def solve(numbers, limit):
            order = sorted(numbers, key=lambda n: (n * 31 + 17) % 1009)
            return sum(n for n in order if n < limit)
        """;
    String examples =
        """
        for one in [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10], [11, 12]]:
            print("Example:", solve(one, 3), 4)
        """;
    assertThat(prove(BundleFiles.of(GOOD).accepted(source + examples)).notes()).isEmpty();
  }

  @Test
  void aSolutionInJavaScriptIsJudgedToo() throws Exception {
    BundleFiles bundle =
        BundleFiles.of(GOOD).accepted(RIGHT).with("starter.js", "const solve = () => null;\n");
    String first = "// expect: ACCEPTED\n";
    String right =
        "const solve = (n, top) => n.filter((one) => one < top).reduce((a, b) => a + b, 0);\n";
    assertThat(prove(bundle.with("solutions/right.js", first + right)).notes()).isEmpty();
    assertThat(errors(prove(bundle.with("solutions/right.js", first + "let solve = () => 3;\n"))))
        .singleElement(STRING)
        .startsWith("the solution gets WRONG_ANSWER");
  }

  @Test
  void aSolutionInJavaScriptAloneRefusesNoMission() throws Exception {
    BundleFiles bundle =
        BundleFiles.of(GOOD)
            .with("starter.js", "const solve = () => null;\n")
            .with("solutions/right.js", "// expect: ACCEPTED\nconst solve = () => 3;\n");
    ImportedMission proved = prove(bundle);
    assertThat(errors(proved)).isEmpty();
    assertThat(proved.bundle()).containsKey("solutions/right.js");
  }

  @Test
  void testsThatAcceptEverythingAreRefused() throws Exception {
    ImportedMission proved = prove(acceptsEverything().accepted(RIGHT));
    assertThat(proved.refused()).isTrue();
    assertThat(proved.bundle()).isEmpty();
    assertThat(errors(proved))
        .contains(
            "the imported tests accept a function that returns None",
            "the imported tests accept the solution with empty functions")
        .anyMatch(
            message ->
                message.matches(
                    "the imported tests accept \\d+ of \\d+ wrong variants of the solution; .*"));
  }

  @Test
  void aClassWithEmptyMethodsIsTriedToo() throws Exception {
    BundleFiles bundle =
        BundleFiles.of(
                """
                {"Basics": [
                  {"code": "Counter().more(3); result = True\\nresult", "answer": true,
                   "sample": true}]}
                """)
            .with("puzzle.yaml", BundleFiles.YAML.replace("solve", "Counter"))
            .with(
                "starter.py",
                "class Counter:\n    def more(self, by):\n        raise NotImplementedError\n");
    assertThat(errors(prove(bundle)))
        .containsExactly("the imported tests accept the starter code with empty functions");
  }

  @Test
  @Thorough("10 s; TestStrengthTest has the rule for games")
  void variantsOfAGoodPlayerMayPlayWell() throws Exception {
    String referee =
        """
        def referee(input):
            for round in range(3):
                result = yield [round]
                if not (isinstance(result, int) and result %s):
                    return False, "too small"
            return True, ""
        """;
    BundleFiles game =
        BundleFiles.of("{\"Game\": [{\"input\": [1], \"answer\": null, \"sample\": true}]}")
            .accepted(
                "def solve(n):\n    a = 50\n    b = 90\n    c = 70\n    return a + b + c - n\n");
    assertThat(errors(prove(game.with("referee.py", referee.formatted(">= 100"))))).isEmpty();
    assertThat(errors(prove(game.with("referee.py", referee.formatted("!= 0")))).toString())
        .contains("wrong variants of the solution");
  }

  @Test
  void aStarterThatIsAcceptedIsRefused() throws Exception {
    assertThat(errors(prove(BundleFiles.of(GOOD).with("starter.py", RIGHT))))
        .contains("the imported tests accept the starter code");
  }

  @Test
  void aSolutionThatIsNotAcceptedIsNamedWithItsVerdictAndTest() throws Exception {
    ImportedMission proved =
        prove(BundleFiles.of(GOOD).accepted(RIGHT.replace("< limit", "<= limit")));
    assertThat(proved.notes())
        .containsExactly(
            Finding.error(
                "solutions/right.py",
                0,
                "the solution gets WRONG_ANSWER: category Basics, test 1: "
                    + "the int has the wrong value"));
  }

  @Test
  void withoutASolutionTheImportHasANote() throws Exception {
    ImportedMission proved = prove(BundleFiles.of(GOOD));
    assertThat(proved.refused()).isFalse();
    assertThat(proved.bundle()).doesNotContainKey("solutions/stand-in.py");
    assertThat(proved.notes())
        .extracting(note -> note.severity() + " " + note.file() + ": " + note.message())
        .containsExactly(
            "WARNING solutions: without a solution it is not proved that the tests accept what is"
                + " right");
  }

  @Test
  void aSlowSolutionRaisesTheLimits() throws Exception {
    String slow =
        """
        def solve(number):
            for i in range(40_000):
                number += 1
            return number
        """;
    ImportedMission proved =
        prove(
            BundleFiles.of("{\"Basics\": [{\"input\": [5], \"answer\": 40005, \"sample\": true}]}")
                .with("puzzle.yaml", BundleFiles.YAML + "limits:\n  steps: 100000\n")
                .accepted(slow));
    assertThat(proved.notes()).isEmpty();
    String about = new String(proved.bundle().get("puzzle.yaml"), UTF_8);
    assertThat(about).contains("function: solve").contains("limits:\n  steps: 10000000\n");
  }

  @Test
  void aStarterThatEarnsAsManyPointsAsTheSolutionIsRefused() throws Exception {
    String starter = "def solve(number):\n    return 10 * number\n";
    BundleFiles bundle = BundleFiles.everyNumberPasses(starter);
    assertThat(errors(prove(bundle.accepted(starter.replace("10", "9")))))
        .contains(
            "the imported tests accept the starter code with 300 points, and a solution has 285");
    assertThat(
            errors(prove(bundle.with("starter.py", starter.replace("10", "0")).accepted(starter))))
        .isEmpty();
  }

  @Test
  void withoutASolutionAStarterThatEarnsPointsProvesNothing() throws Exception {
    assertThat(errors(prove(BundleFiles.everyNumberPasses("def solve(number):\n    return 0\n"))))
        .containsExactly(
            "the imported tests accept the starter code with 150 points; a solution that earns more"
                + " is needed");
  }

  @Test
  void anErrorOfTheMissionsOwnCodeIsNamedAsSuch() throws Exception {
    BundleFiles broken =
        acceptsEverything()
            .with(
                "checker.py",
                """
                def check(input, answer, output):
                    try:
                        return [output][1] == answer, ""
                    except Exception as problem:
                        return False, type(problem).__name__ + ": " + str(problem)
                """);
    assertThat(errors(prove(broken.accepted(RIGHT))))
        .singleElement()
        .asString()
        .startsWith("the solution gets WRONG_ANSWER: category Basics, test 1: ")
        .endsWith(
            "IndexError: list index out of range; the mission's own code raised this error while it"
                + " judged");
  }

  private static ImportedMission proved(Map<String, byte[]> files) throws Exception {
    ImportedMission proved = new ImportProof(SharedSandboxes.get()).prove(Packages.imported(files));
    assertThat(proved.refused()).as(proved.notes().toString()).isFalse();
    return proved;
  }

  private static Judgement judge(PuzzleBundle puzzle, String source) throws Exception {
    return new Judge(SharedSandboxes.get())
        .judge(Solution.submission(source, puzzle.limits()), puzzle.tests());
  }

  private static void assertVerdictsAreAsDeclared(PuzzleBundle puzzle) throws Exception {
    for (ReferenceSolution solution : puzzle.solutions(ProgrammingLanguage.PYTHON)) {
      Judgement judgement = judge(puzzle, solution.source());
      assertThat(judgement.verdict())
          .as(solution.file() + judgement)
          .isEqualTo(solution.expected());
    }
  }

  /** The package has an output validator, whose message reaches the player. */
  @Test
  void aPackageJudgesAsItsFoldersSay() throws Exception {
    PuzzleBundle puzzle = BundleReader.read(Packages.imported(Packages.read("sharing")).bundle());
    assertThat(judge(puzzle, puzzle.accepted().source()).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(judge(puzzle, "print(1)").message())
        .isEqualTo("category sample, test 1: the piles have different weights");
    assertThat(judge(puzzle, "print('x')").message())
        .isEqualTo("category sample, test 1: a pile has only numbers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lampposts", "teapots", "sharing"})
  @Thorough("30 s; the tests of the exchange compare the files of packages that come back")
  void aPackageThatComesBackHasTheSameTestsLimitsAndVerdicts(String name) throws Exception {
    ImportedMission first = proved(Packages.read(name));
    PuzzleBundle before = BundleReader.read(first.bundle());
    ImportedMission second = proved(KattisExport.of(name, 1, first.bundle(), before.tests()));
    PuzzleBundle after = BundleReader.read(second.bundle());
    assertThat(after.tests()).isEqualTo(before.tests());
    assertThat(after.limits()).isEqualTo(before.limits());
    assertThat(after.solutions()).isEqualTo(before.solutions());
    assertVerdictsAreAsDeclared(after);
  }

  @Test
  void anOutputValidatorThatFailsIsTheAuthorsFault() throws Exception {
    SortedMap<String, byte[]> files = Packages.read("sharing");
    files.put("output_validator/validator.py", "import sys\nsys.exit(1)\n".getBytes(UTF_8));
    ImportedMission refused =
        new ImportProof(SharedSandboxes.get()).prove(Packages.imported(files));
    assertThat(refused.refused()).isTrue();
    assertThat(refused.notes().toString()).contains("the solution gets AUTHOR_ERROR");
  }
}
