package io.arbiter.worker.judging;

import org.jspecify.annotations.Nullable;

/** An author's code failed: the author is to blame, never the player. */
public final class AuthorFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final @Nullable String traceback;
  private final boolean limit;

  public AuthorFault(String file, int line, String message, @Nullable String traceback) {
    this(file, line, message, traceback, false);
  }

  public AuthorFault(
      String file, int line, String message, @Nullable String traceback, boolean limit) {
    super(message);
    this.limit = limit;
    this.file = file;
    this.line = line;
    this.traceback = traceback;
  }

  /** The path in the bundle of the code that failed. */
  public String file() {
    return file;
  }

  /** The line of the failure, from 1; 0 if unknown. */
  public int line() {
    return line;
  }

  /** The traceback; only the author may see it; null if there is none. */
  public @Nullable String traceback() {
    return traceback;
  }

  /** The traceback, or one line with file and problem if there is none. Only authors may see it. */
  public String forAuthor() {
    String where = file + (line > 0 ? ":" + line : "");
    return traceback == null ? where + ": " + problem() : traceback;
  }

  /** Whether the code ran into a limit, or the engine failed on it. */
  public boolean isLimit() {
    return limit;
  }

  /** What went wrong, in one line. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
