package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.Markdown;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contest as the API shows it. Others see no puzzles before the start; a list has none. */
record ContestView(
    UUID id,
    @JsonUnwrapped Text text,
    @JsonUnwrapped Contest.Period period,
    @JsonUnwrapped Contest.Terms terms,
    @JsonUnwrapped Moment moment,
    @JsonUnwrapped Attendance attendance,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Puzzle> puzzles) {
  /** A list has no description. The owner is null after the deletion of the account. */
  record Text(
      String title,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String description,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String descriptionHtml,
      @Nullable String owner) {
    static Text of(Contest contest, @Nullable String owner) {
      String description = contest.text().description();
      return new Text(contest.text().title(), description, Markdown.toHtml(description), owner);
    }
  }

  /**
   * The contest now.
   *
   * @param frozen whether players see no new verdicts
   * @param unfrozen whether nothing is hidden by a freeze, now or later
   * @param now the time of the server, for the countdowns of clients whose clock is wrong
   */
  record Moment(Contest.State state, boolean frozen, boolean unfrozen, Instant now) {}

  /**
   * Who takes part.
   *
   * @param registered whether the viewer does; null without a token
   * @param invited whether the viewer is; missing without a token, and in a stream
   * @param mine true for owner and admins
   * @param ruling about the viewer; missing without one, and in a stream
   */
  record Attendance(
      long registrations,
      @Nullable Boolean registered,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean invited,
      boolean mine,
      long puzzleCount,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Ruling ruling) {}

  record Puzzle(String slug, String label, String title, int points, String difficulty) {
    private Puzzle(ContestPuzzle puzzle) {
      this(puzzle.slug(), puzzle.label(), puzzle.title(), puzzle.points(), puzzle.difficulty());
    }
  }

  static ContestView listed(Contest contest, @Nullable String owner, Viewer viewer, Instant now) {
    Text text = new Text(contest.text().title(), null, null, owner);
    return of(contest, text, null, viewer, now);
  }

  static ContestView full(
      Contest contest, Text text, List<ContestPuzzle> puzzles, Viewer viewer, Instant now) {
    boolean shown = contest.state(now) != Contest.State.UPCOMING || contest.isManagedBy(viewer);
    List<ContestPuzzle> seen = shown ? puzzles : List.of();
    return of(contest, text, seen.stream().map(Puzzle::new).toList(), viewer, now);
  }

  private static ContestView of(
      Contest contest, Text text, @Nullable List<Puzzle> puzzles, Viewer viewer, Instant now) {
    return new ContestView(
        contest.id(),
        text,
        contest.period(),
        contest.terms(),
        new Moment(contest.state(now), contest.isFrozen(now), contest.isUnfrozen(), now),
        new Attendance(
            contest.attendance().registrations(),
            viewer.player().isPresent() ? contest.attendance().registered() : null,
            viewer.player().isPresent() ? contest.attendance().invited() : null,
            contest.isManagedBy(viewer),
            contest.attendance().puzzles(),
            contest.attendance().ruling()),
        puzzles);
  }

  ContestView registered(boolean registered) {
    Attendance seen =
        new Attendance(
            attendance.registrations(),
            attendance.registered() == null ? null : registered,
            null,
            attendance.mine(),
            attendance.puzzleCount(),
            attendance.ruling());
    return new ContestView(id, text, period, terms, moment, seen, puzzles);
  }
}
