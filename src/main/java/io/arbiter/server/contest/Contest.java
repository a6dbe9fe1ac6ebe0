package io.arbiter.server.contest;

import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.contest.scoring.ContestScoring;
import io.arbiter.server.contest.scoring.Rules;
import io.arbiter.server.player.Viewer;
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
 * @param owner the player who made it
 * @param attendance who is registered, as the viewer sees it
 */
public record Contest(
    UUID id,
    UUID owner,
    Text text,
    Period period,
    Terms terms,
    Progress progress,
    Attendance attendance) {
  /**
   * Reads a row.
   *
   * @param invitations of the viewer: none or one
   * @param viewer the registration of the viewer, if there is one
   */
  Contest(
      ContestEntity row,
      Long registrations,
      Long puzzles,
      Long invitations,
      @Nullable RegistrationEntity viewer) {
    this(
        row.id,
        row.owner,
        row.text,
        row.period,
        row.terms,
        new Progress(row.unfrozenAt, row.closedAt),
        Attendance.of(registrations, puzzles, invitations > 0, viewer));
  }

  /** Where a contest is by the clock. */
  enum State {
    UPCOMING,
    RUNNING,
    ENDED
  }

  /** The description is Markdown. */
  @Embeddable
  public record Text(String title, String description) {}

  /** From its start until before its end; without a freeze, {@code freezeAt} is null. */
  @Embeddable
  public record Period(Instant startsAt, Instant endsAt, @Nullable Instant freezeAt) {}

  /**
   * How the contest goes.
   *
   * @param clean whether each submission gets a process of its own
   * @param invitationOnly whether only those register who are invited
   * @param teamSize the most players of a team; 1 without teams
   */
  @Embeddable
  public record Terms(
      @Enumerated(EnumType.STRING) ContestScoring scoring,
      int penaltyMinutes,
      boolean clean,
      boolean rated,
      boolean invitationOnly,
      int teamSize) {}

  /**
   * What has been done about the contest.
   *
   * @param unfrozenAt when everything that the freeze hid was revealed; null before, and without a
   *     freeze
   * @param closedAt when its submissions began to count like others; null before
   */
  public record Progress(@Nullable Instant unfrozenAt, @Nullable Instant closedAt) {}

  /**
   * Who is registered.
   *
   * @param registered whether the viewer is
   * @param invited whether the viewer is
   * @param ruling about the viewer; null without one
   */
  public record Attendance(
      long registrations,
      boolean registered,
      boolean invited,
      long puzzles,
      @Nullable Ruling ruling) {
    static Attendance of(
        long registrations, long puzzles, boolean invited, @Nullable RegistrationEntity viewer) {
      Ruling ruling = viewer == null ? null : viewer.ruling;
      boolean removed = ruling != null && ruling.kind() == Ruling.Kind.REMOVED;
      return new Attendance(registrations, viewer != null && !removed, invited, puzzles, ruling);
    }
  }

  State state(Instant now) {
    if (now.isBefore(period.startsAt())) {
      return State.UPCOMING;
    }
    return now.isBefore(period.endsAt()) ? State.RUNNING : State.ENDED;
  }

  /** Whether players see no new verdicts at this moment. */
  boolean isFrozen(Instant now) {
    Instant freezeAt = period.freezeAt();
    return freezeAt != null && progress.unfrozenAt() == null && !now.isBefore(freezeAt);
  }

  /** Whether nothing is hidden by a freeze, now or later. */
  boolean isUnfrozen() {
    return period.freezeAt() == null || progress.unfrozenAt() != null;
  }

  /** Refuses a viewer about whom there is a ruling. */
  void requireNoRuling() {
    Ruling ruling = attendance.ruling();
    if (ruling != null) {
      ProblemReason refusal =
          switch (ruling.kind()) {
            case DISQUALIFIED -> ProblemReason.DISQUALIFIED;
            case REMOVED -> ProblemReason.REMOVED;
          };
      throw refusal.problem(ruling.reason());
    }
  }

  void requireRegistered() {
    requireNoRuling();
    if (!attendance.registered()) {
      throw ProblemReason.NOT_REGISTERED.problem();
    }
  }

  /** Whether the viewer is the owner or an admin. */
  boolean isManagedBy(Viewer viewer) {
    return viewer.admin() || viewer.player().filter(owner::equals).isPresent();
  }

  Rules rules(List<ContestPuzzle> puzzles) {
    return new Rules(
        terms.scoring(),
        terms.penaltyMinutes(),
        period.startsAt(),
        puzzles.stream().map(ContestPuzzle::points).toList());
  }
}
