package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.report.StrengthReport;
import java.util.ArrayList;
import java.util.List;

/** Picks a few test cases that kill many mutants, greedily. */
final class MinimalCover {
  /** Authors do not read a longer list. */
  private static final int MAX = 10;

  private MinimalCover() {}

  /**
   * Picks the test case that kills most of the remaining mutants, the earlier one if two are equal,
   * and repeats.
   *
   * @param cases to pick from, the simplest first
   */
  static List<StrengthReport.Proposal> of(List<SurvivingMutant> survivors, List<TestCase> cases) {
    List<StrengthReport.Proposal> proposals = new ArrayList<>();
    List<SurvivingMutant> left = survivors;
    while (proposals.size() < MAX) {
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
