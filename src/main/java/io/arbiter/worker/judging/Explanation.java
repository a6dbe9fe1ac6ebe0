package io.arbiter.worker.judging;

import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Reason;
import io.arbiter.core.judging.test.LanguageValues;
import io.arbiter.core.judging.test.OutputDifference;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a player is told about a failure; less, once a hidden test case has run. */
public record Explanation(
    TestFailure failure, TestSet tests, SourceCode code, boolean hiddenCaseSeen) {
  private static final int MAX_TEXT = 8_000;

  public static final String JUDGE_FAILED =
      "the judge failed on this submission; it does not count against you";

  /** What a run says that was stopped before it began; also what a stopped guest raises. */
  public static final String STOPPED = "KeyboardInterrupt: the run was stopped";

  public static final String AUTHOR_FAILED =
      "the puzzle's own code failed; it does not count against you";

  private static final String ENGINE_FAILED = "the engine failed on this code";

  private static final Pattern FRAME =
      Pattern.compile("(?m)^  File \"solution\\.py\", line (\\d{1,7}), in");

  /** What the player may see of the outcome. */
  private Outcome shown() {
    return hiddenCaseSeen ? redacted(failure.outcome()) : failure.outcome();
  }

  private Outcome redacted(Outcome outcome) {
    Redaction redaction = new Redaction(code);
    return switch (outcome) {
      case Outcome.Raised raised -> redaction.redact(raised);
      case Outcome.Denied denied -> redaction.redact(denied);
      case Outcome.NotPlain value -> redaction.redact(value);
      // The player's code can make its value as long as an input is large.
      case Outcome.LimitHit(Limit limit, long allowed, long _) when limit == Limit.OUTPUT ->
          new Outcome.LimitHit(limit, allowed, allowed);
      case Outcome.EngineFault fault -> redaction.redact(fault);
      case Outcome.Returned _,
          Outcome.AdapterRaised _,
          Outcome.SyntaxError _,
          Outcome.MissingFunction _,
          Outcome.LimitHit _ ->
          outcome;
    };
  }

  String message() {
    return where() + cut(what());
  }

  private String where() {
    return failure.category() == null
        ? ""
        : "category " + failure.category().name() + ", test " + failure.index() + ": ";
  }

  private String what() {
    if (failure.authorFault() != null) {
      return AUTHOR_FAILED;
    }
    return switch (shown()) {
      case Outcome.Returned(PyValue actual) -> wrongAnswer(actual);
      case Outcome.Raised(String type, String text, String _) -> raised(type, text);
      case Outcome.AdapterRaised _ -> AUTHOR_FAILED;
      case Outcome.SyntaxError(String text, int line, int column) ->
          "line " + line + ", column " + column + ": " + text;
      case Outcome.MissingFunction(String text) -> text;
      case Outcome.EngineFault _ -> failure.repeated() ? ENGINE_FAILED + lastLine() : JUDGE_FAILED;
      case Outcome.NotPlain _, Outcome.Denied _, Outcome.LimitHit _ ->
          Objects.requireNonNull(reason()).sentence();
    };
  }

  /** The reason in a form for clients; null if the message is Python's or the author's. */
  @Nullable Reason reason() {
    if (failure.authorFault() != null) {
      return null;
    }
    return switch (shown()) {
      case Outcome.Returned(PyValue actual) -> said() == null ? wrongValue(actual) : null;
      case Outcome.NotPlain(String description) -> new Reason.NotPlain(description);
      case Outcome.Denied(String what, String _) -> new Reason.Denied(what);
      case Outcome.LimitHit hit -> limit(hit);
      case Outcome.Raised _,
          Outcome.AdapterRaised _,
          Outcome.SyntaxError _,
          Outcome.MissingFunction _,
          Outcome.EngineFault _ ->
          null;
    };
  }

  /** An exception as Python prints it. */
  static String raised(String type, String message) {
    return message.isEmpty() ? type : type + ": " + message;
  }

  /** The player's line on which the engine failed; empty if it failed on the whole source. */
  private String lastLine() {
    @Nullable String traceback = traceback(shown());
    int line =
        FRAME
            .matcher(traceback == null ? "" : traceback)
            .results()
            .mapToInt(frame -> Integer.parseInt(frame.group(1)))
            .reduce(0, (_, last) -> last);
    List<String> lines = code.text().lines().toList();
    return line < 1 || line > lines.size()
        ? ""
        : ": line " + line + ": " + lines.get(line - 1).strip();
  }

  public static Reason limit(Outcome.LimitHit hit) {
    Reason.Resource resource =
        switch (hit.limit()) {
          case CPU -> Reason.Resource.CPU;
          case WALL -> Reason.Resource.WALL;
          case STEPS -> Reason.Resource.STEPS;
          case MEMORY -> Reason.Resource.MEMORY;
          case OUTPUT -> Reason.Resource.OUTPUT;
        };
    return new Reason.Limit(resource, hit.allowed(), hit.used());
  }

  private String wrongAnswer(PyValue actual) {
    @Nullable String said = said();
    if (said != null) {
      return said;
    }
    return !hiddenCaseSeen
            && tests.isProgram()
            && !tests.needsAuthors()
            && failure.test() != null
            && failure.test().answer() instanceof PyValue.Str(String expected)
            && actual instanceof PyValue.Str(String output)
        ? OutputDifference.describe(tests.comparison(), expected, output)
        : wrongValue(actual).sentence();
  }

  /** What the author's code said about the answer, if the player may read it. */
  private @Nullable String said() {
    @Nullable Answer answer = failure.answer();
    return answer == null || hiddenCaseSeen ? null : answer.message();
  }

  private Reason wrongValue(PyValue actual) {
    if (failure.test() == null || tests.needsAuthors()) {
      return new Reason.Refused();
    }
    if (tests.isProgram()) {
      return new Reason.Output();
    }
    String expected = LanguageValues.typeName(code.language(), failure.test().answer());
    String got = LanguageValues.typeName(code.language(), actual);
    return expected.equals(got) ? new Reason.Value(expected) : new Reason.Type(expected, got);
  }

  /** The failure as that of a single call. */
  InputResult.CallError error() {
    return new InputResult.CallError(failure.verdict(), message(), traceback(shown()), reason());
  }

  /** The part of the failure that the player may see. */
  CaseFailure describe() {
    @Nullable String category = failure.category() == null ? null : failure.category().name();
    @Nullable TestCase test = failure.test();
    if (test == null || hiddenCaseSeen) {
      return new CaseFailure(
          category, failure.index(), test != null, null, null, null, traceback(shown()), reason());
    }
    return new CaseFailure(
        category,
        failure.index(),
        false,
        cut(input(test, tests), tests),
        tests.needsAuthors() ? null : cut(test.answer(), tests),
        shown() instanceof Outcome.Returned(PyValue actual) ? cut(actual, tests) : null,
        traceback(shown()),
        reason());
  }

  /** The input as authors and players see it: a text for programs and for tests with code. */
  static PyValue input(TestCase test, TestSet tests) {
    if (tests.isProgram()) {
      return new PyValue.Str(test.stdin());
    }
    return test.code() == null ? new PyValue.Items(test.input()) : new PyValue.Str(test.code());
  }

  /** Of the long texts of programs, shows the beginning. */
  static PyValue cut(PyValue value, TestSet tests) {
    return tests.isProgram() && value instanceof PyValue.Str(String text)
        ? new PyValue.Str(cut(text))
        : cut(value);
  }

  /** Replaces a huge value, which is useless and would slow down every reader of the judgement. */
  private static PyValue cut(PyValue value) {
    return value.size() <= MAX_TEXT
        ? value
        : new PyValue.Str("… " + Reason.withArticle(value.typeName()) + " too large to show");
  }

  private @Nullable String traceback(Outcome outcome) {
    @Nullable String traceback =
        switch (outcome) {
          case Outcome.Raised raised -> raised.traceback();
          case Outcome.Denied denied -> denied.traceback();
          case Outcome.EngineFault(String _, EngineCrash crash)
              when crash != null && failure.repeated() && !crash.traceback().isEmpty() ->
              crash.traceback();
          case Outcome.EngineFault _,
              Outcome.Returned _,
              Outcome.NotPlain _,
              Outcome.AdapterRaised _,
              Outcome.SyntaxError _,
              Outcome.MissingFunction _,
              Outcome.LimitHit _ ->
              null;
        };
    return traceback == null ? null : cut(traceback);
  }

  static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }
}
