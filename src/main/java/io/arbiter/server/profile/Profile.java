package io.arbiter.server.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer sees of a player. All days are the player's own.
 *
 * @param avatar the variant of the picture; null if the player has not chosen one
 * @param solvedPuzzles newest first; without the activity, in the order of slugs
 * @param difficulties from easy to hard
 * @param stations in their order
 */
record Profile(
    String name,
    @Nullable Short avatar,
    @JsonUnwrapped Score score,
    List<Solved> solvedPuzzles,
    List<OfDifficulty> difficulties,
    List<OfStation> stations,
    @JsonUnwrapped Activity history) {
  /**
   * The level is computed from the points of all time. The second level needs 50 points. Each
   * further level needs 50 points more than the level before needed. So the levels begin at 0, 50,
   * 150, 300, 500, … points.
   *
   * @param rank null before the first solved puzzle
   * @param rating null before the first rated contest
   * @param level from 1
   * @param levelStart the points at which the level begins
   * @param nextLevelAt the points at which the next level begins
   * @param solved the number of solved puzzles
   */
  public record Score(
      long points,
      @Nullable Long rank,
      @Nullable CurrentRating rating,
      int level,
      long levelStart,
      long nextLevelAt,
      int solved) {
    private static final int LEVEL_STEP = 50;

    static Score of(long points, @Nullable Long rank, @Nullable CurrentRating rating, int solved) {
      int level = 1;
      while (points >= start(level + 1)) {
        level++;
      }
      return new Score(points, rank, rating, level, start(level), start(level + 1), solved);
    }

    private static long start(int level) {
      return (long) LEVEL_STEP * level * (level - 1) / 2;
    }
  }

  /**
   * What the player did when.
   *
   * @param activityShown whether the viewer sees the activity; if not, the lists are empty and the
   *     streak is zero
   * @param today the player's date
   * @param recent the newest judged submissions, newest first; only for the player and admins
   * @param activity the days of the last year that have submissions, oldest first
   * @param badges oldest first
   */
  public record Activity(
      boolean activityShown,
      LocalDate today,
      List<Recent> recent,
      DayHistory.Streak streak,
      List<DayHistory.Day> activity,
      List<Badge> badges) {
    static Activity hidden(LocalDate today) {
      return new Activity(
          false, today, List.of(), new DayHistory.Streak(0, 0), List.of(), List.of());
    }
  }

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

  public record Recent(UUID submission, String puzzle, Verdict verdict, Instant judgedAt) {}
}
