package io.arbiter.core.judging;

import io.arbiter.core.judging.test.PyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the player's code did with one sample, or with one input of the player's own.
 *
 * @param input the arguments of the call; empty if there are none to show
 * @param actual the returned value; null if there is none, and then {@code error} says why
 * @param output what the code printed
 * @param usage what loading the source and the call used
 * @param error why there is no value, or null
 * @param expected the answer of the puzzle's author; null if the author offers none for this input
 * @param passed whether the value is right; null if nobody can tell
 * @param origin of a sample, or of an input that is a text; otherwise null
 * @param trace the run's {@link Trace}, as {@code Codec.pack} writes it; null if the steps were not
 *     recorded
 */
public record InputResult(
    List<PyValue> input,
    @Nullable PyValue actual,
    String output,
    Usage usage,
    @Nullable CallError error,
    @Nullable PyValue expected,
    @Nullable Boolean passed,
    @Nullable Origin origin,
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
    this(input, actual, output, usage, error, null, null, null, null);
  }

  public InputResult with(PyValue answer, @Nullable Boolean right) {
    return new InputResult(input, actual, output, usage, error, answer, right, origin, trace);
  }

  public InputResult with(@Nullable Origin from) {
    return new InputResult(input, actual, output, usage, error, expected, passed, from, trace);
  }

  public InputResult withTrace(@Nullable String steps) {
    return new InputResult(input, actual, output, usage, error, expected, passed, origin, steps);
  }

  /**
   * Where an input comes from.
   *
   * @param category of a sample; null for an own input
   * @param index of a sample in its category, from 1; 0 for an own input
   * @param code what is evaluated in place of a call with {@code input}: the code of a test, or the
   *     arguments in Python; null for such a call
   * @param message what the author's code says about the answer, or null
   */
  public record Origin(
      @Nullable String category, int index, @Nullable String code, @Nullable String message) {
    /** An input that the player has written in Python. */
    public static Origin own(String code) {
      return new Origin(null, 0, code, null);
    }
  }

  /**
   * Why a call gave no value.
   *
   * @param traceback with only the player's frames, or null
   * @param reason null if only the message says why
   */
  public record CallError(
      Verdict verdict, String message, @Nullable String traceback, @Nullable Reason reason) {}
}
