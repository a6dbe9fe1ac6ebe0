package io.arbiter.delivery;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked to do.
 *
 * @param format the version of this record's shape
 * @param submission its id
 * @param attempt fences: only a judgement of the current attempt counts
 * @param puzzle the slug, or null for a scratch
 * @param version of the puzzle; 0 for a scratch
 * @param testSetHash names the {@link io.arbiter.core.judging.TestSet}; null for a scratch
 * @param rejudging the rejudging that asks, whose result counts only once it is applied; null for a
 *     judgement that counts at once
 * @param stdin what a scratch reads from its standard input, or null for nothing
 */
public record Job(
    int format,
    UUID submission,
    int attempt,
    SubmissionKind kind,
    @Nullable String puzzle,
    int version,
    @Nullable String testSetHash,
    String source,
    Limits limits,
    Instant submittedAt,
    @Nullable UUID rejudging,
    @Nullable String stdin)
    implements Work {
  public static final int FORMAT = 1;

  /** A job whose judgement counts at once. */
  public Job(
      int format,
      UUID submission,
      int attempt,
      SubmissionKind kind,
      @Nullable String puzzle,
      int version,
      @Nullable String testSetHash,
      String source,
      Limits limits,
      Instant submittedAt) {
    this(
        format,
        submission,
        attempt,
        kind,
        puzzle,
        version,
        testSetHash,
        source,
        limits,
        submittedAt,
        null,
        null);
  }
}
