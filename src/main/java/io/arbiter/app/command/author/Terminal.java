package io.arbiter.app.command.author;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Tells a terminal from a pipe. */
final class Terminal {
  private Terminal() {}

  /** Whether standard input and standard output are a terminal. */
  static boolean isThere() {
    @Nullable Console console = System.console();
    return console != null && console.isTerminal();
  }
}
