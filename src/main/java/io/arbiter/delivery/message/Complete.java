package io.arbiter.delivery.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses a record of a topic when one of its parts is missing. */
final class Complete {
  private Complete() {}

  /**
   * @throws NullPointerException when a part is missing; reading the record then fails with an
   *     IOException
   */
  static void require(@Nullable Object... parts) {
    for (Object part : parts) {
      Objects.requireNonNull(part, "a part is missing");
    }
  }
}
