package io.arbiter.worker.validation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proves that an imported mission judges: its solutions are accepted; sources that compute nothing
 * are not, and neither are most mutants of a solution. Refuses the import otherwise. Thread-safe.
 */
record ImportProof(Sandboxes sandboxes) {
  private static final String TESTS = "tests.json";
  private static final String ABOUT = "puzzle.yaml";
  private static final String SOLUTIONS = "solutions/";

  private static final int MUTANTS = 12;

  /** Fewer mutants say too little: each of them may be equivalent to the solution. */
  private static final int LEAST_MUTANTS = 4;

  private static final long MUTANTS_MILLIS = 15_000;

  /** CPU time for all solutions together; each of them may have the most that a puzzle may. */
  private static final long SOLUTIONS_MILLIS = Limits.HIGHEST.cpuMillis();

  /** The name of an exception, as a message of the mission's checker or referee begins with it. */
  private static final Pattern RAISED = Pattern.compile("\\b[A-Z]\\w*(Error|Exception): ");

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  /**
   * Judges with the imported bundle.
   *
   * @return the mission with the proof's notes, and with the limits that its solutions need; or a
   *     refused mission
   */
  ImportedMission prove(ImportedMission mission) throws SandboxUnavailable, InterruptedException {
    if (mission.refused() || mission.bundle().isEmpty()) {
      return mission;
    }
    boolean solved =
        mission.bundle().keySet().stream()
            .filter(path -> path.startsWith(SOLUTIONS))
            .anyMatch(p -> ProgrammingLanguage.ofFile(p) == ProgrammingLanguage.PYTHON);
    SortedMap<String, byte[]> files = new TreeMap<>(mission.bundle());
    List<Finding> notes = new ArrayList<>(mission.notes());
    PreparedBundle prepared =
        new Preparation(sandboxes).prepare(solved ? files : withStandIn(mission));
    for (BundleProblem problem : prepared.problems()) {
      notes.add(Finding.error(problem.file(), problem.line(), problem.message()));
    }
    @Nullable PuzzleBundle bundle = prepared.bundle();
    if (bundle != null) {
      @Nullable Integer leastPoints = solved ? judge(bundle, files, notes) : null;
      if (!solved) {
        notes.add(
            Finding.warning(
                "solutions",
                "without a solution it is not proved that the tests accept what is right"));
      }
      EmptySources.accepted(sandboxes, bundle, solved, leastPoints)
          .forEach(source -> notes.add(error(TESTS, "the imported tests accept " + source)));
    }
    ImportedMission proved = new ImportedMission(files, mission.media(), notes);
    return proved.refused() ? new ImportedMission(new TreeMap<>(), notes) : proved;
  }

  /** A bundle needs a solution. Nothing can answer the inputs of a generator without a real one. */
  private static SortedMap<String, byte[]> withStandIn(ImportedMission mission) {
    SortedMap<String, byte[]> files = new TreeMap<>(mission.bundle());
    byte[] starter = files.getOrDefault("starter.py", new byte[0]);
    String source = "# expect: ACCEPTED\n" + new String(starter, StandardCharsets.UTF_8);
    files.put(SOLUTIONS + "stand-in.py", source.getBytes(StandardCharsets.UTF_8));
    files.remove("generator.py");
    return files;
  }

  /** Judges the solutions and their mutants. Returns the least points of the solutions. */
  private @Nullable Integer judge(
      PuzzleBundle bundle, SortedMap<String, byte[]> files, List<Finding> notes)
      throws SandboxUnavailable, InterruptedException {
    List<Origin> accepted = judgeSolutions(bundle, notes);
    @Nullable Integer leastPoints =
        EmptySources.leastPoints(bundle, accepted.stream().map(Origin::points));
    if (!accepted.isEmpty()) {
      Usage slowest = accepted.stream().map(Origin::used).reduce(Usage.NONE, Usage::max);
      Limits limits = TrialJudge.suggestedLimits(slowest, bundle.limits());
      raise(files, bundle.limits(), limits);
      Optional<Origin> first =
          accepted.stream()
              .filter(origin -> origin.solution().language() == ProgrammingLanguage.PYTHON)
              .map(o -> new Origin(o.solution(), o.tests(), slowest, leastPoints, o.ran()))
              .findFirst();
      if (first.isPresent()) {
        judgeMutants(bundle.with(limits), first.get(), notes);
      }
    }
    return leastPoints;
  }

