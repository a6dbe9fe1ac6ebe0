package io.arbiter.server.submission;

import io.arbiter.core.judging.SubmissionKind;

/** The kinds of submissions, as the database stores them. */
final class StoredKind {
  /**
   * A submission of a contest that is not over and unfrozen. It counts nowhere but in the contest,
   * because what counts has the kind SUBMISSION.
   */
  static final String CONTEST = "CONTEST";

  private StoredKind() {}

  static SubmissionKind of(String stored) {
    return stored.equals(CONTEST) ? SubmissionKind.SUBMISSION : SubmissionKind.valueOf(stored);
  }
}
