package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.judging.TestSet;
import io.arbiter.core.judging.Verdict;
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

/** Looks for made-up test cases on which mutants differ from their origins. Used once. */
final class Differences {
  /** Each is judged with every suspect that it may tell from its origin. */
  private static final int MOST_TELLING = 30;

  private final PuzzleBundle bundle;
  private final List<TestCase> probes;
  private final Trial trial;
  private final Map<ReferenceSolution, Agreement> agreements = new HashMap<>();

  Differences(PuzzleBundle bundle, List<TestCase> probes, Trial trial) {
    this.bundle = bundle;
    this.probes = probes;
    this.trial = trial;
  }

  /** The suspects with what they differ in, in the same order. */
  List<Suspect> of(List<Suspect> suspects) throws SandboxUnavailable, InterruptedException {
    Map<Suspect, TestCase> first = new LinkedHashMap<>();
    Set<TestCase> telling = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Suspect suspect : suspects) {
      List<TestCase> cases = agreement(suspect).cases();
      int passed = passed(suspect, cases);
      if (passed < cases.size()) {
        first.put(suspect, cases.get(passed));
        telling.add(cases.get(passed));
      }
    }
    List<TestCase> inOrder = probes.stream().filter(telling::contains).limit(MOST_TELLING).toList();
    List<Suspect> found = new ArrayList<>();
    for (Suspect suspect : suspects) {
      found.add(seen(suspect, first.get(suspect), inOrder));
    }
    return found;
  }

  private Suspect seen(Suspect suspect, @Nullable TestCase first, List<TestCase> telling)
      throws SandboxUnavailable, InterruptedException {
    Set<TestCase> differing = Collections.newSetFromMap(new IdentityHashMap<>());
    Agreement agreement = agreement(suspect);
    if (first != null) {
      differing.add(first);
      List<TestCase> rest = agreed(agreement, telling);
      // Those before the first were judged on the way to it.
      rest = rest.subList(rest.indexOf(first) + 1, rest.size());
      while (!rest.isEmpty()) {
        int passed = passed(suspect, rest);
        if (passed < rest.size()) {
          differing.add(rest.get(passed));
        }
        rest = rest.subList(Math.min(rest.size(), passed + 1), rest.size());
      }
    }
    boolean cleared = first == null && !agreement.cases().isEmpty();
    return new Suspect(suspect.origin(), suspect.mutant(), differing, cleared);
  }

  private static List<TestCase> agreed(Agreement agreement, List<TestCase> telling) {
    Set<TestCase> agreed = Collections.newSetFromMap(new IdentityHashMap<>());
    agreed.addAll(agreement.cases());
    return telling.stream().filter(agreed::contains).toList();
  }

  private Agreement agreement(Suspect suspect) throws SandboxUnavailable, InterruptedException {
    Agreement agreement = agreements.get(suspect.origin());
    if (agreement == null) {
      agreement = Agreement.of(suspect.origin().source(), bundle, probes, trial);
      agreements.put(suspect.origin(), agreement);
    }
    return agreement;
  }

  /** How many the suspect passes before the first that it fails; all when nothing is known. */
  private int passed(Suspect suspect, List<TestCase> cases)
      throws SandboxUnavailable, InterruptedException {
    if (cases.isEmpty()) {
      return 0;
    }
    TestSet tests = Trial.madeUp(bundle.tests(), cases);
    Judgement judgement =
        trial.judge(suspect.mutant().source(), tests, agreement(suspect).limits());
    return judgement.verdict() == Verdict.JUDGE_ERROR ? cases.size() : Trial.passed(judgement);
  }
}
