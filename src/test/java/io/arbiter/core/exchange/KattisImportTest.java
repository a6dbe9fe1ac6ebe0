package io.arbiter.core.exchange;

import static io.arbiter.core.bundle.Bundles.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.core.Soon;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Bundles;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KattisImportTest {
  private static final String PROBLEM = "problem_format_version: 2025-09\nname: Echo\n";
  private static final String NO_LATEX =
      "! statement/problem.en.tex: %s is not in the part of LaTeX that is converted";

  private static String text(ImportedMission mission, String path) {
    return Bundles.text(mission.bundle().get(path));
  }

  @Test
  void aPackageBecomesABundle() throws Exception {
    ImportedMission mission = Packages.imported(Packages.read("lampposts"));
    assertThat(Packages.texts(mission.notes()))
        .containsExactlyInAnyOrder("submissions/accepted: is not imported");
    assertThat(text(mission, "input_validators/street.py")).contains("[ox]{1,1000}");
    PuzzleBundle puzzle = BundleReader.read(mission.bundle());
    assertThat(puzzle.texts().title()).isEqualTo("Lampposts");
    assertThat(puzzle.about().tags()).containsExactly("counting", "strings");
    assertThat(puzzle.limits())
        .isEqualTo(new Limits(12_500, 10_000_000, 64L << 20, Limits.HIGHEST.outputBytes()));
    assertThat(puzzle.tests().comparison()).isEqualTo(Comparison.TOKENS);
    assertThat(puzzle.tests().categories())
        .extracting(TestCategory::name, category -> category.cases().size())
        .containsExactly(tuple("sample", 2), tuple("01-short", 6), tuple("02-long", 3));
    assertThat(puzzle.tests().categories().getFirst().cases().getFirst().explanation())
        .isEqualTo("Two lamps in the middle are dark.");
    assertThat(puzzle.solutions())
        .extracting(solution -> solution.file().substring(10) + " " + solution.expected())
        .containsExactly(
            "counts_all.py WRONG_ANSWER",
            "endless.py TIME_LIMIT",
            "first_stretch.py RUNTIME_ERROR",
            "loop.py ACCEPTED",
            "split.py ACCEPTED");
    assertThat(text(mission, "solutions/loop.py")).contains("MOST = 1000\n");
    assertThat(puzzle.texts().statement())
        .startsWith("# Lampposts\n\n")
        .contains("with `1 ≤ n ≤ 1000` letters")
        .contains("![The street](media/street.svg)")
        .doesNotContain("{{");
    assertThat(puzzle.texts().translations()).extracting(t -> t.title()).containsExactly("Ліхтарі");
    assertThat(text(mission, "puzzle.yaml")).contains("license: CC-BY-SA-4.0", "source: Arbiter");
  }

  @Test
  void onlyInputValidatorsOfOnePythonFileWithoutArgumentsAreKept() throws Exception {
    SortedMap<String, byte[]> files = Packages.read("lampposts");
    String both = "input_format_validators/street/both.py";
    change(files, both, "import sys\nsys.exit(42)  # {{most}}\n");
    change(files, "input_validators/testlib.h", "");
    change(files, "input_validators/cpp/a.cpp", "");
    change(files, "input_validators/cpp/b.py", "");
    ImportedMission mission = Packages.imported(files);
    String not = ": is not run: only a single Python file is";
    assertThat(Packages.texts(mission.notes()))
        .contains("input_validators/cpp" + not, "input_validators/testlib.h" + not);
    assertThat(text(mission, "input_validators/street-2.py"))
        .isEqualTo("import sys\nsys.exit(42)  # 1000\n");
    assertThat(mission.bundle().keySet().stream().filter(path -> path.startsWith("input")))
        .containsExactly("input_validators/street-2.py", "input_validators/street.py");

    change(files, "data/sample/test_group.yaml", "input_validator_args: [x]\n");
    assertThat(Packages.texts(Packages.imported(files).notes()))
        .contains("input_validators/street.py: is not run, because it takes input_validator_args");
  }

  @Test
  void plainLatexBecomesMarkdown() throws Exception {
    ImportedMission mission = Packages.imported(Packages.read("teapots"));
    assertThat(Packages.texts(mission.notes()))
        .containsExactlyInAnyOrder(
            "problem.yaml: rights_owner is not imported", "solution: is not imported");
    assertThat(text(mission, "statement.md"))
        .isEqualTo(
            """
            # Teapots

            The tea in *all* pots is poured into one. How warm is it? A pot of `a` litres at `b` degrees counts `a` times, and
            “warm” is the mean.

            ## Input

            The first line has the number of pots, `1 ≤ n ≤ 100`. Then follow:

            - the litres of each pot, a number above 0;
            - its warmth in degrees.

            ## Output

            The warmth. It may be wrong by `0.000001`.
            """);
    TestSet tests = BundleReader.read(mission.bundle()).tests();
    assertThat(tests.comparison()).isEqualTo(new Comparison.Tokens(false, false, 1e-6, 1e-6));
    assertThat(tests.reveal()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          problem.yaml | type: scoring | ! problem.yaml: type: scoring cannot be imported, only pass-fail
          problem.yaml | type: [pass-fail, interactive] | ! problem.yaml: type: interactive cannot be imported, only pass-fail
          problem.yaml | type: multi-pass | ! problem.yaml: type: multi-pass cannot be imported, only pass-fail
          problem.yaml | validator_flags: x | ! problem.yaml: unknown key validator_flags
          problem.yaml | embargo_until: 2030-01-01 | problem.yaml: embargo_until is not imported
          problem.yaml | limits: {code: 1} | problem.yaml: limits.code is not imported
          problem.yaml | limits: {time_limit: 100} | problem.yaml: limits.time_limit: 100 s is more than possible here
          problem.yaml | limits: {memory: big} | ! problem.yaml: limits.memory must be a number above 0
          problem.yaml | languages: [cpp] | problem.yaml: languages: solutions are written in Python here
          include/python3/x.py | x = 1 | ! include: cannot be imported: a solution is a single file here
          static_validator/x.py | x = 1 | ! static_validator: cannot be imported: a solution is a single file here
          attachments/x.py | x = 1 | attachments: is not imported
          data/secret/1.yaml | args: [a] | ! data/secret/1.in: a program gets no args here, only stdin
          data/secret/1.yaml | output_validator_args: [case_sensitive] | ! data: has different output_validator_args for its tests; all must have the same
          data/secret/1.files/a.in | x | ! data/secret/1.files: a program reads no files here, only stdin
          data/secret/test_group.yaml | max_score: 5 | ! data/secret/test_group.yaml: max_score cannot be imported
          data/secret/test_group.yaml | grading: x | ! data/secret/test_group.yaml: unknown key grading
          data/secret/test_group.yaml | - | ! data/secret/test_group.yaml: must be a mapping
          data/secret/9.in | x | ! data/secret/9.ans: is missing or too large
          data/invalid_input/1.in | x | data/invalid_input: is not imported
          submissions/rejected/a.py | x = 1 | submissions/rejected/a.py: is left out: its folder does not say which verdict it gets here
          submissions/submissions.yaml | a: {} | submissions/submissions.yaml: is not imported: the folder says the verdict
          output_validator/a.cpp | x | ! output_validator: must be a single Python file, because it runs in the sandbox
          statement/problem.en.tex | x |
          """)
  void whatCannotBeCarriedIsRefusedOrListed(String path, String text, String note) {
    SortedMap<String, byte[]> files = minimal();
    change(files, path, Bundles.text(files.getOrDefault(path, new byte[0])) + text + "\n");
    ImportedMission mission = Packages.imported(files);
    assertThat(Packages.texts(mission.notes())).isEqualTo(note == null ? List.of() : List.of(note));
    assertThat(mission.bundle().isEmpty()).isEqualTo(note != null && note.startsWith("! "));
  }

  private static SortedMap<String, byte[]> minimal(String... changes) {
    SortedMap<String, byte[]> files =
        Bundles.files(
            "problem.yaml", PROBLEM,
            "statement/problem.en.md", "Say it again.\n",
            "data/sample/1.in", "a\n",
            "data/sample/1.ans", "a\n",
            "data/secret/1.in", "b\n",
            "data/secret/1.ans", "b\n",
            "submissions/accepted/a.py", "print(input())\n");
    change(files, changes);
    return files;
  }

  private static List<String> notes(SortedMap<String, byte[]> files) {
    return Packages.texts(Packages.imported(files).notes());
  }

  @ParameterizedTest
  @CsvSource({
    "data/sample/a.b, data/sample/a/b, tests/sample/a.b.in",
    "data/secret/g/a.b, data/secret/g/a/b, tests/g/a.b.in",
    "data/secret/1, data/secret/secret/1, tests/secret/1.in",
    "data/secret/sample/2, data/secret/secret-sample/2, tests/secret-sample/2.in"
  })
  void noTestReplacesAnother(String first, String second, String target) {
    SortedMap<String, byte[]> files = minimal();
    for (String test : List.of(first, second)) {
      change(files, test + ".in", test, test + ".ans", test);
    }
    assertThat(notes(files))
        .containsExactly("! " + second + ".in: another test becomes " + target + " too");
  }

  @Test
  void aPackageOfAnotherVersionOrWithoutItsPartsIsRefused() {
    assertThat(notes(minimal("problem.yaml", "name: Echo\n")))
        .containsExactly("! problem.yaml: problem_format_version must be 2025-09, but is legacy");
    String fits = PROBLEM + "constants:\n  name: " + "x".repeat(100);
    assertThat(notes(minimal("problem.yaml", fits))).isEmpty();
    assertThat(notes(minimal("problem.yaml", fits + "x")))
        .containsExactly("! problem.yaml: the constant name has more than 100 characters");
    assertThat(notes(Bundles.files("a.md", "x")))
        .containsExactly("! problem.yaml: is missing: this is no Kattis problem package");
    SortedMap<String, byte[]> noSample = minimal();
    noSample.keySet().removeIf(path -> path.startsWith("data/sample"));
    assertThat(notes(noSample))
        .containsExactly("! data/sample: has no test, but a puzzle shows at least one sample");
    SortedMap<String, byte[]> pdf = minimal("statement/problem.en.pdf", "%PDF");
    pdf.remove("statement/problem.en.md");
    assertThat(notes(pdf))
        .contains("! statement/: has no statement problem.<language>.md or .tex with a name");
    assertThat(notes(latex("\\begin{tabular}{l}x\\end{tabular} \\foo{x}\n")))
        .containsExactly(NO_LATEX.formatted("\\begin{tabular}"), NO_LATEX.formatted("\\foo"));
  }

  /** One test without a group and a file of its own, and one in a group. */
  @ParameterizedTest
  @CsvSource({
    "true, , , true, false",
    "true, true, , true, false",
    "true, false, , false, true",
    "true, , false, false, true",
    ", true, , false, true",
    ", true, true, true, false",
    "false, , , false, false",
    ", , , false, false"
  })
  void secretTestsAreShownOnlyIfAllOfThemMayBeShown(
      Boolean all, Boolean group, Boolean own, boolean shown, boolean noted) throws Exception {
    SortedMap<String, byte[]> files =
        minimal("data/secret/g/1.in", "c\n", "data/secret/g/1.ans", "c\n");
    String feedback = "full_feedback: ";
    change(files, "data/secret/test_group.yaml", all == null ? "{}" : feedback + all);
    change(files, "data/secret/g/test_group.yaml", group == null ? "{}" : feedback + group);
    change(files, "data/secret/1.yaml", own == null ? "{}" : feedback + own);
    ImportedMission mission = Packages.imported(files);
    PuzzleBundle puzzle = BundleReader.read(mission.bundle());
    assertThat(puzzle.limits().outputBytes()).isEqualTo(Limits.HIGHEST.outputBytes());
    assertThat(puzzle.tests().reveal()).isEqualTo(shown);
    String note =
        "data/secret: has different full_feedback for its tests: players see none of them here";
    assertThat(Packages.texts(mission.notes())).isEqualTo(noted ? List.of(note) : List.of());
  }

  private static SortedMap<String, byte[]> latex(String text) {
    SortedMap<String, byte[]> files = minimal("statement/problem.en.tex", text);
    files.remove("statement/problem.en.md");
    return files;
  }

  @ParameterizedTest
  @CsvSource({
    "wrong_answer, # expect: WRONG_ANSWER secret, # expect: WRONG_ANSWER secret",
    "wrong_answer, # expect: WRONG_ANSWER other, # expect: WRONG_ANSWER",
    "wrong_answer, # expect: ACCEPTED, # expect: WRONG_ANSWER",
    "rejected, #expect: OUTPUT_LIMIT, # expect: OUTPUT_LIMIT"
  })
  void aSubmissionMayNameTheVerdictOfItsFolderAndACategory(
      String folder, String line, String imported) {
    ImportedMission mission =
        Packages.imported(minimal("submissions/" + folder + "/b.py", line + "\nx = 1\n"));
    assertThat(mission.notes()).isEmpty();
    assertThat(text(mission, "solutions/b.py")).isEqualTo(imported + "\nx = 1\n");
  }

  private static void assertSoon(String latex, String... notes) {
    assertThat(Soon.done(() -> notes(latex(latex)))).containsExactly(notes);
  }

  @Test
  void hostileLatexIsConvertedOrRefusedSoon() {
    assertSoon("\n".repeat(60_000));
    assertSoon("\\a[".repeat(20_000), NO_LATEX.formatted("\\a"));
    assertSoon("\\begin{verbatim}".repeat(4_000), NO_LATEX.formatted("\\begin{verbatim}"));
    assertSoon(
        "\n".repeat(1_000_000), "! statement/problem.en.tex: has more than 65536 characters");
  }

  @Test
  void listingsOfLatexStayAsTheyAre() {
    ImportedMission mission =
        Packages.imported(
            latex(
                """
                \\begin{lstlisting}[language=Python]
                print("$a$") % 2
                \\end{lstlisting}
                Then $b$ for \\$5 or \\$6:
                \\begin{verbatim}
                \\item
                \\end{verbatim}
                """));
    assertThat(text(mission, "statement.md"))
        .isEqualTo(
            """
            # Echo

            ```
            print("$a$") % 2
            ```

            Then `b` for $5 or $6:

            ```
            \\item
            ```
            """);
  }

  @ParameterizedTest
  @MethodSource("io.arbiter.core.exchange.Packages#names")
  void aPackageComesBackFromABundle(String name) throws Exception {
    ImportedMission first = Packages.imported(Packages.read(name));
    assertThat(first.refused()).as(first.notes().toString()).isFalse();
    PuzzleBundle before = BundleReader.read(first.bundle());
    SortedMap<String, byte[]> exported = KattisExport.of(name, 1, first.bundle(), before.tests());
    ImportedMission second = Packages.imported(exported);
    PuzzleBundle after = BundleReader.read(second.bundle());
    assertThat(after.tests()).isEqualTo(before.tests());
    assertThat(after.tests().checker() != null).isEqualTo(name.equals("sharing"));
    assertThat(after.tests().runsPrograms()).isFalse();
    assertThat(after.limits()).isEqualTo(before.limits());
    assertThat(after.solutions()).isEqualTo(before.solutions());
    assertThat(after.texts()).isEqualTo(before.texts());
    assertThat(after.about().tags()).isEqualTo(before.about().tags());
    assertThat(KattisExport.of(name, 1, second.bundle(), after.tests()).keySet())
        .isEqualTo(exported.keySet());
    assertThat(exported.keySet()).allMatch(path -> path.startsWith(name + "/"));
  }

  /** In a package, dollars are marks of formulas, and double braces those of commands. */
  @Test
  void dollarsAndBracesOfAStatementComeBack() throws Exception {
    String statement =
        """
        # Echo

        An apple costs $5, a pear $6, both \\\\$11. Say {{nextsample}}, {{{x}}} or \\{{y}}.

        `$a$ {{b}}` and ``$c$`` are code, $$d$$ is not.

        ~~~
        $g$ {{h}}
        ~~~
        """;
    SortedMap<String, byte[]> bundle = new TreeMap<>(Packages.imported(minimal()).bundle());
    change(bundle, "statement.md", statement);
    TestSet tests = BundleReader.read(bundle).tests();
    SortedMap<String, byte[]> exported = KattisExport.of("echo", 1, bundle, tests);
    assertThat(Bundles.text(exported.get("echo/statement/problem.en.md")))
        .isEqualTo(
            """
            An apple costs \\$5, a pear \\$6, both \\\\\\$11. Say {\\{nextsample}}, {\\{\\{x}}} or \\{\\{y}}.

            `$a$ {{b}}` and ``$c$`` are code, \\$\\$d\\$\\$ is not.

            ~~~
            $g$ {{h}}
            ~~~
            """);
    ImportedMission again = Packages.imported(exported);
    assertThat(text(again, "statement.md")).isEqualTo(statement);
  }

  @Test
  void escapedDollarsAreNoFormulasInMarkdownAndTestsKeepTheirLineEnds() {
    String statement = "It costs \\$5 or $n \\le 6$ \\$, see {\\{x}} {{y}}.\n";
    String input = "\uFEFF1\r\nx\r\n";
    var mission =
        Packages.imported(minimal("statement/problem.en.md", statement, "data/secret/1.in", input));
    assertThat(text(mission, "statement.md"))
        .isEqualTo("# Echo\n\nIt costs $5 or `n ≤ 6` $, see {{x}} {{y}}.\n");
    assertThat(text(mission, "tests/secret/1.in")).isEqualTo(input);
  }

  @Test
  void picturesOfSeveralFoldersKeepApart() {
    SortedMap<String, byte[]> files = Packages.read("lampposts");
    change(files, "statement/a/street.svg", Bundles.text(files.get("statement/street.svg")) + "\n");
    change(
        files,
        "statement/problem.en.md",
        "![One](street.svg) ![Again](./street.svg) ![Another](a/street.svg)");
    ImportedMission mission = Packages.imported(files);
    assertThat(text(mission, "statement.md"))
        .contains(
            "![One](media/street.svg) ![Again](media/street.svg) ![Another](media/2-street.svg)");
    assertThat(mission.media())
        .containsEntry("media/street.svg", "statement/street.svg")
        .containsEntry("media/2-street.svg", "statement/a/street.svg");
  }

  /** More tests than a file of a bundle may have, as the generated ones of a puzzle can be. */
  @Test
  void aPuzzleOfManyTestsIsExportedAndOneWithAFunctionIsNot() throws Exception {
    ImportedMission mission = Packages.imported(Packages.read("lampposts"));
    TestSet tests = BundleReader.read(mission.bundle()).tests();
    TestCase secret = tests.categories().getLast().cases().getFirst();
    var generated = new TestCategory("Generated", Collections.nCopies(1_100, secret));
    TestSet many = tests.with(List.of(tests.categories().getFirst(), generated));
    assertThat(KattisExport.of("lampposts", 1, mission.bundle(), many).keySet())
        .filteredOn(path -> path.contains("/data/secret/") && path.endsWith(".in"))
        .hasSize(1_100);
    TestSet function = new TestSet("f", Comparison.EXACT, null, false, List.of());
    assertThat(KattisExport.obstacle(function))
        .hasValue("solutions define the function f, and the Kattis format has only programs");
  }
}
