package io.arbiter.server.contest;

import io.arbiter.core.contest.ContestScoring;
import io.arbiter.core.contest.Rules;
import io.arbiter.server.player.Viewer;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contest as it is stored, without its puzzles.
 *
 * @param attendance who is registered, as the viewer sees it
 */
public record Contest(
    UUID id,
    Owner owner,
    Text text,
    Period period,
    Terms terms,
    Progress progress,
    Attendance attendance) {
  /** A row of the database. */
  Contest(
      UUID id,
      UUID owner,
      @Nullable String ownerName,
      String title,
      String description,
      Instant startsAt,
      Instant endsAt,
      @Nullable Instant freezeAt,
      String scoring,
      int penaltyMinutes,
      boolean clean,
      boolean rated,
      @Nullable Instant unfrozenAt,
      @Nullable Instant closedAt,
      long registrations,
      boolean registered,
      int puzzles) {
    this(
        id,
        new Owner(owner, ownerName),
        new Text(title, description),
        new Period(startsAt, endsAt, freezeAt),
        new Terms(ContestScoring.valueOf(scoring), penaltyMinutes, clean, rated),
        new Progress(unfrozenAt, closedAt),
        new Attendance(registrations, registered, puzzles));
  }

  /**
   * Who made the contest.
   *
   * @param name null after the deletion of the account
   */
  public record Owner(UUID id, @Nullable String name) {}

  /**
   * What the organiser says about the contest.
   *
   * @param description Markdown
   */
  @Embeddable
  public record Text(String title, String description) {}

  /**
   * When the contest runs: from its start until before its end.
   *
   * @param freezeAt from when on players see no verdicts; null without a freeze
   */
  @Embeddable
  public record Period(
      @Column(name = "starts_at") Instant startsAt,
      @Column(name = "ends_at") Instant endsAt,
      @Column(name = "freeze_at") @Nullable Instant freezeAt) {
    public ContestState state(Instant now) {
      if (now.isBefore(startsAt)) {
        return ContestState.UPCOMING;
      }
      return now.isBefore(endsAt) ? ContestState.RUNNING : ContestState.ENDED;
    }
  }

  /**
   * How submissions are judged and ranked.
   *
   * @param clean whether each submission gets a process of its own
   */
  @Embeddable
  public record Terms(
      @Enumerated(EnumType.STRING) ContestScoring scoring,
      @Column(name = "penalty_minutes") int penaltyMinutes,
      boolean clean,
      boolean rated) {}

  /**
   * What has been done about the contest.
   *
   * @param unfrozenAt when everything that the freeze hid was revealed; null before, and without a
   *     freeze
   * @param closedAt when its submissions began to count like others; null before
   */
  public record Progress(@Nullable Instant unfrozenAt, @Nullable Instant closedAt) {}

  /**
   * The registrations.
   *
   * @param registered whether the viewer is registered
   * @param puzzles the number of puzzles
   */
  public record Attendance(long registrations, boolean registered, int puzzles) {}

  public ContestState state(Instant now) {
    return period.state(now);
  }

  /** The contest as a viewer sees it who is registered or not. */
  public Contest forViewer(boolean registered) {
    return new Contest(
        id,
        owner,
        text,
        period,
        terms,
        progress,
        new Attendance(attendance.registrations(), registered, attendance.puzzles()));
  }

  /** Whether players see no new verdicts at this moment. */
  public boolean isFrozen(Instant now) {
    Instant freezeAt = period.freezeAt();
    return freezeAt != null && progress.unfrozenAt() == null && !now.isBefore(freezeAt);
  }

  /** Whether nothing is hidden by a freeze, now or later. */
  public boolean isUnfrozen() {
    return period.freezeAt() == null || progress.unfrozenAt() != null;
  }

  /** Whether the viewer is the owner or an admin. */
  public boolean isManagedBy(Viewer viewer) {
    return viewer.admin() || viewer.player().filter(id -> id.equals(owner.id())).isPresent();
  }

  /** What decides the ranks. */
  public Rules rules(List<ContestPuzzle> puzzles) {
    return new Rules(
        terms.scoring(),
        terms.penaltyMinutes(),
        period.startsAt(),
        puzzles.stream().map(ContestPuzzle::points).toList());
  }
}
