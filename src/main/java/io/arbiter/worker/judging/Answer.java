package io.arbiter.worker.judging;

import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking a value, by comparison or by the author's code.
 *
 * @param message the message of the author's code, or null
 * @param fault the failure of the author's code, which leaves the value unchecked; null if it did
 *     not fail
 * @param points what the author's code gives; zero if it gives nothing
 */
record Answer(
    boolean right, @Nullable String message, @Nullable AuthorFault fault, BigDecimal points) {
  /** A longer int is larger than every float. */
  private static final int MAX_BITS = 1024;

  Answer(boolean right, @Nullable String message, @Nullable AuthorFault fault) {
    this(right, message, fault, BigDecimal.ZERO);
  }

  static Answer failed(AuthorFault fault) {
    return new Answer(false, null, fault);
  }

  private static Answer failed(String file, String problem) {
    return failed(new AuthorFault(file, 0, problem, null));
  }

  /**
   * Reads {@code bool}, {@code (bool, "message")} or {@code (bool, "message", points)}. Anything
   * else is the author's fault, and so are points if the puzzle is not scored by points.
   */
  static Answer read(String file, PyValue value, Grading grading) {
    return switch (value) {
      case PyValue.Bool(boolean right) -> new Answer(right, null, null);
      case PyValue.Tuple(List<PyValue> items) when isAnswer(items) -> read(file, items, grading);
      case PyValue.Items(List<PyValue> items) when isAnswer(items) -> read(file, items, grading);
      default ->
          failed(
              file,
              "the answer must be a bool, (bool, \"message\") or (bool, \"message\", points), got a"
                  + " value of type "
                  + value.typeName());
    };
  }

  private static boolean isAnswer(List<PyValue> items) {
    return (items.size() == 2 || items.size() == 3)
        && items.get(0) instanceof PyValue.Bool
        && items.get(1) instanceof PyValue.Str;
  }

  private static Answer read(String file, List<PyValue> items, Grading grading) {
    boolean right = ((PyValue.Bool) items.get(0)).value();
    String message = ((PyValue.Str) items.get(1)).value();
    if (items.size() == 2) {
      return new Answer(right, message, null);
    }
    if (!grading.byPoints()) {
      return failed(file, "the answer has points, but puzzle.yaml does not say scoring: points");
    }
    return points(items.get(2))
        .map(points -> new Answer(right, message, null, points))
        .orElseGet(
            () ->
                failed(
                    file,
                    "points must be an int or a finite float, got a value of type "
                        + items.get(2).typeName()));
  }

  /**
   * A float counts as the decimal number that Python prints, so that 0.7 + 0.2 + 0.1 make a whole
   * point.
   */
  private static Optional<BigDecimal> points(PyValue value) {
    return switch (value) {
      case PyValue.Int(BigInteger number) when number.bitLength() <= MAX_BITS ->
          Optional.of(new BigDecimal(number));
      case PyValue.Real(double number) when Double.isFinite(number) ->
          Optional.of(BigDecimal.valueOf(number));
      default -> Optional.empty();
    };
  }
}
