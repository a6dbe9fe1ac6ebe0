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
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.SolutionReport;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import io.arbiter.worker.validation.strength.Budget;
import io.arbiter.worker.validation.strength.StrengthFindings;
import io.arbiter.worker.validation.strength.TestStrength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a bundle may be published. Thread-safe. */
public final class Validation {
  /** Runs of every solution; a solution whose verdicts differ is flaky. */
  private static final int RUNS = 5;

  /**
   * Declared limits below this multiple of the slowest accepted solution's usage give a warning.
   */
  private static final int MIN_ROOM = 3;

  /** The most CPU time for repeating all solutions; quick solutions need a few seconds. */
  private static final long REPEATS_MILLIS = 20_000;

  /** Is told how many solutions and mutants have been judged. */
  @FunctionalInterface
  public interface Watcher {
    void done(int done, int total);
  }

  private final Sandboxes sandboxes;
  private final Judge judge;
  private final int runs;
  private final boolean measuresStrength;

  /** Does everything that a publication requires. */
  public Validation(Sandboxes sandboxes) {
    this(sandboxes, RUNS, true);
  }

  /**
   * @param runs number of runs of every solution
   * @param measuresStrength whether the strength of the tests is measured with mutants, which takes
   *     most of the time
   */
  public Validation(Sandboxes sandboxes, int runs, boolean measuresStrength) {
    this.sandboxes = sandboxes;
    this.judge = new Judge(sandboxes);
    this.runs = runs;
    this.measuresStrength = measuresStrength;
  }

