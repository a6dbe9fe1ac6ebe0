package io.arbiter.server.contest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.core.problem.Violation;
import io.arbiter.server.contest.scoring.ContestScoring;
import io.arbiter.server.database.StoredTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an organiser sends about a contest. The description is Markdown. */
record ContestForm(
    @NotBlank @Size(max = 200) @Pattern(regexp = ContestForm.TEXT, message = ContestForm.NO_TEXT)
        String title,
    @JsonProperty(required = false)
        @Size(max = 20_000)
        @Pattern(regexp = ContestForm.TEXT, message = ContestForm.NO_TEXT)
        @Nullable String description,
    @NotNull Instant startsAt,
    @NotNull Instant endsAt,
    @JsonProperty(required = false) @Nullable Instant freezeAt,
    @NotEmpty(message = "must name at least one puzzle")
        @Size(max = ContestPuzzle.MOST, message = "names too many puzzles")
        List<@NotNull @Valid Chosen> puzzles,
    @NotNull @Pattern(regexp = "points|icpc", message = "must be points or icpc") String scoring,
    @JsonProperty(required = false) @Min(0) @Max(1000) @Nullable Integer penaltyMinutes,
    @JsonProperty(required = false) @Nullable Boolean clean,
    @JsonProperty(required = false) @Nullable Boolean rated,
    @JsonProperty(required = false) @Nullable Boolean invitationOnly,
    @JsonProperty(required = false) @Min(1) @Max(10) @Nullable Integer teamSize) {
  static final String TEXT = "[^\\x00\\ud800-\\udfff]*";
  static final String NO_TEXT = "has a character that is no text";

  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration FARTHEST = Duration.ofDays(5 * 366);

  /** A page has minutes only, so the minute that has just begun may be the start. */
  private static final Duration LATE = Duration.ofMinutes(1);

  /** If the form names none: the penalty of the ICPC. */
  private static final int PENALTY_MINUTES = 20;

  record Chosen(
      @NotNull @Pattern(regexp = "[a-z0-9-]{1,200}", message = "{PUZZLE_NAME}") String slug,
      @NotNull @Min(1) @Max(100_000) Integer points) {}

  Contest.Text text() {
    return new Contest.Text(title.strip(), Objects.requireNonNullElse(description, ""));
  }

  Contest.Period period() {
    return new Contest.Period(
        StoredTime.of(startsAt),
        StoredTime.of(endsAt),
        freezeAt == null ? null : StoredTime.of(freezeAt));
  }

  Contest.Terms terms() {
    return new Contest.Terms(
        ContestScoring.valueOf(scoring.toUpperCase(Locale.ROOT)),
        Objects.requireNonNullElse(penaltyMinutes, PENALTY_MINUTES),
        Boolean.TRUE.equals(clean),
        Boolean.TRUE.equals(rated),
        Boolean.TRUE.equals(invitationOnly),
        Objects.requireNonNullElse(teamSize, 1));
  }

  /** Checks the times and the puzzles of a contest that has not started. */
  void requireValid(Instant now) {
    List<Violation> faults = new ArrayList<>();
    if (startsAt.isBefore(now.minus(LATE))) {
      faults.add(ProblemReason.PAST.violation("startsAt"));
    } else if (startsAt.isAfter(now.plus(FARTHEST))) {
      faults.add(ProblemReason.TOO_FAR.violation("startsAt", StoredTime.of(now.plus(FARTHEST))));
    }
    faults.addAll(faultsOfEnd());
    Set<String> slugs = new HashSet<>();
    for (Chosen puzzle : puzzles) {
      if (!slugs.add(puzzle.slug())) {
        faults.add(ProblemReason.NAMED_TWICE.violation("puzzles", puzzle.slug()));
      }
    }
    if (terms().rated() && terms().teamSize() > 1) {
      faults.add(ProblemReason.TEAMS_UNRATED.violation("rated"));
    }
    refuse(ErrorCode.INVALID, faults);
  }

  /** Compares the times as the database keeps them. */
  private List<Violation> faultsOfEnd() {
    List<Violation> faults = new ArrayList<>();
    Contest.Period kept = period();
    Instant start = kept.startsAt();
    Instant end = kept.endsAt();
    Instant freeze = kept.freezeAt();
    if (!end.isAfter(start)) {
      faults.add(ProblemReason.NOT_AFTER.violation("endsAt", "startsAt"));
    } else if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      faults.add(ProblemReason.LASTS_TOO_LONG.violation("endsAt", LONGEST.toDays()));
    }
    if (freeze != null && (freeze.isBefore(start) || !freeze.isBefore(end))) {
      faults.add(ProblemReason.FREEZE_OUTSIDE.violation("freezeAt"));
    }
    return faults;
  }

  /**
   * Checks what may change after the start: the text, a later end, and a freeze that is not past.
   */
  void requireLateChange(Contest stored, List<ContestPuzzle> puzzlesNow, Instant now) {
    Contest.Period before = stored.period();
    Contest.Period after = period();
    Contest.Terms terms = terms();
    boolean ended = stored.state(now) == Contest.State.ENDED;
    List<Violation> fixed = new ArrayList<>();
    requireSame(fixed, "startsAt", before.startsAt(), after.startsAt());
    if (after.endsAt().isBefore(before.endsAt())
        || (ended && !after.endsAt().equals(before.endsAt()))) {
      fixed.add(ProblemReason.ONLY_LATER.violation("endsAt"));
    }
    if (!Objects.equals(after.freezeAt(), before.freezeAt())
        && (isPast(before.freezeAt(), now) || isPast(after.freezeAt(), now) || ended)) {
      fixed.add(ProblemReason.FREEZE_PAST.violation("freezeAt"));
    }
    requireSame(
        fixed,
        "puzzles",
        puzzlesNow.stream().map(puzzle -> new Chosen(puzzle.slug(), puzzle.points())).toList(),
        puzzles);
    requireSame(fixed, "scoring", stored.terms().scoring(), terms.scoring());
    requireSame(fixed, "penaltyMinutes", stored.terms().penaltyMinutes(), terms.penaltyMinutes());
    requireSame(fixed, "clean", stored.terms().clean(), terms.clean());
    requireSame(fixed, "rated", stored.terms().rated(), terms.rated());
    requireSame(fixed, "invitationOnly", stored.terms().invitationOnly(), terms.invitationOnly());
    requireSame(fixed, "teamSize", stored.terms().teamSize(), terms.teamSize());
    refuse(ErrorCode.CONFLICT, fixed);
    refuse(ErrorCode.INVALID, faultsOfEnd());
  }

  private static void requireSame(
      List<Violation> faults, String field, Object before, Object after) {
    if (!before.equals(after)) {
      faults.add(ProblemReason.FIXED.violation(field));
    }
  }

  private static boolean isPast(@Nullable Instant at, Instant now) {
    return at != null && !at.isAfter(now);
  }

  static void refuse(ErrorCode code, List<Violation> faults) {
    if (!faults.isEmpty()) {
      String summary =
          faults.stream()
              .map(fault -> fault.field() + ": " + fault.message())
              .collect(Collectors.joining("; "));
      throw new ProblemException(code, summary, faults);
    }
  }
}
