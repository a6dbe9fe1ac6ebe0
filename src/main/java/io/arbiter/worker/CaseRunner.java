package io.arbiter.worker;

import io.arbiter.delivery.Job;
import io.arbiter.judging.CaseFailure;
import io.arbiter.judging.CategoryResult;
import io.arbiter.judging.Comparison;
import io.arbiter.judging.Judgement;
import io.arbiter.judging.PyValue;
import io.arbiter.judging.SubmissionKind;
import io.arbiter.judging.TestCase;
import io.arbiter.judging.TestCategory;
import io.arbiter.judging.TestSet;
import io.arbiter.judging.Verdict;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Program;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs one job's test cases in order and stops at the first that fails. Expected answers stay on
 * this side of the sandbox. Used once, by one thread.
 */
final class CaseRunner {
  private static final Logger LOG = Logger.getLogger(CaseRunner.class);

  /** A longer text is cut in what is kept of a failure. */
  private static final int MAX_TEXT = 8_000;

  private final Job job;
  private final TestSet tests;
  private final Sandboxes sandboxes;
  private final Consumer<String> onOutput;
  private final IntConsumer onPassed;
  private final StringBuilder output = new StringBuilder();
  private final List<CategoryResult> results = new ArrayList<>();
  private boolean hiddenCaseSeen;
  private int passed;

  /**
   * @param onOutput is given what the player prints, as it comes, in runs
   * @param onPassed is given the number of test cases that have passed
   */
  CaseRunner(
      Job job,
      TestSet tests,
      Sandboxes sandboxes,
      Consumer<String> onOutput,
      IntConsumer onPassed) {
    this.job = job;
    this.tests = tests;
    this.sandboxes = sandboxes;
    this.onOutput = onOutput;
    this.onPassed = onPassed;
  }

  Judgement judge() throws SandboxUnavailable, InterruptedException {
    boolean elements = tests.comparison() instanceof Comparison.Elements;
    Program program =
        new Program(
            job.source(),
            tests.function(),
            elements,
            showsOutput(),
            job.limits(),
            Judge.graceMillis(job.limits()));
    try (GuestRun run = sandboxes.players().open(program, this::print);
        AnswerCheck check = new AnswerCheck(tests, job.limits(), sandboxes)) {
      Outcome loaded = timed(run.load(), run);
      @Nullable Failure failure =
          loaded instanceof Outcome.Returned
              ? runCases(run, check)
              : new Failure(null, 0, null, loaded, null);
      return judgement(failure, run);
    }
  }

  private boolean showsOutput() {
    return job.kind() != SubmissionKind.SUBMISSION;
  }

  private void print(String text) {
    output.append(text);
    onOutput.accept(text);
  }

  /**
   * A test case that did not pass, or the loading of the source.
   *
   * @param category null while loading
   * @param test null while loading
   * @param answer what became of the value; null when there was none
   */
  private record Failure(
      @Nullable TestCategory category,
      int index,
      @Nullable TestCase test,
      Outcome outcome,
      AnswerCheck.@Nullable Answer answer) {}

  private @Nullable Failure runCases(GuestRun run, AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    for (TestCategory category : tests.categories()) {
      int before = passed;
      for (int i = 0; i < category.cases().size(); i++) {
        TestCase test = category.cases().get(i);
        hiddenCaseSeen |= !tests.reveal() && !test.sample();
        Outcome outcome =
            timed(test.code() == null ? run.call(test.input()) : run.evaluate(test.code()), run);
        AnswerCheck.@Nullable Answer answer =
            outcome instanceof Outcome.Returned(PyValue value) ? check.of(test, value) : null;
        if (answer == null || !answer.right()) {
          results.add(result(category, passed - before));
          return new Failure(category, i + 1, test, outcome, answer);
        }
        onPassed.accept(++passed);
      }
      results.add(result(category, passed - before));
    }
    return null;
  }

  /** The child stops above the CPU limit; what it let through may be over it all the same. */
  private Outcome timed(Outcome outcome, GuestRun run) {
    long allowed = job.limits().cpuMillis();
    long used = run.usage().cpuMillis();
    return used > allowed && !(outcome instanceof Outcome.EngineFault)
        ? new Outcome.LimitHit(Limit.CPU, allowed, used)
        : outcome;
  }

  private static CategoryResult result(TestCategory category, int passed) {
    return new CategoryResult(category.name(), passed, category.cases().size());
  }

  private Judgement judgement(@Nullable Failure failure, GuestRun run) {
    for (TestCategory category :
        tests.categories().subList(results.size(), tests.categories().size())) {
      results.add(result(category, 0));
    }
    @Nullable String printed = showsOutput() ? output.toString() : null;
    if (failure == null) {
      return new Judgement(Verdict.ACCEPTED, null, results, null, printed, run.usage());
    }
    if (failure.outcome() instanceof Outcome.EngineFault(String detail)) {
      LOG.errorf("the sandbox failed: %s", detail);
    }
    Outcome shown = hiddenCaseSeen ? redacted(failure.outcome()) : failure.outcome();
    return new Judgement(
        verdict(failure),
        where(failure) + cut(message(failure, shown)),
        results,
        describe(failure, shown),
        printed,
        run.usage());
  }

