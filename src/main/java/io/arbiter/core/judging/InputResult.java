package io.arbiter.core.judging;

import io.arbiter.core.judging.test.PyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the player's code did with one input of the player's own.
 *
 * @param input the arguments of the call
 * @param actual the returned value; null if there is none, and then {@code error} says why
 * @param output what the code printed
 * @param usage what loading the source and the call used
 * @param error why there is no value, or null
 * @param expected the answer of the puzzle's author; null if the author offers none for this input
 * @param passed whether the value is right; null if nobody can tell
 * @param trace the run's {@link Trace}, as {@code Codec.pack} writes it; the API shows it as JSON.
 *     Null if the steps were not recorded
 */
public record InputResult(
    List<PyValue> input,
    @Nullable PyValue actual,
    String output,
    Usage usage,
    @Nullable CallError error,
    @Nullable PyValue expected,
    @Nullable Boolean passed,
    @Nullable String trace) {
  public InputResult {
    input = List.copyOf(input);
  }

  public InputResult(
      List<PyValue> input,
      @Nullable PyValue actual,
      String output,
      Usage usage,
      @Nullable CallError error) {
    this(input, actual, output, usage, error, null, null, null);
  }

  public InputResult with(PyValue answer, @Nullable Boolean right) {
    return new InputResult(input, actual, output, usage, error, answer, right, trace);
  }

  public InputResult withTrace(@Nullable String steps) {
    return new InputResult(input, actual, output, usage, error, expected, passed, steps);
  }

  /**
   * Why a call gave no value.
   *
   * @param traceback with only the player's frames, or null
   */
  public record CallError(Verdict verdict, String message, @Nullable String traceback) {}
}
