package io.arbiter.server.classroom;

import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member has made of a puzzle of an assignment.
 *
 * @param assignment its id
 * @param title of the assignment
 * @param puzzle the slug
 * @param tries the judged submissions; faults of the judge do not count
 * @param solvedAt when the first accepted solution was sent
 * @param lastVerdict null without tries
 */
record ProgressRow(
    String player,
    UUID assignment,
    String title,
    @Nullable Instant dueAt,
    String puzzle,
    long tries,
    @Nullable Instant solvedAt,
    @Nullable String lastVerdict,
    @Nullable Instant lastAt) {

  /** Whether the puzzle was solved after the assignment was due. */
  boolean late() {
    return solvedAt != null && dueAt != null && solvedAt.isAfter(dueAt);
  }

  @Nullable Verdict verdict() {
    return lastVerdict == null ? null : Verdict.valueOf(lastVerdict);
  }
}
