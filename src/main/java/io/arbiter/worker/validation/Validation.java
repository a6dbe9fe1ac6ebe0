package io.arbiter.worker.validation;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.SolutionReport;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a bundle may be published. Thread-safe.
 *
 * @param runs number of runs of every solution
 * @param measuresTests whether each solution is run on each test, and the strength of the tests is
 *     measured with mutants, which takes most of the time
 */
public record Validation(Sandboxes sandboxes, int runs, boolean measuresTests) {
  /** Runs of every solution; a solution whose verdicts differ is flaky. */
  private static final int RUNS = 5;

  /**
   * Declared limits below this multiple of the slowest accepted solution's usage give a warning.
   */
  private static final int MIN_ROOM = 3;

  /** The most CPU time for repeating all solutions; quick solutions need a few seconds. */
  private static final long REPEATS_MILLIS = 20_000;

  /** Code that may depend on chance. */
  private static final Pattern CHANCE = Pattern.compile("\\b(?:random|secrets|urandom|uuid4)\\b");

  /** Is told how many solutions and mutants have been judged. */
  @FunctionalInterface
  public interface Watcher {
    void done(int done, int total);
  }

  /** Does everything that a publication requires. */
  public Validation(Sandboxes sandboxes) {
    this(sandboxes, RUNS, true);
  }

