package io.arbiter.server.contest.ccs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An object of the Contest API. Contest times are relative to the start.
 *
 * @param id null for what a contest has once
 */
public record CcsObject(String type, @Nullable String id, Record data) {
  private static final DateTimeFormatter ABSOLUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Such as {@code 2014-06-25T11:22:05.034Z}. */
  public static String time(Instant at) {
    return ABSOLUTE.format(at);
  }

  /** Such as {@code 1:22:33.444}, or {@code -1:22:33.444} before the start. */
  public static String time(Duration time) {
    Duration length = time.abs();
    return "%s%d:%02d:%02d.%03d"
        .formatted(
            time.isNegative() ? "-" : "",
            length.toHours(),
            length.toMinutesPart(),
            length.toSecondsPart(),
            length.toMillisPart());
  }

  /** The scoreboard type is {@code pass-fail}, which has a penalty in minutes, or {@code score}. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Contest(
      String id,
      String name,
      String startTime,
      String duration,
      @Nullable String scoreboardFreezeDuration,
      String scoreboardType,
      @JsonInclude(Include.NON_NULL) @Nullable Integer penaltyTime) {}

  /** A class of verdicts; {@code id} is an abbreviation that the specification lists. */
  public record JudgementType(String id, String name, boolean penalty, boolean solved) {}

  @JsonNaming(SnakeCaseStrategy.class)
  public record Language(
      String id, String name, boolean entryPointRequired, List<String> extensions) {}

  /** A puzzle. The time limit is in seconds; only the scoreboard type {@code score} has scores. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Problem(
      String id,
      String label,
      String name,
      int ordinal,
      double timeLimit,
      int testDataCount,
      @JsonInclude(Include.NON_NULL) @Nullable Integer maxScore) {}

  /** A team, or a player alone; scoreboards leave out who is {@code hidden}. */
  public record Team(String id, String name, String label, boolean hidden) {}

  /** A member of a team. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Person(String id, List<String> teamIds, String name, String role) {}

  /** A question, an answer or an announcement. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Clarification(
      String id,
      @JsonUnwrapped References references,
      String text,
      String time,
      String contestTime) {}

  /**
   * The objects to which a clarification refers.
   *
   * @param fromTeamId null from the organiser
   * @param toTeamId null to all, and for a question
   * @param replyToId the question that is answered
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record References(
      @Nullable String fromTeamId,
      @Nullable String toTeamId,
      @Nullable String replyToId,
      @Nullable String problemId) {}

  /** A submission. Its files are not given away. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Submission(
      String id,
      String languageId,
      String problemId,
      String teamId,
      String time,
      String contestTime,
      List<String> files) {}

  /** A verdict. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Judgement(
      String id,
      String submissionId,
      String judgementTypeId,
      @JsonInclude(Include.NON_NULL) @Nullable Integer score,
      @JsonUnwrapped Span span) {}

  /** From when until when a submission was judged. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Span(
      String startTime, String startContestTime, String endTime, String endContestTime) {}

  /** When things happened; null if they have not. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record State(
      @Nullable String started,
      @Nullable String ended,
      @Nullable String frozen,
      @Nullable String thawed,
      @Nullable String finalized,
      @Nullable String endOfUpdates) {}
}
