package io.arbiter.core.bundle.tests;

/** What a test of a bundle holds. */
public enum TestsKind {
  /** The arguments of a call, or code, and the answer. */
  FUNCTION,
  /** The input of a game; a referee decides, so a test needs no answer. */
  REFEREED,
  /** A text on stdin, and the text on stdout. */
  PROGRAM;

  public static TestsKind of(boolean program, boolean refereed) {
    if (program) {
      return PROGRAM;
    }
    return refereed ? REFEREED : FUNCTION;
  }
}
