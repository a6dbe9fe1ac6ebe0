package io.arbiter.server.score;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The standings of a period. A solution counts for the month and the ISO week of its submission, in
 * UTC.
 *
 * @param key {@code all}, a month such as {@code 2026-11} or a week such as {@code 2026-W48}; as
 *     the database function {@code boards_at} writes it
 */
record Board(String key) {
  static final Board ALL = new Board("all");

  private static final Pattern KEY = Pattern.compile("all|\\d{4}-(0[1-9]|1[0-2]|W[0-5]\\d)");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
  private static final int WEEK = "2026-W48".length();

  /**
   * Reads the period in a request.
   *
   * @param period a key, or {@code month} or {@code week} for the month or week of {@code now}
   * @throws ProblemException NOT_FOUND if it is none of these
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
