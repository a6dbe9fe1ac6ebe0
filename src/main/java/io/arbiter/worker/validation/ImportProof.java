package io.arbiter.worker.validation;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.strength.Budget;
import io.arbiter.worker.validation.strength.Mutant;
import io.arbiter.worker.validation.strength.Mutants;
import io.arbiter.worker.validation.strength.StrengthFindings;
import io.arbiter.worker.validation.strength.TrialJudge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proves that an imported mission judges: its solutions are accepted; sources that compute nothing
 * are not, and neither are most mutants of a solution. Refuses the import otherwise. Thread-safe.
 */
final class ImportProof {
  private static final String TESTS = "tests.json";
  private static final String GENERATOR = "generator.py";
  private static final String SOLUTIONS = "solutions/";

  /** Stands for a solution where the mission has none, because a bundle needs one. */
  private static final String STAND_IN = SOLUTIONS + "stand-in.py";

  private static final int MUTANTS = 12;

  /** Fewer mutants say too little: each of them may be equivalent to the solution. */
  private static final int LEAST_MUTANTS = 4;

  private static final long MUTANTS_MILLIS = 15_000;

  /** CPU time for all solutions together, and for each of them. */
  private static final long SOLUTIONS_MILLIS = 20_000;

  /** The name of an exception, as a message of the mission's checker or referee begins with it. */
  private static final Pattern RAISED = Pattern.compile("\\b[A-Z]\\w*(Error|Exception): ");

  private final Sandboxes sandboxes;

