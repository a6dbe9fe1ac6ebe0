package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.Markdown;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contest as the API shows it. A list leaves out description and puzzles.
 *
 * @param owner null after the deletion of the account
 * @param frozen whether players see no new verdicts now
 * @param unfrozen whether nothing is hidden by a freeze, now or later
 * @param now the time of the server, for the countdowns of clients whose clock is wrong
 * @param registered null without a token
 * @param mine whether the caller is the owner or an admin
 * @param puzzles none for others before the start
 */
public record ContestView(
    UUID id,
    String title,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String description,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String descriptionHtml,
    @Nullable String owner,
    ContestState state,
    boolean frozen,
    boolean unfrozen,
    Instant now,
    Instant startsAt,
    Instant endsAt,
    @Nullable Instant freezeAt,
    String scoring,
    int penaltyMinutes,
    boolean clean,
    boolean rated,
    long registrations,
    @Nullable Boolean registered,
    boolean mine,
    int puzzleCount,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Puzzle> puzzles) {
  /** A puzzle of the contest; {@code points} are those of the contest. */
  public record Puzzle(String slug, String label, String title, int points, String difficulty) {}

  /** The contest without its description and puzzles. */
  static ContestView listed(Contest contest, Viewer viewer, Instant now) {
    return of(contest, viewer, now, null, null, null);
  }

  /** The description as HTML. */
  public static String descriptionHtml(Contest contest) {
    return Markdown.toHtml(contest.text().description());
  }

  /** The whole contest. */
  public static ContestView full(
      Contest contest, List<ContestPuzzle> puzzles, Viewer viewer, Instant now) {
    return full(contest, descriptionHtml(contest), puzzles, viewer, now);
  }

  /**
   * The whole contest.
   *
   * @param html the {@link #descriptionHtml}
   */
  public static ContestView full(
      Contest contest, String html, List<ContestPuzzle> puzzles, Viewer viewer, Instant now) {
    boolean shown = contest.state(now) != ContestState.UPCOMING || contest.isManagedBy(viewer);
    return of(
        contest,
        viewer,
        now,
        contest.text().description(),
        html,
        shown ? puzzles.stream().map(ContestView::puzzle).toList() : List.of());
  }

  private static Puzzle puzzle(ContestPuzzle puzzle) {
    return new Puzzle(
        puzzle.slug(), puzzle.label(), puzzle.title(), puzzle.points(), puzzle.difficulty());
  }

  private static ContestView of(
      Contest contest,
      Viewer viewer,
      Instant now,
      @Nullable String description,
      @Nullable String html,
      @Nullable List<Puzzle> puzzles) {
    return new ContestView(
        contest.id(),
        contest.text().title(),
        description,
        html,
        contest.owner().name(),
        contest.state(now),
        contest.isFrozen(now),
        contest.isUnfrozen(),
        now,
        contest.period().startsAt(),
        contest.period().endsAt(),
        contest.period().freezeAt(),
        contest.terms().scoring().label(),
        contest.terms().penaltyMinutes(),
        contest.terms().clean(),
        contest.terms().rated(),
        contest.attendance().registrations(),
        viewer.player().isPresent() ? contest.attendance().registered() : null,
        contest.isManagedBy(viewer),
        contest.attendance().puzzles(),
        puzzles);
  }
}
