package io.arbiter.sandbox.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * References to Python's own types and functions, captured before any of the player's code runs.
 * They stay the originals even if the player replaces them later, and the guest's code has no
 * reference to this collection.
 */
final class Prelude {
  /**
   * The file {@code prelude.py}. An internal source has its own namespace, which the guest never
   * sees.
   */
  private static final Source SOURCE =
      Source.newBuilder(PythonGuest.ID, text("prelude.py"), "prelude")
          .internal(true)
          .buildLiteral();

  private final Value captured;

  private Prelude(Value captured) {
    this.captured = captured;
  }

  /** The text of a file beside this class. */
  static String text(String name) {
    try (var file = Prelude.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Prelude run(Context context) {
    return new Prelude(context.eval(SOURCE));
  }

  Value get(String name) {
    return captured.getHashValue(name);
  }
}