  /**
   * Validates a bundle. Takes some seconds; for slow solutions, at most about six minutes and two
   * runs of each solution.
   */
  public ValidationReport validate(Map<String, byte[]> files, Watcher watcher)
      throws SandboxUnavailable, InterruptedException {
    long started = System.nanoTime();
    PreparedBundle prepared = new Preparation(sandboxes).prepare(files);
    List<Finding> findings = new ArrayList<>();
    prepared.problems().forEach(p -> findings.add(Finding.error(p.file(), p.line(), p.message())));
    findings.addAll(prepared.notes());
    @Nullable PuzzleBundle bundle = prepared.bundle();
    if (bundle != null && !bundle.isSolved()) {
      findings.add(
          Finding.error(
              "solutions",
              0,
              "a solution that expects ACCEPTED is missing: add one and validate again"));
    }
    if (bundle != null) {
      findings.addAll(notOffered(files, bundle));
    }
    if (bundle != null && !bundle.texts().isStated()) {
      findings.add(
          Finding.warning("statement.md", "has only a heading: players read no statement"));
    }
    List<SolutionReport> solutions =
        bundle == null ? List.of() : judgeAll(bundle, watcher, findings);
    @Nullable Usage slowest = slowest(solutions);
    if (bundle != null) {
      findings.addAll(new InputValidators(sandboxes).check(files, bundle.tests()));
    }
    if (bundle != null && slowest != null) {
      checkLimits(bundle.limits(), slowest, findings);
    }
    @Nullable StrengthReport strength = null;
    if (bundle != null && findings.stream().noneMatch(Finding::blocks)) {
      findings.addAll(new StatementExamples(sandboxes).check(bundle));
      if (measuresTests) {
        EmptySources.besidesStarter(sandboxes, bundle, leastPoints(bundle, solutions))
            .forEach(
                source -> findings.add(Finding.error("tests", 0, "the tests accept " + source)));
        strength = strength(bundle, watcher, findings);
      }
    }
    return new ValidationReport(
        findings.stream().noneMatch(Finding::blocks),
        solutions,
        findings,
        slowest == null || bundle == null
            ? null
            : TrialJudge.suggestedLimits(slowest, bundle.limits()),
        strength,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
  }

  /** A warning for each starter in whose language the puzzle has no solution. */
  private static List<Finding> notOffered(Map<String, byte[]> files, PuzzleBundle bundle) {
    return Arrays.stream(ProgrammingLanguage.values())
        .filter(language -> files.containsKey(language.file("starter")))
        .filter(language -> !bundle.starters().containsKey(language))
        .map(
            language ->
                Finding.warning(
                    language.file("starter"),
                    "the puzzle is not offered in %s, because no solution in it expects ACCEPTED"
                        .formatted(language.title())))
        .toList();
  }

  private List<SolutionReport> judgeAll(
      PuzzleBundle bundle, Watcher watcher, List<Finding> findings)
      throws SandboxUnavailable, InterruptedException {
    List<SolutionReport> reports = new ArrayList<>();
    Map<String, Finding> byChance = new HashMap<>();
    int total = bundle.solutions().size() + bundle.starters().size();
    long repeatMillis = REPEATS_MILLIS / total;
    boolean inspected = bundle.tests().grading().inspector() != null;
    ShownRuns shown = new ShownRuns(sandboxes, bundle, measuresTests);
    for (ReferenceSolution solution : bundle.solutions()) {
      String source = inspected ? solution.withoutDeclaration() : solution.source();
      SourceCode code = new SourceCode(solution.language(), source);
      List<Judgement> judgements = judge(bundle, code, repeatMillis);
      String file = solution.file();
      byChance(bundle, file, source, solution.expected(), judgements)
          .ifPresent(found -> byChance.put(file, found));
      Judgement first = judgements.getFirst();
      boolean agrees =
          first.verdict() == solution.expected()
              && (solution.category() == null || solution.category().equals(category(first)));
      reports.add(
          report(
              file,
              new SolutionReport.Declared(solution.expected(), solution.category()),
              agrees,
              code,
              judgements,
              shown));
      watcher.done(reports.size(), total);
    }
    // A starter that is accepted must earn less than each solution.
    @Nullable Integer leastPoints = leastPoints(bundle, reports);
    for (Map.Entry<ProgrammingLanguage, String> starter : bundle.starters().entrySet()) {
      String file = starter.getKey().file("starter");
      SourceCode code = new SourceCode(starter.getKey(), starter.getValue());
      List<Judgement> judgements = judge(bundle, code, repeatMillis);
      boolean agrees = !EmptySources.isAsGood(judgements.getFirst(), leastPoints);
      SolutionReport.Declared nothing = new SolutionReport.Declared(null, null);
      reports.add(report(file, nothing, agrees, code, judgements, shown));
      watcher.done(reports.size(), total);
      byChance(bundle, file, code.text(), null, judgements)
          .ifPresent(found -> byChance.put(file, found));
    }
    reports.forEach(report -> addFindings(report, byChance.get(report.file()), findings));
    return reports;
  }

  /**
   * Judges once, and again as often as the time allows, each time with another seed for chance. The
   * first run has the seed of players, and may wait for a child.
   */
  private List<Judgement> judge(PuzzleBundle bundle, SourceCode code, long repeatMillis)
      throws SandboxUnavailable, InterruptedException {
    Judge judge = new Judge(sandboxes);
    Solution solution = Solution.submission(code, bundle.limits());
    TestSet tests = bundle.tests().revealed();
    Judgement first = judge.judge(solution, tests);
    TrialJudge.Budget budget = TrialJudge.Budget.ofMillis(repeatMillis);
    List<Judgement> judgements = new ArrayList<>(List.of(first));
    while (judgements.size() < runs && budget.covers(first.usage())) {
      Judgement again = judge.judge(solution.withDraw(judgements.size()), tests);
      budget.spend(again.usage());
      judgements.add(again);
    }
    return judgements;
  }

  private static SolutionReport report(
      String file,
      SolutionReport.Declared declared,
      boolean agrees,
      SourceCode code,
      List<Judgement> judgements,
      ShownRuns runs)
      throws SandboxUnavailable, InterruptedException {
    Judgement first = judgements.getFirst();
    boolean flaky =
        judgements.stream().map(run -> result(run, declared.expected())).distinct().count() > 1;
    ShownRuns.Shown shown = runs.of(code, judgements, agrees && !flaky);
    return new SolutionReport(
        file,
        declared,
        new SolutionReport.Result(
            first.verdict(),
            category(first),
            first.message(),
            judgements.stream()
                .map(Judgement::authorTraceback)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null),
            first.points(),
            shown.disagreement(),
            shown.tests()),
        agrees,
        flaky,
        judgements.stream().map(Judgement::verdict).toList(),
        judgements.stream().map(Judgement::usage).reduce(Usage.NONE, Usage::max));
  }

  /** What all runs must agree in. Where a starter fails does not matter. */
  private static String result(Judgement judgement, @Nullable Verdict expected) {
    return expected == null
        ? judgement.verdict().toString()
        : judgement.verdict() + " " + category(judgement) + " " + judgement.points();
  }

  private static @Nullable String category(Judgement judgement) {
    @Nullable CaseFailure failure = judgement.failure();
    return failure == null ? null : failure.category();
  }

