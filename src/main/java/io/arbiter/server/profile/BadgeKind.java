package io.arbiter.server.profile;

import java.util.Locale;

/**
 * All badges. Each has one rule, which is computed from judgements by {@link BadgeRules}. Names are
 * stored: a kind may be added, but never renamed or removed.
 */
enum BadgeKind {
  FIRST_SOLUTION("First solution", "solved a puzzle"),
  TEN_SOLVED("Ten solved", "solved 10 puzzles"),
  FIFTY_SOLVED("Fifty solved", "solved 50 puzzles"),
  HUNDRED_SOLVED("Hundred solved", "solved 100 puzzles"),
  EVERY_DIFFICULTY("All-rounder", "solved a puzzle of every difficulty"),
  FIRST_SCIENTIFIC("Scientist", "solved a scientific puzzle"),
  FIVE_FIRST_TRIES("Sharp eye", "solved 5 puzzles with the first submission"),
  PERSISTENT("Never gave up", "solved a puzzle after 10 or more failed submissions"),
  NEXT_STATION("Next stop", "solved enough puzzles of a station to open the next station"),
  WHOLE_STATION("End of the line", "solved every puzzle of a station"),
  WEEK_STREAK("A week in a row", "had a solution accepted on 7 days in a row"),
  MONTH_STREAK("A month in a row", "had a solution accepted on 30 days in a row"),
  DAILY_PUZZLE("Puzzle of the day", "solved the puzzle of the day on its day"),
  SEVEN_DAILY_PUZZLES("Daily bread", "solved 7 puzzles of the day on their days");

  /** In English. */
  final String title;

  /** What a player did to earn it, in English. */
  final String reason;

  BadgeKind(String title, String reason) {
    this.title = title;
    this.reason = reason;
  }

  /** The name in the API. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