  /** Notes each solution that is not accepted. Returns the others. */
  private List<Origin> judgeSolutions(PuzzleBundle bundle, List<Finding> notes)
      throws SandboxUnavailable, InterruptedException {
    TrialJudge trial = new TrialJudge(sandboxes, TrialJudge.Budget.ofMillis(SOLUTIONS_MILLIS));
    Limits own = bundle.limits();
    Limits ample =
        new Limits(
            Limits.HIGHEST.cpuMillis(),
            Limits.HIGHEST.steps(),
            own.memoryBytes(),
            own.outputBytes());
    List<Origin> accepted = new ArrayList<>();
    for (ReferenceSolution solution : bundle.solutions()) {
      if (solution.expected() != Verdict.ACCEPTED) {
        continue;
      }
      if (trial.budget().isUsedUp()) {
        notes.add(
            Finding.warning(
                solution.file(),
                "was not judged, because the other solutions have used up the time"));
        continue;
      }
      RanLines ran = new RanLines();
      Judgement judgement = trial.judge(solution.code(), bundle.tests(), ample, ran);
      if (judgement.verdict() == Verdict.ACCEPTED) {
        accepted.add(
            new Origin(
                solution, bundle.tests(), judgement.usage(), judgement.points(), ran.inOrder()));
      } else {
        notes.add(error(solution.file(), notAccepted(judgement)));
      }
    }
    return accepted;
  }

  /** What the mission's checker or referee raises makes the answer wrong, as on CheckIO. */
  private static String notAccepted(Judgement judgement) {
    String message = String.valueOf(judgement.message());
    boolean raised = judgement.verdict() == Verdict.WRONG_ANSWER && RAISED.matcher(message).find();
    return "the solution gets "
        + judgement.verdict()
        + ": "
        + message
        + (raised ? "; the mission's own code raised this error while it judged" : "");
  }

  /** Replaces the limits in {@code puzzle.yaml} where the needed ones are higher. */
  private static void raise(Map<String, byte[]> files, Limits present, Limits needed) {
    byte[] text = files.get(ABOUT);
    boolean enough = needed.cpuMillis() <= present.cpuMillis() && needed.steps() <= present.steps();
    if (text == null || enough) {
      return;
    }
    try {
      ObjectNode about = (ObjectNode) YAML.readTree(text);
      ObjectNode limits = about.withObject("/limits");
      if (needed.cpuMillis() > present.cpuMillis()) {
        limits.put("cpuMillis", needed.cpuMillis());
      }
      if (needed.steps() > present.steps()) {
        limits.put("steps", needed.steps());
      }
      files.put(ABOUT, YAML.writeValueAsBytes(about));
    } catch (IOException e) {
      throw new IllegalStateException("the importer wrote this file", e);
    }
  }

  private void judgeMutants(PuzzleBundle bundle, Origin origin, List<Finding> notes)
      throws SandboxUnavailable, InterruptedException {
    TrialJudge trial = new TrialJudge(sandboxes, TrialJudge.Budget.ofMillis(MUTANTS_MILLIS));
    try {
      List<TestStrength.Candidate> mutants =
          TestStrength.candidates(sandboxes, origin, bundle.limits(), MUTANTS);
      TestStrength.Results results = TestStrength.judge(mutants, trial, (_, _) -> {});
      MeasuredStrength strength = results.measured();
      if (results.left > 0 && strength.report().mutants() < LEAST_MUTANTS) {
        notes.add(
            Finding.warning(
                TESTS,
                "only %d of %d wrong variants of the solution were judged, because it is slow; the validation judges more"
                    .formatted(strength.report().mutants(), mutants.size())));
      } else if (isWeak(origin, results, strength.report())) {
        // Where the tests refuse no variant, made-up cases would accept all of them, too.
        StrengthReport report =
            results.refused == 0
                ? strength.report()
                : new TestStrength(sandboxes).compared(bundle, results, (_, _) -> {}).report();
        if (isWeak(origin, results, report)) {
          notes.add(error(TESTS, weak(report)));
        }
      }
    } catch (AuthorFault _) {
      // The tools cannot take this source; the other proofs hold without mutants.
    }
  }

  private static boolean isWeak(
      Origin origin, TestStrength.Results results, StrengthReport report) {
    int decided = report.killed() + report.survived();
    boolean telling =
        origin.tests().referee() == null || results.refused < MeasuredStrength.LEAST_LOSERS;
    // A few mutants of a slow solution say little, unless the tests accept every one.
    boolean mostly = results.left > 0 ? report.killed() == 0 : report.survived() > report.killed();
    return telling && decided >= LEAST_MUTANTS && mostly;
  }

  private static String weak(StrengthReport report) {
    StrengthReport.Change first = report.survivors().getFirst().change();
    return "the imported tests accept %d of %d wrong variants of the solution; one has %s instead of %s in line %d"
        .formatted(
            report.survived(),
            report.killed() + report.survived(),
            first.after(),
            first.before(),
            first.line());
  }

  private static Finding error(String file, String message) {
    return Finding.error(file, 0, message);
  }
}
