package io.arbiter.server.profile;

/**
 * Days in a row, each with an accepted submission.
 *
 * @param current the days up to today; a day without one ends it only when the day is over, so
 *     before the first accepted submission of a day these are the days up to yesterday
 * @param longest the most days that were ever in a row
 */
record Streak(int current, int longest) {}
