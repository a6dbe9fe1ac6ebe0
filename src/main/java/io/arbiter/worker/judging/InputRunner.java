package io.arbiter.worker.judging;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Reason;
import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls a player's function, or runs a player's program, with the player's own inputs. Each call
 * has a context of its own, so that an error of one call does not end the others. All calls
 * together may use what a submission may use. Of the hidden tests only the inputs are read, to give
 * no answers to them. Use each object once, on one thread.
 */
final class InputRunner {
  /** A page of runs has a hundred of them. */
  private static final int MAX_PACKED_TRACE = 128 << 10;

  private final JudgingRequest request;
  private final TestSet tests;
  private final Sandboxes sandboxes;
  private final PlayerCode code;

  /** The whole input of each result, of which the result may show only a part. */
  private final List<List<PyValue>> inputs = new ArrayList<>();

  /** The whole value of each result, of which the result may show only a part; null for none. */
  private final List<@Nullable PyValue> values = new ArrayList<>();

  /** What the calls of the author's solution have used. */
  private Usage answersSpent = Usage.NONE;

  private @Nullable TestFailure ended;

  InputRunner(JudgingRequest request, Sandboxes sandboxes) {
    this.request = request;
    this.tests = request.tests();
    this.sandboxes = sandboxes;
    this.code = new PlayerCode(request, sandboxes);
  }

  /** The verdict is ACCEPTED if every call gave a value, otherwise that of the first error. */
  Judgement run() throws SandboxUnavailable, InterruptedException {
    List<InputResult> results = new ArrayList<>();
    for (PyValue input : request.solution().inputs()) {
      InputResult result = ended == null ? call(input) : notRun(input, ended);
      results.add(
          input instanceof PyValue.Str(String code)
              ? result.with(InputResult.Origin.own(code))
              : result);
    }
    InputResult.@Nullable CallError error =
        results.stream().map(InputResult::error).filter(Objects::nonNull).findFirst().orElse(null);
    return new Judgement(
        error == null ? Verdict.ACCEPTED : error.verdict(),
        error == null ? null : error.message(),
        List.of(),
        null,
        // Each result has its part of the output.
        null,
        code.spent(),
        null,
        null,
        results.stream().anyMatch(InputRunner::wasCalled) ? withAnswers(results) : results);
  }

  /** Without a function to call, or with arguments that are no Python, an answer would not help. */
  private static boolean wasCalled(InputResult result) {
    InputResult.CallError error = result.error();
    return error == null
        || (error.verdict() != Verdict.SYNTAX_ERROR && error.verdict() != Verdict.MISSING_FUNCTION);
  }

  private InputResult call(PyValue sent) throws SandboxUnavailable, InterruptedException {
    int before = code.output().length();
    Called called =
        tests.isProgram() ? new Called(items(sent), runProgram(items(sent))) : callFunction(sent);
    List<PyValue> input = called.input();
    ProgramRun run = called.run();
    code.spend(run.usage());
    @Nullable PyValue value = run.value();
    inputs.add(input);
    values.add(value);
    List<PyValue> shown =
        sent instanceof PyValue.Str
            ? input.stream().map(argument -> Explanation.cut(argument, tests)).toList()
            : input;
    String printed = code.output().substring(before);
    InputResult result =
        value == null
            ? new InputResult(shown, null, printed, run.usage(), error(run))
            : new InputResult(shown, Explanation.cut(value, tests), printed, run.usage(), null);
    return result.withTrace(packed(run.trace()));
  }

  /** Halves the steps until they are small enough to store; steps of honest code are small. */
  static @Nullable String packed(@Nullable Trace trace) {
    if (trace == null) {
      return null;
    }
    String packed = Codec.pack(trace);
    int half = trace.steps().size() / 2;
    return packed.length() <= MAX_PACKED_TRACE
        ? packed
        : packed(new Trace(trace.steps().subList(0, half), true));
  }

  /** A call with its arguments; none if they have no value. */
  private record Called(List<PyValue> input, ProgramRun run) {}

  private Called callFunction(PyValue input) throws SandboxUnavailable, InterruptedException {
    try (GuestRun run = code.open(0);
        PlayerCode.ChildSpan _ = new PlayerCode.ChildSpan(run)) {
      request.listener().began(run);
      Outcome loaded = run.load();
      Outcome read = loaded instanceof Outcome.Returned ? arguments(input, run) : loaded;
      return read instanceof Outcome.Returned(PyValue.Items(List<PyValue> arguments))
          ? new Called(arguments, ProgramRun.of(run.call(arguments), run))
          : new Called(items(input), ProgramRun.of(read, run));
    }
  }

