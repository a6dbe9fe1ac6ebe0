package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.outcome.AuthorFault;
import io.arbiter.worker.slot.Sandboxes;
import io.arbiter.worker.validation.trial.Budget;
import io.arbiter.worker.validation.trial.Inputs;
import io.arbiter.worker.validation.trial.TrialJudge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Measures how many small faults a puzzle's tests notice. Judges mutants of the accepted solutions.
 * For each accepted mutant, searches for an input on which the mutant differs from its origin. The
 * same bundle always gets the same report, unless the budget is used up before the end.
 * Thread-safe.
 */
public final class TestStrength {
  private static final int MAX_SOLUTIONS = 3;

  /** The most CPU time for judging mutants; quick solutions need a few seconds. */
  private static final long JUDGING_MILLIS = 30_000;

  /** The most CPU time for finding out which of the accepted mutants are equivalent. */
  private static final long SEARCH_MILLIS = 15_000;

  /** Is told how many mutants have been judged. */
  @FunctionalInterface
  public interface Progress {
    void judged(int done, int total);
  }

  private final Sandboxes sandboxes;
  private final long judgingMillis;
  private final long searchMillis;

  public TestStrength(Sandboxes sandboxes) {
    this(sandboxes, JUDGING_MILLIS, SEARCH_MILLIS);
  }

  /**
   * @param judgingMillis the most CPU time for mutants
   * @param searchMillis the most CPU time for the search of differences
   */
  public TestStrength(Sandboxes sandboxes, long judgingMillis, long searchMillis) {
    this.sandboxes = sandboxes;
    this.judgingMillis = judgingMillis;
    this.searchMillis = searchMillis;
  }

  /**
   * A measured strength.
   *
   * @param report with estimated numbers if the budget was used up
   * @param made how many mutants there are; more than the report's if not all of them were judged
   * @param unexamined how many accepted mutants were not compared with their origins, because the
   *     budget was used up
   */
  public record Measured(StrengthReport report, int made, int unexamined) {
    /** Whether the numbers are estimated from a part of the mutants. */
    public boolean isEstimate() {
      return report.mutants() < made || unexamined > 0;
    }

    /** Whether the score says something about the tests. */
    public boolean isTelling() {
      return report.survivors().isEmpty() || unexamined < report.survivors().size();
    }
  }

  /**
   * Takes as long as judging some dozens of submissions, and at most about a minute. The calling
   * thread must not hold the authors' sandbox.
   *
   * @throws AuthorFault when the generator fails, or an accepted solution does not load
   */
  public Measured measure(PuzzleBundle bundle, Progress progress)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    TrialJudge trial = new TrialJudge(sandboxes, Budget.ofMillis(judgingMillis));
    List<Candidate> candidates = candidates(bundle, trial);
    Results results = judge(bundle, candidates, trial, progress);
    if (results.survivors.isEmpty() || !Inputs.canBeMadeUp(bundle)) {
      return measured(results.survivors, results, List.of(), 0);
    }
    Budget search = Budget.ofMillis(searchMillis);
    List<TestCase> madeUp = new MadeUpCases(sandboxes, bundle, search).make();
    int judged = candidates.size();
    List<SurvivingMutant> survivors =
        new MutantDifferences(bundle, madeUp, new TrialJudge(sandboxes, search))
            .of(results.survivors, (done, total) -> progress.judged(judged + done, judged + total));
    int unexamined = (int) survivors.stream().filter(mutant -> !mutant.examined()).count();
    return measured(
        survivors,
        results,
        bundle.generator() == null ? List.of() : MinimalCover.of(survivors, madeUp),
        unexamined);
  }

  /** A mutant that will be judged. */
  private record Candidate(ReferenceSolution origin, Mutant mutant, Limits limits) {}

  private List<Candidate> candidates(PuzzleBundle bundle, TrialJudge trial)
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
        Mutants.of(
                sandboxes, origin.file(), origin.source(), bundle.tests().isProgram(), Mutants.MAX)
            .forEach(mutant -> candidates.add(new Candidate(origin, mutant, limits)));
      }
    }
    return candidates;
  }

  /** Counts the results. */
  private static final class Results {
    private final List<SurvivingMutant> survivors = new ArrayList<>();
    private int killed;

    /** Candidates that were not judged. */
    private int left;

    void count(Candidate candidate, Verdict verdict) {
      switch (verdict) {
        // Not counted: the judge failed, or the change broke a rule of Python's scopes.
        case JUDGE_ERROR, SYNTAX_ERROR -> {}
        case ACCEPTED ->
            survivors.add(SurvivingMutant.unexamined(candidate.origin(), candidate.mutant()));
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

  /**
   * Judges the candidates until the budget is used up; in a random order that is always the same,
   * so that those that were judged represent all.
   */
  private static Results judge(
      PuzzleBundle bundle, List<Candidate> candidates, TrialJudge trial, Progress progress)
      throws SandboxUnavailable, InterruptedException {
    List<Candidate> order = new ArrayList<>(candidates);
    Collections.shuffle(order, new Random(0));
    Map<Candidate, Verdict> verdicts = new IdentityHashMap<>();
    for (Candidate candidate : order) {
      if (trial.budget().isUsedUp()) {
        break;
      }
      Judgement judgement =
          trial.judge(candidate.mutant().source(), bundle.tests(), candidate.limits());
      verdicts.put(candidate, judgement.verdict());
      progress.judged(verdicts.size(), candidates.size());
    }
    Results results = new Results();
    for (Candidate candidate : candidates) {
      @Nullable Verdict verdict = verdicts.get(candidate);
      if (verdict != null) {
        results.count(candidate, verdict);
      }
    }
    results.left = candidates.size() - verdicts.size();
    return results;
  }

  private static Measured measured(
      List<SurvivingMutant> survivors,
      Results results,
      List<StrengthReport.Proposal> proposals,
      int unexamined) {
    int equivalent = equivalent(survivors, unexamined);
    int survived = survivors.size() - equivalent;
    int decided = results.killed + survived;
    int mutants = results.killed + survivors.size();
    return new Measured(
        new StrengthReport(
            mutants,
            results.killed,
            survived,
            equivalent,
            decided == 0 ? 1 : (double) results.killed / decided,
            survivors.stream()
                .sorted(Comparator.comparing(SurvivingMutant::equivalent))
                .map(SurvivingMutant::toReport)
                .toList(),
            proposals),
        mutants + results.left,
        unexamined);
  }

  /** How many look equivalent; of those that were not examined, the same share as of the others. */
  private static int equivalent(List<SurvivingMutant> survivors, int unexamined) {
    int equivalent = (int) survivors.stream().filter(SurvivingMutant::equivalent).count();
    int examined = survivors.size() - unexamined;
    return unexamined == 0 || examined == 0
        ? equivalent
        : Math.round((float) equivalent * survivors.size() / examined);
  }
}
