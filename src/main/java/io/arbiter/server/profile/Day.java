package io.arbiter.server.profile;

import java.time.LocalDate;

/**
 * What a player did on a day.
 *
 * @param accepted accepted submissions, also of puzzles that were solved before
 * @param submissions judged submissions that count as attempts
 */
record Day(LocalDate date, int accepted, int submissions) {}
