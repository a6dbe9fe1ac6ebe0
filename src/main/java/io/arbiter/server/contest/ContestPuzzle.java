package io.arbiter.server.contest;

import java.util.UUID;

/** A puzzle of a contest, its version there and its points. Positions begin with 0. */
record ContestPuzzle(
    int position,
    UUID puzzle,
    String slug,
    int version,
    String title,
    String difficulty,
    int points) {
  /** The most puzzles of a contest: one for each letter. */
  static final int MOST = 26;

  /** A letter, in the order of the puzzles. */
  String label() {
    return Character.toString('A' + position);
  }
}