  /**
   * Validates a bundle. Takes some seconds; for slow solutions, at most about six minutes and one
   * run of each solution.
   */
  public ValidationReport validate(Map<String, byte[]> files, Watcher watcher)
      throws SandboxUnavailable, InterruptedException {
    long started = System.nanoTime();
    PreparedBundle prepared = new Preparation(sandboxes).prepare(files);
    List<Finding> findings = new ArrayList<>();
    prepared
        .problems()
        .forEach(p -> findings.add(new Finding(Severity.ERROR, p.file(), p.line(), p.message())));
    findings.addAll(prepared.notes());
    @Nullable PuzzleBundle bundle = prepared.bundle();
    if (bundle != null && !bundle.isSolved()) {
      findings.add(
          new Finding(
              Severity.ERROR,
              "solutions",
              0,
              "a solution that expects ACCEPTED is missing: add one and validate again"));
    }
    List<SolutionReport> solutions =
        bundle == null ? List.of() : judgeAll(bundle, watcher, findings);
    @Nullable Usage slowest = slowest(solutions);
    if (bundle != null && slowest != null) {
      checkLimits(bundle.limits(), slowest, findings);
    }
    @Nullable StrengthReport strength = null;
    if (bundle != null && findings.stream().noneMatch(f -> f.severity() == Severity.ERROR)) {
      findings.addAll(new StatementExamples(sandboxes).check(bundle));
      if (measuresStrength) {
        checkEmptySources(bundle, leastPoints(bundle, solutions), findings);
        strength = strength(bundle, watcher, findings);
      }
    }
    return new ValidationReport(
        findings.stream().noneMatch(f -> f.severity() == Severity.ERROR),
        solutions,
        findings,
        slowest == null || bundle == null ? null : SuggestedLimits.of(slowest, bundle.limits()),
        strength,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
  }

  private List<SolutionReport> judgeAll(
      PuzzleBundle bundle, Watcher watcher, List<Finding> findings)
      throws SandboxUnavailable, InterruptedException {
    List<SolutionReport> reports = new ArrayList<>();
    int total = bundle.solutions().size() + 1;
    long repeatMillis = REPEATS_MILLIS / total;
    boolean inspected = bundle.tests().grading().inspector() != null;
    for (ReferenceSolution solution : bundle.solutions()) {
      SolutionReport report =
          judge(
              bundle,
              solution.file(),
              inspected ? solution.withoutDeclaration() : solution.source(),
              solution.expected(),
              solution.category(),
              repeatMillis,
              null);
      reports.add(report);
      watcher.done(reports.size(), total);
      addFindings(report, findings);
    }
    SolutionReport starter =
        judge(
            bundle,
            "starter.py",
            bundle.starter(),
            null,
            null,
            repeatMillis,
            leastPoints(bundle, reports));
    reports.add(starter);
    watcher.done(total, total);
    addFindings(starter, findings);
    return reports;
  }

  /**
   * Judges once, and again as often as the time allows. The first run may wait for a child.
   *
   * @param leastPoints what a starter may not earn; null if it may not be accepted
   */
  private SolutionReport judge(
      PuzzleBundle bundle,
      String file,
      String source,
      @Nullable Verdict expected,
      @Nullable String category,
      long repeatMillis,
      @Nullable Integer leastPoints)
      throws SandboxUnavailable, InterruptedException {
    Solution solution = Solution.submission(source, bundle.limits());
    Judgement first = judge.judge(solution, bundle.tests());
    Budget budget = Budget.ofMillis(repeatMillis);
    List<Judgement> judgements = new ArrayList<>(List.of(first));
    while (judgements.size() < runs && budget.covers(first.usage())) {
      Judgement again = judge.judge(solution, bundle.tests());
      budget.spend(again.usage());
      judgements.add(again);
    }
    @Nullable String caught = category(first);
    boolean agrees =
        expected == null
            ? !EmptySources.isAsGood(first, leastPoints)
            : first.verdict() == expected && (category == null || category.equals(caught));
    return new SolutionReport(
        file,
        new SolutionReport.Declared(expected, category),
        new SolutionReport.Result(
            first.verdict(),
            caught,
            first.message(),
            judgements.stream()
                .map(Judgement::authorTraceback)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null),
            first.points()),
        agrees,
        judgements.stream().map(run -> result(run, expected)).distinct().count() > 1,
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

  private void addFindings(SolutionReport report, List<Finding> findings) {
    if (report.runs().size() < runs) {
      findings.add(
          new Finding(
              Severity.WARNING,
              report.file(),
              0,
              "is slow and was run %d times instead of %d".formatted(report.runs().size(), runs)));
    }
    if (report.flaky()) {
      findings.add(error(report.file(), "flaky: its runs gave " + report.runs()));
    }
    if (Objects.equals(report.result().points(), 0)) {
      findings.add(
          new Finding(
              Severity.WARNING,
              report.file(),
              1,
              "is accepted but earns no points: neither the inspector nor a test gives any"));
    }
    if (report.agrees()) {
      if (report.declared().expected() == null && report.result().actual() == Verdict.ACCEPTED) {
        findings.add(
            new Finding(
                Severity.WARNING,
                report.file(),
                0,
                "is accepted with %d points; every solution earns more"
                    .formatted(report.result().points())));
      }
      return;
    }
    @Nullable Verdict expected = report.declared().expected();
    if (expected == null) {
      findings.add(error(report.file(), "the starter must fail the tests, but is accepted"));
      return;
    }
    findings.add(
        error(
            report.file(),
            "expects "
                + expected
                + (report.declared().expectedCategory() == null
                    ? ""
                    : " " + report.declared().expectedCategory())
                + ", got "
                + report.result().actual()
                + (report.result().message() == null ? "" : ": " + report.result().message())));
  }

  private static Finding error(String file, String message) {
    return new Finding(Severity.ERROR, file, 1, message);
  }

  private void checkEmptySources(
      PuzzleBundle bundle, @Nullable Integer leastPoints, List<Finding> findings)
      throws SandboxUnavailable, InterruptedException {
    for (String source : new EmptySources(sandboxes).accepted(bundle, true, leastPoints)) {
      findings.add(new Finding(Severity.ERROR, "tests", 0, "the tests accept " + source));
    }
  }

  private static @Nullable Integer leastPoints(
      PuzzleBundle bundle, List<SolutionReport> solutions) {
    return EmptySources.leastPoints(bundle, accepted(solutions).map(s -> s.result().points()));
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
    if (limits.cpuMillis() < MIN_ROOM * slowest.cpuMillis()) {
      findings.add(tight("cpuMillis", limits.cpuMillis(), slowest.cpuMillis()));
    }
    if (limits.steps() < MIN_ROOM * slowest.steps()) {
      findings.add(tight("steps", limits.steps(), slowest.steps()));
    }
  }

  private static Finding tight(String limit, long declared, long used) {
    return new Finding(
        Severity.WARNING,
        "puzzle.yaml",
        0,
        "limits."
            + limit
            + " is "
            + declared
            + ", less than "
            + MIN_ROOM
            + " times the "
            + used
            + " that an accepted solution uses");
  }

  private @Nullable StrengthReport strength(
      PuzzleBundle bundle, Watcher watcher, List<Finding> findings)
      throws SandboxUnavailable, InterruptedException {
    try {
      int solutions = bundle.solutions().size() + 1;
      TestStrength.Measured measured =
          new TestStrength(sandboxes)
              .measure(bundle, (done, total) -> watcher.done(solutions + done, solutions + total));
      findings.addAll(StrengthFindings.of(measured, bundle.tests().referee() != null));
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
