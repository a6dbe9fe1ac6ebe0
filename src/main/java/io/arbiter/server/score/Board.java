package io.arbiter.server.score;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Standings of a stretch of time: a solution counts for the month and the ISO week, in UTC, in
 * which it was submitted.
 *
 * @param key {@code all}, a month such as {@code 2026-11} or a week such as {@code 2026-W48}; as
 *     {@code boards_at} of the database has it
 */
record Board(String key) {
  static final Board ALL = new Board("all");

  private static final Pattern KEY = Pattern.compile("all|\\d{4}-(0[1-9]|1[0-2]|W[0-5]\\d)");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
  private static final int WEEK = "2026-W48".length();

  /**
   * Reads what a client names.
   *
   * @param period a key, or {@code month} or {@code week} for those of {@code now}
   * @throws ProblemException NOT_FOUND when it is none of these
   */
  static Board of(String period, Instant now) {
    var today = now.atOffset(ZoneOffset.UTC);
    return switch (period) {
      case "month" -> new Board(MONTH.format(today));
      case "week" ->
          new Board(DateTimeFormatter.ISO_WEEK_DATE.format(today.toLocalDate()).substring(0, WEEK));
      default -> {
        if (!KEY.matcher(period).matches()) {
          throw new ProblemException(
              ErrorCode.NOT_FOUND,
              "no leaderboard " + period + ": there are all, month, week, 2026-11 and 2026-W48");
        }
        yield new Board(period);
      }
    };
  }
}
