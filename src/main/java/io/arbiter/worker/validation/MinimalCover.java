package io.arbiter.worker.validation;

import io.arbiter.core.judging.TestCase;
import io.arbiter.core.report.StrengthReport;
import java.util.ArrayList;
import java.util.List;

/** Picks few tests that kill many survivors. */
final class Cover {
  /** An author reads no longer list. */
  private static final int MOST = 10;

  private Cover() {}

  /**
   * The test that kills most of those left comes next, and of two such the earlier.
   *
   * @param cases to pick from, the simple first
   */
  static List<StrengthReport.Proposal> of(List<Suspect> suspects, List<TestCase> cases) {
    List<StrengthReport.Proposal> proposals = new ArrayList<>();
    List<Suspect> left = suspects;
    while (proposals.size() < MOST) {
      TestCase best = null;
      long most = 0;
      for (TestCase test : cases) {
        long kills = kills(test, left);
        if (kills > most) {
          best = test;
          most = kills;
        }
      }
      if (best == null) {
        return proposals;
      }
      TestCase picked = best;
      int kills = (int) kills(picked, suspects);
      proposals.add(new StrengthReport.Proposal(picked.input(), picked.answer(), kills));
      left = left.stream().filter(suspect -> !suspect.differing().contains(picked)).toList();
    }
    return proposals;
  }

  private static long kills(TestCase test, List<Suspect> suspects) {
    return suspects.stream().filter(suspect -> suspect.differing().contains(test)).count();
  }
}
