package io.arbiter.app.process;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Tells a terminal from a pipe. */
public final class Terminal {
  private Terminal() {}

  /** The terminal of standard input and standard output; null if there is none. */
  public static @Nullable Console console() {
    @Nullable Console console = System.console();
    return console != null && console.isTerminal() ? console : null;
  }

  /** Whether standard input and standard output are a terminal. */
  public static boolean isThere() {
    return console() != null;
  }
}
