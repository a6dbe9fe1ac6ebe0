package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.core.source.ProgrammingLanguage;
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
 *
 * @param judgingMillis the CPU time for judging mutants
 * @param mostJudgingMillis the most CPU time for judging the mutants of slow solutions
 * @param searchMillis the most CPU time for finding out which accepted mutants are equivalent
 */
record TestStrength(
    Sandboxes sandboxes, long judgingMillis, long mostJudgingMillis, long searchMillis) {
  private static final int MAX_SOLUTIONS = 3;

  /** Most mutants of a solution: enough to measure the tests, and judged in seconds. */
  private static final int MAX_MUTANTS = 60;

  /** Quick solutions need a few seconds. */
  private static final long JUDGING_MILLIS = 30_000;

  /** If solutions are slow, mutants get this multiple of the slowest solution's time. */
  private static final int JUDGING_ROOM = 15;

  private static final long MOST_JUDGING_MILLIS = 240_000;
  private static final long SEARCH_MILLIS = 15_000;

  /** Slow solutions get more time for their mutants. */
  TestStrength(Sandboxes sandboxes) {
    this(sandboxes, JUDGING_MILLIS, MOST_JUDGING_MILLIS, SEARCH_MILLIS);
  }

  /** Slow solutions get no more time. */
  TestStrength(Sandboxes sandboxes, long judgingMillis, long searchMillis) {
    this(sandboxes, judgingMillis, judgingMillis, searchMillis);
  }

  /**
   * Takes as long as judging some dozens of submissions: at most about a minute, or four minutes of
   * CPU time if solutions are slow. The calling thread must not hold the authors' sandbox.
   *
   * @throws AuthorFault when the generator fails, or an accepted solution does not load
   */
  MeasuredStrength measure(PuzzleBundle bundle, Validation.Watcher progress)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    List<Origin> origins = origins(bundle);
    TrialJudge.Budget budget = budget(origins);
    List<Candidate> candidates = new ArrayList<>();
    for (Origin origin : origins) {
      candidates.addAll(candidates(sandboxes, origin, bundle.limits(), MAX_MUTANTS));
    }
    Results results = judge(candidates, new TrialJudge(sandboxes, budget), progress);
    int judged = candidates.size();
    return compared(bundle, results, (done, total) -> progress.done(judged + done, judged + total));
  }

  /** Counts the accepted mutants apart that are probably equivalent, if inputs can be made up. */
  MeasuredStrength compared(PuzzleBundle bundle, Results results, Validation.Watcher progress)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    if (results.survivors.isEmpty() || !MadeUpCases.arePossible(bundle)) {
      return results.measured();
    }
    TrialJudge.Budget search = TrialJudge.Budget.ofMillis(searchMillis);
    List<TestCase> madeUp = new MadeUpCases(sandboxes, bundle, search).make();
    List<SurvivingMutant> survivors =
        new MutantDifferences(bundle, madeUp, new TrialJudge(sandboxes, search))
            .of(results.survivors, progress);
    int unexamined = (int) survivors.stream().filter(mutant -> !mutant.examined()).count();
    List<StrengthReport.Proposal> proposals =
        bundle.generator() == null ? List.of() : SurvivingMutant.proposals(survivors, madeUp);
    return results.measured(survivors, proposals, unexamined);
  }

  private List<Origin> origins(PuzzleBundle bundle)
      throws SandboxUnavailable, InterruptedException {
    TrialJudge trial = new TrialJudge(sandboxes);
    List<Origin> origins = new ArrayList<>();
    for (ReferenceSolution solution : bundle.solutions(ProgrammingLanguage.PYTHON)) {
      if (solution.expected() == Verdict.ACCEPTED && origins.size() < MAX_SOLUTIONS) {
        Origin.of(solution, bundle, trial).ifPresent(origins::add);
      }
    }
    return origins;
  }

  private TrialJudge.Budget budget(List<Origin> origins) {
    long slowest = origins.stream().mapToLong(origin -> origin.used().cpuMillis()).max().orElse(0);
    TrialJudge.Budget budget =
        TrialJudge.Budget.ofMillis(
            Math.clamp(JUDGING_ROOM * slowest, judgingMillis, mostJudgingMillis));
    origins.forEach(origin -> budget.spend(origin.used()));
    return budget;
  }

  record Candidate(Origin origin, Mutant mutant, Limits limits) {}

  /**
   * The mutants of a solution.
   *
   * @param most the limits of the puzzle
   * @throws AuthorFault when the source does not compile
   */
  static List<Candidate> candidates(Sandboxes sandboxes, Origin origin, Limits most, int max)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    Limits limits = TrialJudge.limitsNear(origin.used(), most);
    return Mutant.allOf(sandboxes, origin, max).stream()
        .map(mutant -> new Candidate(origin, mutant, limits))
        .toList();
  }

  /** How the judged candidates ended. */
  static final class Results {
    final List<SurvivingMutant> survivors = new ArrayList<>();

    /** Refused for their answers or their points. */
    int refused;

    /** Killed by an error or a limit. */
    private int failed;

    /** Candidates that were not judged. */
    int left;

    int killed() {
      return refused + failed;
    }

    void count(Candidate candidate, Judgement judgement) {
      switch (judgement.verdict()) {
        case ACCEPTED -> {
          if (candidate.origin().isMatchedBy(judgement)) {
            survivors.add(
                SurvivingMutant.unexamined(candidate.origin().solution(), candidate.mutant()));
          } else {
            refused++;
          }
        }
        case WRONG_ANSWER -> refused++;
        case JUDGE_ERROR, SYNTAX_ERROR -> {
          // The judge failed, or the change broke a rule of Python's scopes.
        }
        case RUNTIME_ERROR,
            MISSING_FUNCTION,
            TIME_LIMIT,
            MEMORY_LIMIT,
            OUTPUT_LIMIT,
            FORBIDDEN,
            AUTHOR_ERROR ->
            failed++;
      }
    }

    /** All accepted mutants count as survivors. */
    MeasuredStrength measured() {
      return measured(survivors, List.of(), 0);
    }

    private MeasuredStrength measured(
        List<SurvivingMutant> compared, List<StrengthReport.Proposal> proposals, int unexamined) {
      int killed = killed();
      int equivalent = equivalent(compared, unexamined);
      int survived = compared.size() - equivalent;
      int decided = killed + survived;
      int mutants = killed + compared.size();
      StrengthReport report =
          new StrengthReport(
              mutants,
              killed,
              survived,
              equivalent,
              decided == 0 ? 1 : (double) killed / decided,
              compared.stream()
                  .sorted(Comparator.comparing(SurvivingMutant::equivalent))
                  .map(SurvivingMutant::toReport)
                  .toList(),
              proposals);
      return new MeasuredStrength(report, mutants + left, unexamined, refused);
    }
  }

  /**
   * Judges the candidates until the budget is used up; in a random order that is always the same,
   * so that those that were judged represent all.
   */
  static Results judge(List<Candidate> candidates, TrialJudge trial, Validation.Watcher progress)
      throws SandboxUnavailable, InterruptedException {
    List<Candidate> order = new ArrayList<>(candidates);
    Collections.shuffle(order, new Random(0));
    Map<Candidate, Judgement> judgements = new IdentityHashMap<>();
    for (Candidate candidate : order) {
      if (trial.budget().isUsedUp()) {
        break;
      }
      judgements.put(
          candidate,
          trial.judge(candidate.mutant().source(), candidate.origin().tests(), candidate.limits()));
      progress.done(judgements.size(), candidates.size());
    }
    Results results = new Results();
    for (Candidate candidate : candidates) {
      @Nullable Judgement judgement = judgements.get(candidate);
      if (judgement == null) {
        results.left++;
      } else {
        results.count(candidate, judgement);
      }
    }
    return results;
  }

  /**
   * How many are probably equivalent; of those that were not examined, the same share as of the
   * others.
   */
  private static int equivalent(List<SurvivingMutant> survivors, int unexamined) {
    int equivalent = (int) survivors.stream().filter(SurvivingMutant::equivalent).count();
    int examined = survivors.size() - unexamined;
    return unexamined == 0 || examined == 0
        ? equivalent
        : Math.round((float) equivalent * survivors.size() / examined);
  }
}
