package io.arbiter.server.profile;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.profile.rating.CurrentRating;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer sees of a player. All days are the player's own.
 *
 * @param rank null before the first solved puzzle
 * @param rating null before the first rated contest
 * @param levelStart the points at which the player's level begins
 * @param nextLevelAt the points at which the next level begins
 * @param solvedPuzzles newest first; without the activity, in the order of slugs
 * @param difficulties from easy to hard
 * @param stations in their order
 * @param recent the newest judged submissions, newest first
 * @param activityShown whether the viewer sees the activity; if not, {@code recent}, {@code
 *     activity} and {@code badges} are empty, and the streak is zero
 * @param today the player's date
 * @param activity the days of the last year that have submissions, oldest first
 * @param badges oldest first
 */
record Profile(
    String name,
    long points,
    @Nullable Long rank,
    @Nullable CurrentRating rating,
    int level,
    long levelStart,
    long nextLevelAt,
    int solved,
    List<Solved> solvedPuzzles,
    List<OfDifficulty> difficulties,
    List<OfStation> stations,
    List<Recent> recent,
    boolean activityShown,
    LocalDate today,
    Streak streak,
    List<Day> activity,
    List<Badge> badges) {
  /**
   * A published puzzle that the player has solved.
   *
   * @param solvedAt null if the viewer does not see the activity
   */
  public record Solved(
      String slug, String title, String difficulty, int points, @Nullable Instant solvedAt) {
    Solved withoutTime() {
      return new Solved(slug, title, difficulty, points, null);
    }
  }

  /**
   * The puzzles of a difficulty.
   *
   * @param solved how many of them the player has solved
   */
  public record OfDifficulty(String difficulty, int solved, long puzzles) {}

  /**
   * The puzzles of a station.
   *
   * @param solved how many of them the player has solved
   */
  public record OfStation(String name, String title, int solved, int puzzles) {}

  /** A judged submission. */
  public record Recent(UUID submission, String puzzle, Verdict verdict, Instant judgedAt) {}
}
