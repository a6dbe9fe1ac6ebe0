package io.arbiter.core.bundle;

/** What a test of a bundle holds. */
enum TestsKind {
  /** The arguments of a call, or code, and the answer. */
  FUNCTION,
  /** The input of a game; a referee decides, so a test needs no answer. */
  REFEREED,
  /** A text on stdin, and the text on stdout. */
  PROGRAM;

  static TestsKind of(boolean program, boolean refereed) {
    if (program) {
      return PROGRAM;
    }
    return refereed ? REFEREED : FUNCTION;
  }
}