  private Outcome redacted(Outcome outcome) {
    Redaction redaction = new Redaction(job.source());
    return switch (outcome) {
      case Outcome.Raised raised -> redaction.redact(raised);
      case Outcome.Denied denied -> redaction.redact(denied);
      case Outcome.NotPlain value -> redaction.redact(value);
      case Outcome.Returned _,
          Outcome.SyntaxError _,
          Outcome.MissingFunction _,
          Outcome.LimitHit _,
          Outcome.EngineFault _ ->
          outcome;
    };
  }

  private static Verdict verdict(Failure failure) {
    return switch (failure.outcome()) {
      case Outcome.Returned _ ->
          failure.answer() != null && failure.answer().authorFailed()
              ? Verdict.AUTHOR_ERROR
              : Verdict.WRONG_ANSWER;
      case Outcome.NotPlain _ -> Verdict.WRONG_ANSWER;
      case Outcome.Raised _ -> Verdict.RUNTIME_ERROR;
      case Outcome.SyntaxError _ -> Verdict.SYNTAX_ERROR;
      case Outcome.MissingFunction _ -> Verdict.MISSING_FUNCTION;
      case Outcome.Denied _ -> Verdict.FORBIDDEN;
      case Outcome.EngineFault _ -> Verdict.JUDGE_ERROR;
      case Outcome.LimitHit(Limit limit, long _, long _) ->
          switch (limit) {
            case CPU, WALL, STEPS -> Verdict.TIME_LIMIT;
            case MEMORY -> Verdict.MEMORY_LIMIT;
            case OUTPUT -> Verdict.OUTPUT_LIMIT;
          };
    };
  }

  private static String where(Failure failure) {
    return failure.category() == null
        ? ""
        : "category " + failure.category().name() + ", test " + failure.index() + ": ";
  }

  private String message(Failure failure, Outcome shown) {
    return switch (shown) {
      case Outcome.Returned(PyValue actual) -> wrongAnswer(failure, actual);
      case Outcome.NotPlain(String description) ->
          "the result must be plain data, got " + description;
      case Outcome.Raised(String type, String text, String _) ->
          text.isEmpty() ? type : type + ": " + text;
      case Outcome.SyntaxError(String text, int line, int column) ->
          "line " + line + ", column " + column + ": " + text;
      case Outcome.MissingFunction(String text) -> text;
      case Outcome.Denied(String what, String _) -> "the sandbox denies it: " + what;
      case Outcome.EngineFault _ ->
          "the judge failed on this submission; it does not count against you";
      case Outcome.LimitHit(Limit limit, long allowed, long used) -> limit(limit, allowed, used);
    };
  }

  private static String limit(Limit limit, long allowed, long used) {
    return switch (limit) {
      case CPU -> "CPU time: " + allowed + " ms are allowed, " + used + " ms were used";
      case WALL -> "elapsed time: " + allowed + " ms are allowed, " + used + " ms passed";
      case STEPS -> "steps: " + allowed + " statements are allowed, " + used + " were executed";
      case MEMORY -> "memory: " + allowed + " bytes are allowed, " + used + " were in use";
      case OUTPUT -> "output: " + allowed + " bytes are allowed, it came to " + used + " or more";
    };
  }

  private String wrongAnswer(Failure failure, PyValue actual) {
    AnswerCheck.@Nullable Answer answer = failure.answer();
    if (answer != null && answer.authorFailed()) {
      return "the puzzle's own checker failed; it does not count against you";
    }
    if (answer != null && answer.message() != null && !hiddenCaseSeen) {
      return answer.message();
    }
    if (failure.test() == null || tests.comparison() instanceof Comparison.Checker) {
      return "the answer is not right";
    }
    String expected = failure.test().answer().typeName();
    return expected.equals(actual.typeName())
        ? "the " + expected + " has the wrong value"
        : "expected " + article(expected) + ", got " + article(actual.typeName());
  }

  private static String article(String type) {
    return type.equals("None")
        ? type
        : ("aeiou".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }

  private CaseFailure describe(Failure failure, Outcome shown) {
    @Nullable String category = failure.category() == null ? null : failure.category().name();
    @Nullable TestCase test = failure.test();
    if (test == null || hiddenCaseSeen) {
      return new CaseFailure(
          category, failure.index(), test != null, null, null, null, traceback(shown));
    }
    boolean checked = tests.comparison() instanceof Comparison.Checker;
    return new CaseFailure(
        category,
        failure.index(),
        false,
        cut(test.code() == null ? new PyValue.Items(test.input()) : new PyValue.Str(test.code())),
        checked ? null : cut(test.answer()),
        shown instanceof Outcome.Returned(PyValue actual) ? cut(actual) : null,
        traceback(shown));
  }

  /** A huge value tells nobody anything, and every reader of the judgement would pay for it. */
  private static PyValue cut(PyValue value) {
    return value.size() <= MAX_TEXT
        ? value
        : new PyValue.Str("… " + article(value.typeName()) + " too large to show");
  }

  private static @Nullable String traceback(Outcome outcome) {
    @Nullable String traceback =
        switch (outcome) {
          case Outcome.Raised raised -> raised.traceback();
          case Outcome.Denied denied -> denied.traceback();
          case Outcome.Returned _,
              Outcome.NotPlain _,
              Outcome.SyntaxError _,
              Outcome.MissingFunction _,
              Outcome.LimitHit _,
              Outcome.EngineFault _ ->
              null;
        };
    return traceback == null ? null : cut(traceback);
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }
}
