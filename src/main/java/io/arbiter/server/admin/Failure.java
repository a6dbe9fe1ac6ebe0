package io.arbiter.server.admin;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that failed through no player's fault.
 *
 * @param id of the submission or of the record
 * @param retryable whether it can be tried again; a run or a script cannot, because nobody waits
 *     for it any more
 * @param submission null for a record
 * @param record null for a submission
 */
record Failure(
    UUID id,
    Kind kind,
    Instant at,
    boolean retryable,
    @Nullable FailedSubmission submission,
    @Nullable FailedRecord record) {
  Failure(
      UUID id,
      String kind,
      Instant at,
      boolean retryable,
      @Nullable String submissionKind,
      @Nullable String puzzle,
      @Nullable String player,
      @Nullable String worker,
      @Nullable String topic,
      @Nullable String key,
      int bytes,
      @Nullable String reason) {
    this(
        id,
        Kind.valueOf(kind),
        at,
        retryable,
        submissionKind == null
            ? null
            : new FailedSubmission(submissionKind, puzzle, player, worker),
        topic == null
            ? null
            : new FailedRecord(
                topic,
                Objects.requireNonNullElse(key, ""),
                bytes,
                Objects.requireNonNullElse(reason, "")));
  }

  public enum Kind {
    /** A submission, run or script got the verdict JUDGE_ERROR. */
    JUDGE_ERROR,
    /** The broker refuses a record, or its reader cannot read it. */
    UNDELIVERABLE
  }

  /**
   * A submission with the verdict JUDGE_ERROR.
   *
   * @param kind SUBMISSION, RUN or SCRATCH
   * @param puzzle the slug; null for a script
   * @param player null for a visitor or after the deletion of the account
   * @param worker that gave the verdict
   */
  public record FailedSubmission(
      String kind, @Nullable String puzzle, @Nullable String player, @Nullable String worker) {}

  public record FailedRecord(String topic, String key, int bytes, String reason) {}
}
