package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Sandboxes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Measures how many small faults a puzzle's tests notice: mutants of its accepted solutions are
 * judged, and for those that are accepted an input is sought on which they differ from their
 * origin. The same bundle has the same report. Thread-safe.
 */
public final class TestStrength {
  private static final int MOST_SOLUTIONS = 3;

  /** Is told how many of the mutants have been judged. */
  @FunctionalInterface
  public interface Progress {
    void judged(int done, int total);
  }

  private final Sandboxes sandboxes;
  private final Trial trial;

  public TestStrength(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
    trial = new Trial(sandboxes);
  }

  /**
   * Blocks for as long as it takes to judge some dozens of submissions. The thread must not hold
   * the authors' sandbox.
   *
   * @throws AuthorFault when the generator fails, or an accepted solution does not load
   */
  public StrengthReport measure(PuzzleBundle bundle, Progress progress)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    Tally tally = judge(bundle, candidates(bundle), progress);
    if (tally.suspects.isEmpty() || !Inputs.canBeMadeUp(bundle)) {
      return report(tally, tally.suspects, List.of());
    }
    List<TestCase> probes = new Probes(sandboxes, bundle).make();
    List<Suspect> suspects = new Differences(bundle, probes, trial).of(tally.suspects);
    return report(
        tally, suspects, bundle.generator() == null ? List.of() : Cover.of(suspects, probes));
  }

  /** A mutant that is yet to be judged. */
  private record Candidate(ReferenceSolution origin, Mutant mutant, Limits limits) {}

  private List<Candidate> candidates(PuzzleBundle bundle)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<ReferenceSolution> origins =
        bundle.solutions().stream()
            .filter(solution -> solution.expected() == Verdict.ACCEPTED)
            .limit(MOST_SOLUTIONS)
            .toList();
    List<Candidate> candidates = new ArrayList<>();
    for (ReferenceSolution origin : origins) {
      Judgement own = trial.judge(origin.source(), bundle.tests(), bundle.limits());
      // Of what is wrong itself no mutant tells anything; validation reports that elsewhere.
      if (own.verdict() == Verdict.ACCEPTED) {
        Limits limits = Trial.near(own.usage(), bundle.limits());
        Mutants.of(sandboxes, origin.file(), origin.source(), Mutants.MOST)
            .forEach(mutant -> candidates.add(new Candidate(origin, mutant, limits)));
      }
    }
    return candidates;
  }

  /** Counts what is judged. */
  private static final class Tally {
    private final List<Suspect> suspects = new ArrayList<>();
    private int killed;

    void count(Candidate candidate, Verdict verdict) {
      switch (verdict) {
        // Nothing is known about it; or it is no mutant, since a change broke a rule of scopes.
        case JUDGE_ERROR, SYNTAX_ERROR -> {}
        case ACCEPTED ->
            suspects.add(new Suspect(candidate.origin(), candidate.mutant(), Set.of(), false));
        case WRONG_ANSWER,
            RUNTIME_ERROR,
            MISSING_FUNCTION,
            TIME_LIMIT,
            MEMORY_LIMIT,
            OUTPUT_LIMIT,
            FORBIDDEN,
            AUTHOR_ERROR ->
            killed++;
      }
    }
  }

  private Tally judge(PuzzleBundle bundle, List<Candidate> candidates, Progress progress)
      throws SandboxUnavailable, InterruptedException {
    Tally tally = new Tally();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      Judgement judgement =
          trial.judge(candidate.mutant().source(), bundle.tests(), candidate.limits());
      tally.count(candidate, judgement.verdict());
      progress.judged(i + 1, candidates.size());
    }
    return tally;
  }

  private static StrengthReport report(
      Tally tally, List<Suspect> suspects, List<StrengthReport.Proposal> proposals) {
    int equivalent = (int) suspects.stream().filter(Suspect::cleared).count();
    int survived = suspects.size() - equivalent;
    int telling = tally.killed + survived;
    return new StrengthReport(
        tally.killed + suspects.size(),
        tally.killed,
        survived,
        equivalent,
        telling == 0 ? 1 : (double) tally.killed / telling,
        suspects.stream()
            .sorted(Comparator.comparing(Suspect::cleared))
            .map(Suspect::reported)
            .toList(),
        proposals);
  }
}
