package io.arbiter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.Reason;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.report.SolutionReport;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.core.report.ValidationReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPrinterTest {
  private static final List<PyValue> FIVE = List.of(PyValue.Int.of(5));

  @Test
  void anAuthorReadsWhyASolutionIsWrongAndWhichTestsAreMissing() {
    SolutionReport wrong =
        new SolutionReport(
            "solutions/right.py",
            new SolutionReport.Declared(Verdict.ACCEPTED, null),
            new SolutionReport.Result(
                Verdict.WRONG_ANSWER,
                "Basics",
                "category Basics, test 2: the int has the wrong value",
                null,
                null,
                new SolutionReport.Disagreement(
                    new CaseFailure(
                        "Basics",
                        2,
                        false,
                        new PyValue.Items(List.of(new PyValue.Str("x".repeat(1_000)))),
                        PyValue.Int.of(6),
                        PyValue.Int.of(5),
                        "Traceback:\n  line 2",
                        new Reason.Value("int")),
                    "got 5\nand more\n"),
                null),
            false,
            false,
            List.of(Verdict.WRONG_ANSWER),
            new Usage(12, 13, 140, 0));
    StrengthReport strength =
        new StrengthReport(
            4,
            2,
            1,
            1,
            0.667,
            List.of(
                new StrengthReport.Survivor(
                    "solutions/other.py",
                    new StrengthReport.Change(2, "comparison", "a < b", "a <= b", null),
                    false,
                    FIVE,
                    PyValue.Int.of(6))),
            List.of(new StrengthReport.Proposal(FIVE, PyValue.Int.of(6), 1)));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    new ReportPrinter(new PrintStream(printed, true, StandardCharsets.UTF_8), false)
        .print(
            new ValidationReport(
                false,
                List.of(wrong),
                List.of(Finding.error("solutions/right.py", 1, "expects ACCEPTED")),
                null,
                strength,
                2_300));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "  FAULT    solutions/right.py               WRONG_ANSWER        12 ms      140 steps"
                + "  category Basics, test 2: the int has the wrong value",
            "           input     [\"" + "x".repeat(498) + "…",
            "           expected  6",
            "           actual    5",
            "           output:",
            "           got 5",
            "           and more",
            "           Traceback:",
            "             line 2",
            "  ERROR    solutions/right.py:1: expects ACCEPTED",
            "  strength of the tests 67 %: of 4 mutants 2 killed, 1 survived, 1 probably equivalent",
            "    solutions/other.py:2 comparison: a < b  ->  a <= b",
            "      a test that fails it: {\"input\": [5], \"answer\": 6}",
            "    this test would kill 1: {\"input\": [5], \"answer\": 6}",
            "not valid after 2.3 s");
  }
}
