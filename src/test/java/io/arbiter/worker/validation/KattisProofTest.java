package io.arbiter.worker.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.KattisExport;
import io.arbiter.core.exchange.Packages;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.SharedSandboxes;
import io.arbiter.worker.judging.Solution;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kattis problem packages judge in the real sandboxes as their folders say. */
@Execution(ExecutionMode.SAME_THREAD)
class KattisProofTest {
  private static ImportedMission proved(Map<String, byte[]> files) throws Exception {
    ImportedMission proved = new ImportProof(SharedSandboxes.get()).prove(Packages.imported(files));
    assertThat(proved.refused()).as(proved.notes().toString()).isFalse();
    return proved;
  }

  private static SortedMap<String, Verdict> verdicts(PuzzleBundle puzzle) throws Exception {
    SortedMap<String, Verdict> verdicts = new TreeMap<>();
    for (ReferenceSolution solution : puzzle.solutions()) {
      Judgement judgement =
          new Judge(SharedSandboxes.get())
              .judge(Solution.submission(solution.source(), puzzle.limits()), puzzle.tests());
      assertThat(judgement.verdict())
          .as(solution.file() + judgement)
          .isEqualTo(solution.expected());
      verdicts.put(solution.file(), judgement.verdict());
    }
    return verdicts;
  }

  /** The package has an output validator, whose message reaches the player. */
  @Test
  void aPackageJudgesAsItsFoldersSay() throws Exception {
    PuzzleBundle puzzle = BundleReader.read(proved(Packages.read("sharing")).bundle());
    Judge judge = new Judge(SharedSandboxes.get());
    Judgement wrong = judge.judge(Solution.submission("print(1)", puzzle.limits()), puzzle.tests());
    assertThat(wrong.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(wrong.message())
        .isEqualTo("category sample, test 1: the piles have different weights");
    Judgement words =
        judge.judge(Solution.submission("print('x')", puzzle.limits()), puzzle.tests());
    assertThat(words.message()).isEqualTo("category sample, test 1: a pile has only numbers");
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
    assertThat(verdicts(after)).isEqualTo(verdicts(before));
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

  @Test
  @Thorough("15 s; ValidationTest validates, and a package is judged above")
  void anImportedPackagePassesTheValidation() throws Exception {
    var report =
        new Validation(SharedSandboxes.get())
            .validate(proved(Packages.read("lampposts")).bundle(), (_, _) -> {});
    assertThat(report.valid()).as(report.findings().toString()).isTrue();
    assertThat(report.strength().score()).isGreaterThan(0.5);
  }
}
