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
 * Measures how many small faults a puzzle's tests notice. Judges mutants of the accepted solutions.
 * For each accepted mutant, searches for an input on which the mutant differs from its origin. The
 * same bundle always gets the same report. Thread-safe.
 */
public final class TestStrength {
  private static final int MAX_SOLUTIONS = 3;

  /** Is told how many mutants have been judged. */
  @FunctionalInterface
  public interface Progress {
    void judged(int done, int total);
  }

  private final Sandboxes sandboxes;
  private final TrialJudge trial;

  public TestStrength(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
    trial = new TrialJudge(sandboxes);
  }

  /**
   * Takes as long as judging some dozens of submissions. The calling thread must not hold the
   * authors' sandbox.
   *
   * @throws AuthorFault when the generator fails, or an accepted solution does not load
   */
  public StrengthReport measure(PuzzleBundle bundle, Progress progress)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    Results results = judge(bundle, candidates(bundle), progress);
    if (results.survivors.isEmpty() || !Inputs.canBeMadeUp(bundle)) {
      return report(results, results.survivors, List.of());
    }
    List<TestCase> madeUp = new MadeUpCases(sandboxes, bundle).make();
    List<SurvivingMutant> survivors =
        new MutantDifferences(bundle, madeUp, trial).of(results.survivors);
    return report(
        results,
        survivors,
        bundle.generator() == null ? List.of() : MinimalCover.of(survivors, madeUp));
  }

  /** A mutant that will be judged. */
  private record Candidate(ReferenceSolution origin, Mutant mutant, Limits limits) {}

  private List<Candidate> candidates(PuzzleBundle bundle)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<ReferenceSolution> origins =
        bundle.solutions().stream()
            .filter(solution -> solution.expected() == Verdict.ACCEPTED)
            .limit(MAX_SOLUTIONS)
            .toList();
    List<Candidate> candidates = new ArrayList<>();
    for (ReferenceSolution origin : origins) {
      Judgement own = trial.judge(origin.source(), bundle.tests(), bundle.limits());
      // Mutants of a solution that is itself not accepted mean nothing; Validation reports the
      // solution.
      if (own.verdict() == Verdict.ACCEPTED) {
        Limits limits = TrialJudge.limitsNear(own.usage(), bundle.limits());
        Mutants.of(sandboxes, origin.file(), origin.source(), Mutants.MAX)
            .forEach(mutant -> candidates.add(new Candidate(origin, mutant, limits)));
      }
    }
    return candidates;
  }

  /** Counts the results. */
  private static final class Results {
    private final List<SurvivingMutant> survivors = new ArrayList<>();
    private int killed;

    void count(Candidate candidate, Verdict verdict) {
      switch (verdict) {
        // Not counted: the judge failed, or the change broke a rule of Python's scopes.
        case JUDGE_ERROR, SYNTAX_ERROR -> {}
        case ACCEPTED ->
            survivors.add(
                new SurvivingMutant(candidate.origin(), candidate.mutant(), Set.of(), false));
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

  private Results judge(PuzzleBundle bundle, List<Candidate> candidates, Progress progress)
      throws SandboxUnavailable, InterruptedException {
    Results results = new Results();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      Judgement judgement =
          trial.judge(candidate.mutant().source(), bundle.tests(), candidate.limits());
      results.count(candidate, judgement.verdict());
      progress.judged(i + 1, candidates.size());
    }
    return results;
  }

  private static StrengthReport report(
      Results results, List<SurvivingMutant> survivors, List<StrengthReport.Proposal> proposals) {
    int equivalent = (int) survivors.stream().filter(SurvivingMutant::equivalent).count();
    int survived = survivors.size() - equivalent;
    int decided = results.killed + survived;
    return new StrengthReport(
        results.killed + survivors.size(),
        results.killed,
        survived,
        equivalent,
        decided == 0 ? 1 : (double) results.killed / decided,
        survivors.stream()
            .sorted(Comparator.comparing(SurvivingMutant::equivalent))
            .map(SurvivingMutant::toReport)
            .toList(),
        proposals);
  }
}
