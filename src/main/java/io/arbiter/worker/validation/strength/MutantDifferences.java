package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds made-up test cases on which mutants differ from their origins. Use each object once. */
final class MutantDifferences {
  /**
   * Each of these test cases is judged with every mutant that it may distinguish from its origin.
   */
  private static final int MAX_DISTINGUISHING = 30;

  private final PuzzleBundle bundle;
  private final List<TestCase> madeUp;
  private final TrialJudge trial;
  private final Map<ReferenceSolution, AgreedCases> agreedByOrigin = new HashMap<>();

  MutantDifferences(PuzzleBundle bundle, List<TestCase> madeUp, TrialJudge trial) {
    this.bundle = bundle;
    this.madeUp = madeUp;
    this.trial = trial;
  }

  /**
   * The mutants with the test cases on which they differ from their origins, in the same order.
   * When the budget is used up, the other mutants come back as they are.
   *
   * @param progress is told how many mutants were looked at
   */
  List<SurvivingMutant> of(List<SurvivingMutant> survivors, TestStrength.Progress progress)
      throws SandboxUnavailable, InterruptedException {
    Map<SurvivingMutant, TestCase> first = new LinkedHashMap<>();
    Set<TestCase> distinguishing = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<SurvivingMutant> examined = Collections.newSetFromMap(new IdentityHashMap<>());
    for (SurvivingMutant survivor : survivors) {
      List<TestCase> cases = agreedCases(survivor).cases();
      if (trial.budget().isUsedUp()) {
        break;
      }
      int passed = passed(survivor, cases);
      examined.add(survivor);
      progress.judged(examined.size(), survivors.size());
      if (passed < cases.size()) {
        first.put(survivor, cases.get(passed));
        distinguishing.add(cases.get(passed));
      }
    }
    List<TestCase> inOrder =
        madeUp.stream().filter(distinguishing::contains).limit(MAX_DISTINGUISHING).toList();
    List<SurvivingMutant> found = new ArrayList<>();
    for (SurvivingMutant survivor : survivors) {
      found.add(
          examined.contains(survivor)
              ? examined(survivor, first.get(survivor), inOrder)
              : survivor);
    }
    return found;
  }

  private SurvivingMutant examined(
      SurvivingMutant survivor, @Nullable TestCase first, List<TestCase> distinguishing)
      throws SandboxUnavailable, InterruptedException {
    Set<TestCase> differing = Collections.newSetFromMap(new IdentityHashMap<>());
    AgreedCases agreed = agreedCases(survivor);
    if (first != null) {
      differing.add(first);
      List<TestCase> rest = onlyAgreed(distinguishing, agreed);
      // The cases before the first difference were already judged.
      rest = rest.subList(rest.indexOf(first) + 1, rest.size());
      while (!rest.isEmpty() && !trial.budget().isUsedUp()) {
        int passed = passed(survivor, rest);
        if (passed < rest.size()) {
          differing.add(rest.get(passed));
        }
        rest = rest.subList(Math.min(rest.size(), passed + 1), rest.size());
      }
    }
    boolean equivalent = first == null && !agreed.cases().isEmpty();
    return new SurvivingMutant(
        survivor.origin(), survivor.mutant(), first, differing, equivalent, true);
  }

  private static List<TestCase> onlyAgreed(List<TestCase> cases, AgreedCases agreed) {
    Set<TestCase> allowed = Collections.newSetFromMap(new IdentityHashMap<>());
    allowed.addAll(agreed.cases());
    return cases.stream().filter(allowed::contains).toList();
  }

  private AgreedCases agreedCases(SurvivingMutant survivor)
      throws SandboxUnavailable, InterruptedException {
    AgreedCases agreed = agreedByOrigin.get(survivor.origin());
    if (agreed == null) {
      agreed = AgreedCases.of(survivor.origin().source(), bundle, madeUp, trial);
      agreedByOrigin.put(survivor.origin(), agreed);
    }
    return agreed;
  }

  /** How many cases the mutant passes before the first failure; all if the judge failed. */
  private int passed(SurvivingMutant survivor, List<TestCase> cases)
      throws SandboxUnavailable, InterruptedException {
    if (cases.isEmpty()) {
      return 0;
    }
    TestSet tests = TrialJudge.madeUp(bundle.tests(), cases);
    Judgement judgement =
        trial.judge(survivor.mutant().source(), tests, agreedCases(survivor).limits());
    return judgement.verdict() == Verdict.JUDGE_ERROR ? cases.size() : TrialJudge.passed(judgement);
  }
}
