package io.arbiter.server.puzzle;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version of a puzzle that a submission is judged against.
 *
 * @param number from 1 for each puzzle
 * @param lock decides whether the puzzle is open to a player
 */
public record PuzzleVersion(
    UUID puzzleId, String slug, int number, Tests tests, Limits limits, StationLock lock) {
  /**
   * The tests of a version.
   *
   * @param program whether solutions are programs, which read stdin and write stdout
   * @param samples how many samples there are
   */
  public record Tests(String hash, boolean program, int samples) {}

  /** A row of the database; the limits are JSON, and a program has an empty function. */
  PuzzleVersion(
      UUID puzzleId,
      @Nullable UUID author,
      String slug,
      int number,
      String testSetHash,
      String limits,
      boolean alwaysOpen,
      String function,
      int samples) {
    this(
        puzzleId,
        slug,
        number,
        new Tests(testSetHash, function.isEmpty(), samples),
        Codec.fromJson(limits, Limits.class),
        new StationLock(slug, alwaysOpen, author));
  }
}
