package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCase;
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

  /** Each disagreement costs one more judgement. */
  private static final int MAX_DISAGREEMENTS = 25;

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
  List<SurvivingMutant> of(List<SurvivingMutant> survivors, Validation.Watcher progress)
      throws SandboxUnavailable, InterruptedException {
    Map<SurvivingMutant, TestCase> first = new LinkedHashMap<>();
    Set<TestCase> distinguishing = identitySet();
    Set<SurvivingMutant> examined = identitySet();
    for (SurvivingMutant survivor : survivors) {
      List<TestCase> cases = agreedCases(survivor).cases();
      if (trial.budget().isUsedUp()) {
        break;
      }
      int passed = passed(survivor, cases);
      examined.add(survivor);
      progress.done(examined.size(), survivors.size());
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

  private static <T> Set<T> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private SurvivingMutant examined(
      SurvivingMutant survivor, @Nullable TestCase first, List<TestCase> distinguishing)
      throws SandboxUnavailable, InterruptedException {
    Set<TestCase> differing = identitySet();
    AgreedCases agreed = agreedCases(survivor);
    if (first != null) {
      differing.add(first);
      Set<TestCase> allowed = identitySet();
      allowed.addAll(agreed.cases());
      List<TestCase> rest = distinguishing.stream().filter(allowed::contains).toList();
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

  /**
   * The made-up test cases that a solution passes. Accepted solutions may differ on an input that
   * the puzzle does not allow; such an input says nothing about their mutants.
   *
   * @param cases in order; empty if there are none, or the budget was used up
   * @param limits for mutants of the solution, for all cases together
   */
  private record AgreedCases(List<TestCase> cases, Limits limits) {}

  private AgreedCases agreedCases(SurvivingMutant survivor)
      throws SandboxUnavailable, InterruptedException {
    AgreedCases known = agreedByOrigin.get(survivor.origin());
    if (known == null) {
      known = agreedCases(survivor.origin().source());
      agreedByOrigin.put(survivor.origin(), known);
    }
    return known;
  }

  private AgreedCases agreedCases(String solution) throws SandboxUnavailable, InterruptedException {
    List<TestCase> agreed = new ArrayList<>();
    List<TestCase> rest = madeUp;
    for (int i = 0; i < MAX_DISAGREEMENTS && !rest.isEmpty() && !trial.budget().isUsedUp(); i++) {
      Judgement judgement = judge(solution, rest, bundle.limits());
      int passed = TrialJudge.passed(judgement);
      agreed.addAll(rest.subList(0, passed));
      // A case that ends at a limit may cost a child, and the larger cases after it would too.
      boolean ended =
          judgement.verdict() != Verdict.WRONG_ANSWER
              && judgement.verdict() != Verdict.RUNTIME_ERROR;
      rest = ended ? List.of() : rest.subList(passed + 1, rest.size());
    }
    while (!agreed.isEmpty() && !trial.budget().isUsedUp()) {
      Judgement all = judge(solution, agreed, bundle.limits());
      if (all.verdict() == Verdict.ACCEPTED) {
        return new AgreedCases(agreed, TrialJudge.limitsNear(all.usage(), bundle.limits()));
      }
      // Each case alone passed, so all of them together exceed a limit.
      agreed = agreed.subList(0, agreed.size() / 2);
    }
    return new AgreedCases(List.of(), bundle.limits());
  }

  /** How many cases the mutant passes before the first failure; all if the judge failed. */
  private int passed(SurvivingMutant survivor, List<TestCase> cases)
      throws SandboxUnavailable, InterruptedException {
    if (cases.isEmpty()) {
      return 0;
    }
    Judgement judgement = judge(survivor.mutant().source(), cases, agreedCases(survivor).limits());
    return judgement.verdict() == Verdict.JUDGE_ERROR ? cases.size() : TrialJudge.passed(judgement);
  }

  private Judgement judge(String source, List<TestCase> cases, Limits limits)
      throws SandboxUnavailable, InterruptedException {
    return trial.judge(source, TrialJudge.madeUp(bundle.tests(), cases), limits);
  }
}
