package io.arbiter.app.command;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.report.SolutionReport;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.core.report.ValidationReport;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the report of a validation as text. */
final class ReportPrinter {
  private static final int MOST_SURVIVORS = 12;

  /** Of a value; the report of the API has the whole value. */
  private static final int MOST_CHARACTERS = 500;

  /** The number of progress lines when the output is not a terminal. */
  private static final int PARTS = 10;

  private static final int BAR = 30;

  private final PrintStream out;
  private final boolean terminal;
  private boolean midLine;
  private int part;

  /**
   * @param terminal whether the output is a terminal, where a line can be overwritten
   */
  ReportPrinter(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Shows the progress: as a bar on a terminal, otherwise as a few lines. */
  void progress(int done, int total) {
    if (terminal) {
      String bar = "#".repeat(BAR * done / Math.max(1, total));
      out.printf("\rvalidating [%-" + BAR + "s] %d of %d judged", bar, done, total);
      out.flush();
      midLine = true;
    } else if (PARTS * done / Math.max(1, total) != part) {
      part = PARTS * done / Math.max(1, total);
      out.printf("validating: %d of %d judged%n", done, total);
    }
  }

  void say(String line) {
    if (midLine) {
      out.println();
      midLine = false;
    }
    out.println(line);
  }

  void problem(String file, int line, String message) {
    say("  ERROR    " + new BundleProblem(file, line, message));
  }

  void print(ValidationReport report) {
    for (SolutionReport solution : report.solutions()) {
      print(solution);
    }
    for (Finding finding : report.findings()) {
      print(finding);
    }
    if (report.suggestedLimits() != null) {
      say(
          "  suggested limits: cpuMillis: %d, steps: %d"
              .formatted(report.suggestedLimits().cpuMillis(), report.suggestedLimits().steps()));
    }
    if (report.strength() != null) {
      print(report.strength());
    }
    say(
        "%s after %.1f s"
            .formatted(report.valid() ? "valid" : "not valid", report.millis() / 1000.0));
  }

  void print(Finding finding) {
    say(
        "  %-8s %s"
            .formatted(
                finding.severity(),
                new BundleProblem(finding.file(), finding.line(), finding.message())));
  }

  private void print(SolutionReport solution) {
    SolutionReport.Result result = solution.result();
    @Nullable String message = result.message();
    say(
        "  %-8s %-32s %-16s %5d ms %8d steps%s%s"
            .formatted(
                solution.agrees() && !solution.flaky() ? "ok" : "FAULT",
                solution.file(),
                result.actual(),
                solution.usage().cpuMillis(),
                solution.usage().steps(),
                result.points() == null ? "" : " %5d points".formatted(result.points()),
                solution.agrees() || message == null ? "" : "  " + message));
    if (result.authorTraceback() != null) {
      indented(result.authorTraceback());
    }
    if (result.disagreement() != null) {
      print(result.disagreement());
    }
  }

  private void print(SolutionReport.Disagreement disagreement) {
    CaseFailure failure = disagreement.failure();
    value("input", failure.input());
    value("expected", failure.expected());
    value("actual", failure.actual());
    if (!disagreement.output().isBlank()) {
      indented("output:\n" + disagreement.output().stripTrailing());
    }
    if (failure.traceback() != null) {
      indented(failure.traceback());
    }
  }

  private void value(String name, @Nullable PyValue value) {
    if (value != null) {
      String text = TaggedJson.write(value).toString();
      indented(
          "%-9s %s"
              .formatted(
                  name,
                  text.length() <= MOST_CHARACTERS
                      ? text
                      : text.substring(0, MOST_CHARACTERS) + "…"));
    }
  }

  private void indented(String text) {
    text.lines().forEach(line -> say("           " + line));
  }

  private void print(StrengthReport strength) {
    say(
        "  strength of the tests %.0f %%: of %d mutants %d killed, %d survived, %d probably equivalent"
            .formatted(
                100 * strength.score(),
                strength.mutants(),
                strength.killed(),
                strength.survived(),
                strength.equivalent()));
    List<StrengthReport.Survivor> telling =
        strength.survivors().stream().filter(survivor -> !survivor.equivalent()).toList();
    telling.stream()
        .limit(MOST_SURVIVORS)
        .forEach(
            survivor -> {
              StrengthReport.Change c = survivor.change();
              say(
                  "    %s:%d %s: %s  ->  %s"
                      .formatted(
                          survivor.solution(), c.line(), c.operator(), c.before(), c.after()));
              if (survivor.input() != null && survivor.answer() != null) {
                say("      a test that fails it: " + test(survivor.input(), survivor.answer()));
              }
            });
    if (telling.size() > MOST_SURVIVORS) {
      say("    and " + (telling.size() - MOST_SURVIVORS) + " more");
    }
    for (StrengthReport.Proposal proposal : strength.proposals()) {
      say(
          "    this test would kill %d: %s"
              .formatted(proposal.kills(), test(proposal.input(), proposal.answer())));
    }
  }

  /** As {@code tests.json} has it. */
  private static String test(List<PyValue> input, PyValue answer) {
    return "{\"input\": %s, \"answer\": %s}"
        .formatted(TaggedJson.write(new PyValue.Items(input)), TaggedJson.write(answer));
  }
}
