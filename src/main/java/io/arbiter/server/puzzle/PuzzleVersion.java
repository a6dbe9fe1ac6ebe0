package io.arbiter.server.puzzle;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version of a puzzle that a submission is judged against.
 *
 * @param number from 1 for each puzzle
 * @param lock decides whether the puzzle is open to a player
 * @param languages in which the puzzle is offered
 */
public record PuzzleVersion(
    UUID puzzleId,
    String slug,
    int number,
    Tests tests,
    Limits limits,
    StationLock lock,
    Set<ProgrammingLanguage> languages) {
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
      int samples,
      String starters) {
    this(
        puzzleId,
        slug,
        number,
        new Tests(testSetHash, function.isEmpty(), samples),
        Codec.fromJson(limits, Limits.class),
        new StationLock(slug, alwaysOpen, author),
        Starters.of("", starters).keySet());
  }

  /**
   * The language that a request names; Python if it names none.
   *
   * @throws ProblemException INVALID if there is no such language
   */
  public static ProgrammingLanguage language(@Nullable String id) {
    return id == null
        ? ProgrammingLanguage.PYTHON
        : ProgrammingLanguage.find(id)
            .orElseThrow(
                () -> ProblemException.invalid("language", "must be python or javascript"));
  }

  /** Refuses a language in which the puzzle is not offered. */
  public void requireLanguage(ProgrammingLanguage language) {
    if (!languages.contains(language)) {
      throw ProblemException.invalid(
          "language", "this puzzle is not offered in " + language.title());
    }
  }
}
