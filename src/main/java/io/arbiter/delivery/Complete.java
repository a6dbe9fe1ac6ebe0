package io.arbiter.delivery;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record that is read from a topic has all its parts, or it is refused. */
final class Complete {
  private Complete() {}

  /**
   * @throws NullPointerException when a part is missing; the reader makes an IOException of it
   */
  static void require(@Nullable Object... parts) {
    for (Object part : parts) {
      Objects.requireNonNull(part, "a part is missing");
    }
  }
}
