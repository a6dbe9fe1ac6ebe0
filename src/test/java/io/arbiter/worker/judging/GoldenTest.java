package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.worker.validation.BundleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shipped solutions get their declared verdicts, in the real sandbox. */
@Execution(ExecutionMode.SAME_THREAD)
class GoldenTest {
  private static final Path PUZZLES = Path.of("puzzles");

  static Stream<Path> puzzles() throws IOException {
    try (Stream<Path> folders = Files.list(PUZZLES)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  /** Of each kind: plain ones, with checkers, with inspectors, about classes, about the sandbox. */
  static Stream<Path> tellingPuzzles() {
    String names =
        """
        bee-dance fizz-buzz guard-at-the-door last-biscuit penguin-slide postcard-code
        sandbox-5-no-family-tree tiny-spreadsheet undo-notebook
        """;
    return Stream.of(names.split("\\s+")).map(PUZZLES::resolve);
  }

  private static PuzzleBundle read(Path folder) throws Exception {
    return BundleReader.read(BundleFiles.in(folder));
  }

  private static Judgement judge(PuzzleBundle puzzle, SourceCode code) throws Exception {
    return new Judge(SharedSandboxes.get())
        .judge(Solution.submission(code, puzzle.limits()), puzzle.tests());
  }

  @ParameterizedTest
  @MethodSource("tellingPuzzles")
  void theFirstAcceptedSolutionOfAPuzzleIsAccepted(Path folder) throws Exception {
    PuzzleBundle puzzle = read(folder);
    Judgement judgement = judge(puzzle, puzzle.accepted().code());
    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.ACCEPTED);
    assertThat(judgement.passed()).isEqualTo(puzzle.tests().size());
  }

  @ParameterizedTest
  @MethodSource("puzzles")
  @Thorough(
      "five minutes; puzzles of each kind are judged above, and ProgramTest has wrong solutions")
  void everySolutionGetsItsDeclaredVerdict(Path folder) throws Exception {
    solutionsGetTheirVerdicts(read(folder), ProgrammingLanguage.PYTHON);
  }

  /** All of them, because a judgement in JavaScript takes some milliseconds. */
  @Test
  void everySolutionInJavaScriptGetsItsDeclaredVerdict() throws Exception {
    int offered = 0;
    for (Path folder : puzzles().toList()) {
      PuzzleBundle puzzle = read(folder);
      if (puzzle.starters().containsKey(ProgrammingLanguage.JAVASCRIPT)) {
        offered++;
        solutionsGetTheirVerdicts(puzzle, ProgrammingLanguage.JAVASCRIPT);
      }
    }
    assertThat(offered).isGreaterThanOrEqualTo(30);
  }

  private static void solutionsGetTheirVerdicts(PuzzleBundle puzzle, ProgrammingLanguage language)
      throws Exception {
    List<String> wrong = new ArrayList<>();
    for (ReferenceSolution solution : puzzle.solutions(language)) {
      Judgement judgement = judge(puzzle, solution.code());
      String category = judgement.failure() == null ? null : judgement.failure().category();
      boolean caught = solution.category() == null || solution.category().equals(category);
      if (judgement.verdict() != solution.expected() || !caught) {
        wrong.add(solution.file() + " got " + judgement);
      }
      assertThat(judgement.total()).isEqualTo(puzzle.tests().size());
    }
    assertThat(wrong).isEmpty();
    Judgement starter = judge(puzzle, new SourceCode(language, puzzle.starters().get(language)));
    assertThat(starter.verdict()).as("the starter must fail").isNotEqualTo(Verdict.ACCEPTED);
    assertThat(starter.categories())
        .extracting(CategoryResult::name)
        .containsExactlyElementsOf(
            puzzle.tests().categories().stream().map(c -> c.name()).toList());
  }
}