  public ImportProof(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  /**
   * Judges with the imported bundle.
   *
   * @return the mission with the proof's notes, and with the limits that its solutions need; or a
   *     refused mission
   */
  public ImportedMission prove(ImportedMission mission)
      throws SandboxUnavailable, InterruptedException {
    if (mission.refused() || mission.bundle().isEmpty()) {
      return mission;
    }
    boolean solved = mission.bundle().keySet().stream().anyMatch(p -> p.startsWith(SOLUTIONS));
    List<Finding> notes = new ArrayList<>(mission.notes());
    PreparedBundle prepared =
        new Preparation(sandboxes).prepare(solved ? mission.bundle() : withStandIn(mission));
    @Nullable PuzzleBundle bundle = prepared.bundle();
    for (BundleProblem problem : prepared.problems()) {
      notes.add(new Finding(Severity.ERROR, problem.file(), problem.line(), problem.message()));
    }
    SortedMap<String, byte[]> files = new TreeMap<>(mission.bundle());
    List<Judgement> accepted = List.of();
    if (bundle != null && solved) {
      accepted = judgeSolutions(bundle, notes);
      if (!accepted.isEmpty()) {
        Usage slowest = accepted.stream().map(Judgement::usage).reduce(Usage.NONE, Usage::max);
        Limits limits = SuggestedLimits.of(slowest, bundle.limits());
        ImportedLimits.raise(files, bundle.limits(), limits);
        judgeMutants(bundle, slowest, limits, leastPoints(bundle, accepted), notes);
      }
    } else if (bundle != null) {
      notes.add(
          new Finding(
              Severity.WARNING,
              "solutions",
              0,
              "without a solution it is not proved that the tests accept what is right"));
    }
    if (bundle != null) {
      new EmptySources(sandboxes)
          .accepted(bundle, solved, leastPoints(bundle, accepted))
          .forEach(source -> notes.add(error(TESTS, "the imported tests accept " + source)));
    }
    ImportedMission proved = new ImportedMission(files, mission.media(), notes);
    return proved.refused() ? new ImportedMission(new TreeMap<>(), notes) : proved;
  }

  /** Without a solution nothing can answer the inputs of a generator. */
  private static SortedMap<String, byte[]> withStandIn(ImportedMission mission) {
    SortedMap<String, byte[]> files = new TreeMap<>(mission.bundle());
    byte[] starter = files.getOrDefault("starter.py", new byte[0]);
    String source = "# expect: ACCEPTED\n" + new String(starter, StandardCharsets.UTF_8);
    files.put(STAND_IN, source.getBytes(StandardCharsets.UTF_8));
    files.remove(GENERATOR);
    return files;
  }

  private static @Nullable Integer leastPoints(PuzzleBundle bundle, List<Judgement> accepted) {
    return EmptySources.leastPoints(bundle, accepted.stream().map(Judgement::points));
  }

  /** Notes each solution that is not accepted. Returns the judgements of the others. */
  private List<Judgement> judgeSolutions(PuzzleBundle bundle, List<Finding> notes)
      throws SandboxUnavailable, InterruptedException {
    TrialJudge trial = new TrialJudge(sandboxes, Budget.ofMillis(SOLUTIONS_MILLIS));
    Limits own = bundle.limits();
    Limits ample =
        new Limits(
            Math.max(SOLUTIONS_MILLIS, own.cpuMillis()),
            Limits.HIGHEST.steps(),
            own.memoryBytes(),
            own.outputBytes());
    List<Judgement> accepted = new ArrayList<>();
    for (ReferenceSolution solution : bundle.solutions()) {
      if (solution.expected() != Verdict.ACCEPTED) {
        continue;
      }
      if (trial.budget().isUsedUp()) {
        notes.add(
            new Finding(
                Severity.WARNING,
                solution.file(),
                0,
                "was not judged, because the other solutions have used up the time"));
        continue;
      }
      Judgement judgement = trial.judge(solution.source(), bundle.tests(), ample);
      if (judgement.verdict() == Verdict.ACCEPTED) {
        accepted.add(judgement);
      } else {
        notes.add(
            error(
                solution.file(),
                "the solution gets "
                    + judgement.verdict()
                    + ": "
                    + judgement.message()
                    + (isErrorOfTheMission(judgement)
                        ? "; the mission's own code raised this error while it judged"
                        : "")));
      }
    }
    return accepted;
  }

  /** What the mission's checker or referee raises makes the answer wrong, as on CheckIO. */
  private static boolean isErrorOfTheMission(Judgement judgement) {
    return judgement.verdict() == Verdict.WRONG_ANSWER
        && RAISED.matcher(String.valueOf(judgement.message())).find();
  }

  private void judgeMutants(
      PuzzleBundle bundle,
      Usage used,
      Limits limits,
      @Nullable Integer leastPoints,
      List<Finding> notes)
      throws SandboxUnavailable, InterruptedException {
    TrialJudge trial = new TrialJudge(sandboxes, Budget.ofMillis(MUTANTS_MILLIS));
    ReferenceSolution origin = bundle.accepted();
    int judged = 0;
    int wrong = 0;
    List<Mutant> accepted = new ArrayList<>();
    boolean cut = false;
    List<Mutant> mutants = mutants(origin, bundle.tests().isProgram());
    for (Mutant mutant : mutants) {
      if (trial.budget().isUsedUp()) {
        cut = true;
        break;
      }
      Judgement judgement =
          trial.judge(mutant.source(), bundle.tests(), TrialJudge.limitsNear(used, limits));
      Verdict verdict = judgement.verdict();
      if (EmptySources.isAsGood(judgement, leastPoints)) {
        accepted.add(mutant);
      } else if (verdict == Verdict.WRONG_ANSWER || verdict == Verdict.ACCEPTED) {
        wrong++;
      }
      if (verdict != Verdict.JUDGE_ERROR && verdict != Verdict.SYNTAX_ERROR) {
        judged++;
      }
    }
    boolean telling = bundle.tests().referee() == null || wrong < StrengthFindings.LEAST_LOSERS;
    // A few mutants of a slow solution say little, unless the tests accept every one.
    boolean weak = cut ? accepted.size() == judged : 2 * accepted.size() > judged;
    if (cut && judged < LEAST_MUTANTS) {
      notes.add(
          new Finding(
              Severity.WARNING,
              TESTS,
              0,
              "only %d of %d wrong variants of the solution were judged, because it is slow; the validation judges more"
                  .formatted(judged, mutants.size())));
    } else if (telling && judged >= LEAST_MUTANTS && weak) {
      Mutant first = accepted.getFirst();
      notes.add(
          error(
              TESTS,
              "the imported tests accept %d of %d wrong variants of the solution; one has %s instead of %s in line %d"
                  .formatted(
                      accepted.size(), judged, first.after(), first.before(), first.line())));
    }
  }

  private List<Mutant> mutants(ReferenceSolution origin, boolean program)
      throws SandboxUnavailable, InterruptedException {
    try {
      return Mutants.of(sandboxes, origin.file(), origin.source(), program, MUTANTS);
    } catch (AuthorFault _) {
      // The tool cannot take this source; the other proofs hold without mutants.
      return List.of();
    }
  }

  private static Finding error(String file, String message) {
    return new Finding(Severity.ERROR, file, 0, message);
  }
}