  /**
   * Says which seed gives another result than that of players; empty if none, or without chance.
   */
  private static Optional<Finding> byChance(
      PuzzleBundle bundle,
      String file,
      String source,
      @Nullable Verdict expected,
      List<Judgement> judgements) {
    TestSet tests = bundle.tests();
    String code = tests.referee() + "\n" + tests.checker() + "\n" + tests.adapter() + "\n" + source;
    Judgement usual = judgements.getFirst();
    return !CHANCE.matcher(code).find()
        ? Optional.empty()
        : IntStream.range(1, judgements.size())
            .filter(i -> !result(judgements.get(i), expected).equals(result(usual, expected)))
            .mapToObj(
                seed ->
                    "depends on chance: with the players' seed it gets %s; with seed %d, %s"
                        .formatted(outcome(usual), seed, outcome(judgements.get(seed))))
            .map(message -> Finding.warning(file, message))
            .findFirst();
  }

  private static String outcome(Judgement judgement) {
    return judgement.verdict()
        + (judgement.message() == null ? "" : ": " + judgement.message())
        + (judgement.points() == null ? "" : " with %d points".formatted(judgement.points()));
  }

  private void addFindings(
      SolutionReport report, @Nullable Finding byChance, List<Finding> findings) {
    String file = report.file();
    if (report.runs().size() < runs) {
      findings.add(
          Finding.warning(
              file,
              "is slow and was run %d times instead of %d".formatted(report.runs().size(), runs)));
    }
    if (report.flaky() && byChance != null) {
      findings.add(byChance);
    } else if (report.flaky()) {
      findings.add(Finding.error(file, 1, "flaky: its runs gave " + report.runs()));
    }
    if (Objects.equals(report.result().points(), 0)) {
      findings.add(
          new Finding(
              Severity.WARNING,
              file,
              1,
              "is accepted but earns no points: neither the inspector nor a test gives any"));
    }
    if (!report.agrees()) {
      findings.add(Finding.error(file, 1, disagreement(report)));
    } else if (report.declared().expected() == null
        && report.result().actual() == Verdict.ACCEPTED) {
      findings.add(
          Finding.warning(
              file,
              "is accepted with %d points; every solution earns more"
                  .formatted(report.result().points())));
    }
  }

  private static String disagreement(SolutionReport report) {
    return report.declared().expected() == null
        ? "the starter must fail the tests, but is accepted"
        : "expects "
            + report.declared().expected()
            + (report.declared().expectedCategory() == null
                ? ""
                : " " + report.declared().expectedCategory())
            + ", got "
            + report.result().actual()
            + (report.result().message() == null ? "" : ": " + report.result().message());
  }

  private static @Nullable Integer leastPoints(
      PuzzleBundle bundle, List<SolutionReport> solutions) {
    return EmptySources.leastPoints(
        bundle, accepted(solutions).map(solution -> solution.result().points()));
  }

  private static Stream<SolutionReport> accepted(List<SolutionReport> solutions) {
    return solutions.stream()
        .filter(
            s ->
                s.declared().expected() == Verdict.ACCEPTED
                    && s.result().actual() == Verdict.ACCEPTED);
  }

  /** The maximum usage of the accepted solutions; null if none was accepted. */
  private static @Nullable Usage slowest(List<SolutionReport> solutions) {
    return accepted(solutions).map(SolutionReport::usage).reduce(Usage::max).orElse(null);
  }

  private static void checkLimits(Limits limits, Usage slowest, List<Finding> findings) {
    if (limits.cpuMillis() < Math.min(MIN_ROOM * slowest.cpuMillis(), Limits.HIGHEST.cpuMillis())) {
      findings.add(tight("cpuMillis", limits.cpuMillis(), slowest.cpuMillis()));
    }
    if (limits.steps() < Math.min(MIN_ROOM * slowest.steps(), Limits.HIGHEST.steps())) {
      findings.add(tight("steps", limits.steps(), slowest.steps()));
    }
  }

  private static Finding tight(String limit, long declared, long used) {
    return Finding.warning(
        "puzzle.yaml",
        "limits.%s is %d, less than %d times the %d that an accepted solution uses"
            .formatted(limit, declared, MIN_ROOM, used));
  }

  private @Nullable StrengthReport strength(
      PuzzleBundle bundle, Watcher watcher, List<Finding> findings)
      throws SandboxUnavailable, InterruptedException {
    try {
      int solutions = bundle.solutions().size() + 1;
      MeasuredStrength measured =
          new TestStrength(sandboxes)
              .measure(bundle, (done, total) -> watcher.done(solutions + done, solutions + total));
      findings.addAll(measured.findings(bundle.tests().referee() != null));
      return measured.report();
    } catch (AuthorFault e) {
      findings.add(
          new Finding(
              Severity.WARNING,
              e.file(),
              e.line(),
              "the tests' strength could not be measured: " + e.problem()));
      return null;
    }
  }
}
