package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
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

  /** A selection with fewer mutants is no evidence: each of them may be equivalent. */
  static final int LEAST_MUTANTS = 10;

  /** The CPU time for judging mutants; quick solutions need a few seconds. */
  private static final long JUDGING_MILLIS = 30_000;

  /** If solutions are slow, mutants get this multiple of the slowest solution's time. */
  private static final int JUDGING_ROOM = 15;

  /** The most CPU time for judging the mutants of slow solutions. */
  private static final long MOST_JUDGING_MILLIS = 240_000;

  /** The most CPU time for finding out which of the accepted mutants are equivalent. */
  private static final long SEARCH_MILLIS = 15_000;

  /** Is told how many mutants have been judged. */
  @FunctionalInterface
  public interface Progress {
    void judged(int done, int total);
  }

  private final Sandboxes sandboxes;
  private final long judgingMillis;
  private final long mostJudgingMillis;
  private final long searchMillis;

  /** Slow solutions get more time for their mutants. */
  public TestStrength(Sandboxes sandboxes) {
    this(sandboxes, JUDGING_MILLIS, MOST_JUDGING_MILLIS, SEARCH_MILLIS);
  }

  /**
   * @param judgingMillis the most CPU time for mutants
   * @param searchMillis the most CPU time for the search of differences
   */
  public TestStrength(Sandboxes sandboxes, long judgingMillis, long searchMillis) {
    this(sandboxes, judgingMillis, judgingMillis, searchMillis);
  }

  private TestStrength(
      Sandboxes sandboxes, long judgingMillis, long mostJudgingMillis, long searchMillis) {
    this.sandboxes = sandboxes;
    this.judgingMillis = judgingMillis;
    this.mostJudgingMillis = mostJudgingMillis;
    this.searchMillis = searchMillis;
  }

  /**
   * A measured strength.
   *
   * @param report with estimated numbers if the budget was used up
   * @param made how many mutants there are; more than the report's if not all of them were judged
   * @param unexamined how many accepted mutants were not compared with their origins, because the
   *     budget was used up
   * @param refused how many mutants ran and were refused for their answers or their points; the
   *     other killed mutants ended in errors, which say nothing about the tests
   */
  public record Measured(StrengthReport report, int made, int unexamined, int refused) {
    /** Whether the numbers are estimated from a part of the mutants. */
    public boolean isEstimate() {
      return report.mutants() < made || unexamined > 0;
    }

    /** Whether the score says something about the tests. */
    public boolean isTelling() {
      return hasEnoughMutants()
          && (report.survivors().isEmpty() || unexamined < report.survivors().size());
    }

    /** Whether all mutants were judged, or so many that they stand for all. */
    public boolean hasEnoughMutants() {
      return report.mutants() >= Math.min(made, LEAST_MUTANTS);
    }
  }

  /**
   * Takes as long as judging some dozens of submissions: at most about a minute, or four minutes of
   * CPU time if solutions are slow. The calling thread must not hold the authors' sandbox.
   *
   * @throws AuthorFault when the generator fails, or an accepted solution does not load
   */
  public Measured measure(PuzzleBundle bundle, Progress progress)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<Origin> origins = origins(bundle);
    Budget budget = budget(origins);
    List<Candidate> candidates = candidates(origins, bundle);
    Results results = judge(candidates, new TrialJudge(sandboxes, budget), progress);
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

  private List<Origin> origins(PuzzleBundle bundle)
      throws SandboxUnavailable, InterruptedException {
    TrialJudge trial = new TrialJudge(sandboxes);
    List<Origin> origins = new ArrayList<>();
    for (ReferenceSolution solution : bundle.solutions()) {
      if (solution.expected() == Verdict.ACCEPTED && origins.size() < MAX_SOLUTIONS) {
        Origin.of(solution, bundle, trial).ifPresent(origins::add);
      }
    }
    return origins;
  }

  private Budget budget(List<Origin> origins) {
    long slowest = origins.stream().mapToLong(origin -> origin.used().cpuMillis()).max().orElse(0);
    Budget budget =
        Budget.ofMillis(Math.clamp(JUDGING_ROOM * slowest, judgingMillis, mostJudgingMillis));
    origins.forEach(origin -> budget.spend(origin.used()));
    return budget;
  }

  /** A mutant that will be judged. */
  private record Candidate(Origin origin, Mutant mutant, Limits limits) {}

  private List<Candidate> candidates(List<Origin> origins, PuzzleBundle bundle)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<Candidate> candidates = new ArrayList<>();
    for (Origin origin : origins) {
      Limits limits = TrialJudge.limitsNear(origin.used(), bundle.limits());
      ReferenceSolution solution = origin.solution();
      Mutants.of(
              sandboxes,
              solution.file(),
              solution.source(),
              bundle.tests().isProgram(),
              Mutants.MAX)
          .forEach(mutant -> candidates.add(new Candidate(origin, mutant, limits)));
    }
    return candidates;
  }

  /** How a mutant ended. */
  private enum Fate {
    SURVIVED,
    /** Refused for its answer or its points. */
    REFUSED,
    /** Killed by an error or a limit. */
    FAILED,
    /** The judge failed, or the change broke a rule of Python's scopes. */
    NOT_COUNTED;

    static Fate of(Origin origin, Judgement judgement) {
      return switch (judgement.verdict()) {
        case ACCEPTED -> origin.isMatchedBy(judgement) ? SURVIVED : REFUSED;
        case WRONG_ANSWER -> REFUSED;
        case JUDGE_ERROR, SYNTAX_ERROR -> NOT_COUNTED;
        case RUNTIME_ERROR,
            MISSING_FUNCTION,
            TIME_LIMIT,
            MEMORY_LIMIT,
            OUTPUT_LIMIT,
            FORBIDDEN,
            AUTHOR_ERROR ->
            FAILED;
      };
    }
  }

  /** Counts the results. */
  private static final class Results {
    private final List<SurvivingMutant> survivors = new ArrayList<>();
    private int refused;
    private int failed;

    /** Candidates that were not judged. */
    private int left;

    int killed() {
      return refused + failed;
    }

    void count(Candidate candidate, Fate fate) {
      switch (fate) {
        case SURVIVED ->
            survivors.add(
                SurvivingMutant.unexamined(candidate.origin().solution(), candidate.mutant()));
        case REFUSED -> refused++;
        case FAILED -> failed++;
        case NOT_COUNTED -> {}
      }
    }
  }

  /**
   * Judges the candidates until the budget is used up; in a random order that is always the same,
   * so that those that were judged represent all.
   */
  private static Results judge(List<Candidate> candidates, TrialJudge trial, Progress progress)
      throws SandboxUnavailable, InterruptedException {
    List<Candidate> order = new ArrayList<>(candidates);
    Collections.shuffle(order, new Random(0));
    Map<Candidate, Fate> fates = new IdentityHashMap<>();
    for (Candidate candidate : order) {
      if (trial.budget().isUsedUp()) {
        break;
      }
      Origin origin = candidate.origin();
      Judgement judgement =
          trial.judge(candidate.mutant().source(), origin.tests(), candidate.limits());
      fates.put(candidate, Fate.of(origin, judgement));
      progress.judged(fates.size(), candidates.size());
    }
    Results results = new Results();
    for (Candidate candidate : candidates) {
      @Nullable Fate fate = fates.get(candidate);
      if (fate != null) {
        results.count(candidate, fate);
      }
    }
    results.left = candidates.size() - fates.size();
    return results;
  }

  private static Measured measured(
      List<SurvivingMutant> survivors,
      Results results,
      List<StrengthReport.Proposal> proposals,
      int unexamined) {
    int equivalent = equivalent(survivors, unexamined);
    int survived = survivors.size() - equivalent;
    int decided = results.killed() + survived;
    int mutants = results.killed() + survivors.size();
    return new Measured(
        new StrengthReport(
            mutants,
            results.killed(),
            survived,
            equivalent,
            decided == 0 ? 1 : (double) results.killed() / decided,
            survivors.stream()
                .sorted(Comparator.comparing(SurvivingMutant::equivalent))
                .map(SurvivingMutant::toReport)
                .toList(),
            proposals),
        mutants + results.left,
        unexamined,
        results.refused);
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
