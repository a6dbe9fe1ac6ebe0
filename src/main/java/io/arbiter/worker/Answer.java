package io.arbiter.worker;

import io.arbiter.core.judging.PyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking a value, by comparison or by the author's code.
 *
 * @param message the message of the author's code, or null
 * @param fault the failure of the author's code, which leaves the value unchecked; null if it did
 *     not fail
 */
record Answer(boolean right, @Nullable String message, @Nullable AuthorFault fault) {
  static Answer failed(AuthorFault fault) {
    return new Answer(false, null, fault);
  }

  /** Reads {@code bool} or {@code (bool, "message")}; anything else is the author's fault. */
  static Answer read(String file, PyValue value) {
    return switch (value) {
      case PyValue.Bool(boolean right) -> new Answer(right, null, null);
      case PyValue.Tuple(List<PyValue> items) when isPair(items) -> pair(items);
      case PyValue.Items(List<PyValue> items) when isPair(items) -> pair(items);
      default ->
          failed(
              new AuthorFault(
                  file,
                  0,
                  "the answer must be a bool or (bool, \"message\"), got a value of type "
                      + value.typeName(),
                  null));
    };
  }

  private static boolean isPair(List<PyValue> items) {
    return items.size() == 2
        && items.get(0) instanceof PyValue.Bool
        && items.get(1) instanceof PyValue.Str;
  }

  private static Answer pair(List<PyValue> items) {
    return new Answer(
        ((PyValue.Bool) items.get(0)).value(), ((PyValue.Str) items.get(1)).value(), null);
  }
}
