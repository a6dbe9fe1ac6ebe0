package io.arbiter.server.contest;

import java.util.UUID;

/**
 * A puzzle of a contest.
 *
 * @param position from 0
 * @param version against which submissions are judged
 * @param points that a solution earns in the contest
 */
public record ContestPuzzle(
    int position,
    UUID puzzle,
    String slug,
    int version,
    String title,
    String difficulty,
    int points) {
  /** The most puzzles of a contest: one for each letter. */
  public static final int MOST = 26;

  /** A letter, in the order of the puzzles. */
  public String label() {
    return Character.toString('A' + position);
  }
}