  /** The arguments of a call. Those in Python are code of the player like the source. */
  private static Outcome arguments(PyValue input, GuestRun run) {
    return input instanceof PyValue.Str(String code)
        ? run.evaluate("[" + code + "\n]")
        : new Outcome.Returned(input);
  }

  private static List<PyValue> items(PyValue input) {
    return input instanceof PyValue.Items(List<PyValue> items) ? items : List.of();
  }

  private ProgramRun runProgram(List<PyValue> input)
      throws SandboxUnavailable, InterruptedException {
    long wallMillis = request.solution().limits().wallMillisAfter(code.spent());
    return code.run(TestCase.stdin(input), new Program.Budget(code.limitsLeft(), wallMillis, 0));
  }

  private InputResult.CallError error(ProgramRun run) {
    TestFailure failure = new TestFailure(null, 0, null, run.outcome(), null);
    if (run.stopped() || run.outcome() instanceof Outcome.LimitHit) {
      ended = failure;
    }
    return new Explanation(failure, tests, request.solution().code(), false).error();
  }

  private InputResult notRun(PyValue input, TestFailure failure) {
    inputs.add(items(input));
    values.add(null);
    return notRun(items(input), failure.verdict(), failure.outcome());
  }

  /** The result for an input after an outcome that has ended the code. */
  static InputResult notRun(List<PyValue> input, Verdict verdict, Outcome ended) {
    Reason why =
        ended instanceof Outcome.LimitHit ? new Reason.NoLimitsLeft() : new Reason.Stopped();
    return new InputResult(
        input, null, "", Usage.NONE, new InputResult.CallError(verdict, why.sentence(), null, why));
  }

  /**
   * The results with the answers, where the author offers them: those of the puzzle's first
   * accepted solution. That solution runs in the authors' sandbox after the player's code has
   * ended, with a context for each input, so no answer is ever in a process that runs a player's
   * code. An input of a hidden test has no answer.
   */
  private List<InputResult> withAnswers(List<InputResult> results)
      throws SandboxUnavailable, InterruptedException {
    @Nullable String source = tests.grading().answers();
    if (source == null || tests.referee() != null) {
      return results;
    }
    // Checkers need the authors' sandbox too, so all answers are there before the first check.
    List<@Nullable PyValue> answers = new ArrayList<>();
    for (List<PyValue> input : inputs) {
      boolean wanted = !answersAreUsedUp() && !tests.hides(input);
      answers.add(wanted ? answer(source, input) : null);
    }
    List<InputResult> checked = new ArrayList<>();
    try (AnswerCheck check = new AnswerCheck(request.solution(), tests, sandboxes)) {
      for (int i = 0; i < results.size(); i++) {
        InputResult result = results.get(i);
        @Nullable PyValue answer = answers.get(i);
        checked.add(
            answer == null
                ? result
                : result.with(
                    Explanation.cut(answer, tests),
                    passed(check, inputs.get(i), values.get(i), answer)));
      }
    }
    return checked;
  }

  /** Null if the author's checker fails, which tells nothing about the value. */
  private static @Nullable Boolean passed(
      AnswerCheck check, List<PyValue> input, @Nullable PyValue value, PyValue expected)
      throws SandboxUnavailable, InterruptedException {
    if (value == null) {
      return false;
    }
    Answer answer = check.of(new TestCase(input, null, expected, null, false), value);
    return answer.fault() == null ? answer.right() : null;
  }

  private boolean answersAreUsedUp() {
    return answersSpent.cpuMillis() >= request.solution().limits().cpuMillis()
        || answersSpent.steps() >= request.solution().limits().steps();
  }

  /** The solution's value; null if the solution fails on this input. */
  private @Nullable PyValue answer(String source, List<PyValue> input)
      throws SandboxUnavailable, InterruptedException {
    ProgramRun run =
        tests.isProgram()
            ? ProgramRun.ofAuthor(
                sandboxes,
                source,
                TestCase.stdin(input),
                request.solution().limits().after(answersSpent, 0))
            : callSolution(source, input);
    answersSpent = answersSpent.plus(run.usage());
    return run.value();
  }

  private ProgramRun callSolution(String source, List<PyValue> input)
      throws SandboxUnavailable, InterruptedException {
    Program program =
        new Program(
            SourceCode.python(source),
            tests.function(),
            tests.adapter(),
            tests.comparison() instanceof Comparison.Elements,
            false,
            Program.Input.NONE,
            new Program.Budget(
                request.solution().limits().after(answersSpent, 0),
                request.solution().limits().wallMillisAfter(answersSpent),
                0));
    try (GuestRun run = sandboxes.authors().open(program, _ -> {})) {
      Outcome loaded = run.load();
      return ProgramRun.of(loaded instanceof Outcome.Returned ? run.call(input) : loaded, run);
    }
  }
}
