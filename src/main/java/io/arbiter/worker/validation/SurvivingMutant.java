package io.arbiter.worker.validation;

import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.report.StrengthReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mutant that the tests accept.
 *
 * @param simplest the first of the made-up test cases that show a difference, or null
 * @param differing made-up test cases that the origin passes and the mutant fails; compared by
 *     identity
 * @param equivalent whether no made-up test case shows a difference between the mutant and its
 *     origin
 * @param examined whether a difference was looked for
 */
record SurvivingMutant(
    ReferenceSolution origin,
    Mutant mutant,
    @Nullable TestCase simplest,
    Set<TestCase> differing,
    boolean equivalent,
    boolean examined) {
  /** Authors do not read a longer list. */
  private static final int MAX_PROPOSALS = 10;

  /** A mutant that has not been compared with its origin. */
  static SurvivingMutant unexamined(ReferenceSolution origin, Mutant mutant) {
    return new SurvivingMutant(origin, mutant, null, Set.of(), false, false);
  }

  StrengthReport.Survivor toReport() {
    return new StrengthReport.Survivor(
        origin.file(),
        new StrengthReport.Change(
            mutant.line(), mutant.operator(), mutant.before(), mutant.after(), diff()),
        equivalent,
        simplest == null ? null : simplest.input(),
        simplest == null ? null : simplest.answer());
  }

  private @Nullable String diff() {
    Mutant.Edit edit = mutant.edit();
    return edit == null ? null : edit.diff(origin.file(), origin.source()).orElse(null);
  }

  /**
   * A few test cases that kill many mutants. Picks the test case that kills most of the remaining
   * mutants, the earlier one if two are equal, and repeats.
   *
   * @param cases to pick from, the simplest first
   */
  static List<StrengthReport.Proposal> proposals(
      List<SurvivingMutant> survivors, List<TestCase> cases) {
    List<StrengthReport.Proposal> proposals = new ArrayList<>();
    List<SurvivingMutant> left = survivors;
    while (proposals.size() < MAX_PROPOSALS) {
      TestCase best = null;
      long bestKills = 0;
      for (TestCase test : cases) {
        long kills = kills(test, left);
        if (kills > bestKills) {
          best = test;
          bestKills = kills;
        }
      }
      if (best == null) {
        return proposals;
      }
      TestCase picked = best;
      int kills = (int) kills(picked, survivors);
      proposals.add(new StrengthReport.Proposal(picked.input(), picked.answer(), kills));
      left = left.stream().filter(survivor -> !survivor.differing().contains(picked)).toList();
    }
    return proposals;
  }

  private static long kills(TestCase test, List<SurvivingMutant> survivors) {
    return survivors.stream().filter(survivor -> survivor.differing().contains(test)).count();
  }
}
