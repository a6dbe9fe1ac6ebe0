package io.arbiter.app.command;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Whether a person watches. */
final class Terminal {
  private Terminal() {}

  /** Whether standard input and output are a terminal; in a pipe nothing is written over. */
  static boolean isThere() {
    @Nullable Console console = System.console();
    return console != null && console.isTerminal();
  }
}
