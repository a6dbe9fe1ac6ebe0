package io.arbiter.server.rejudging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rejudging as the API shows it.
 *
 * @param slug of the puzzle
 * @param version of the puzzle that is judged against
 * @param submission the only one that is judged again, or null for all of the puzzle
 * @param apply whether the results become the judgements
 * @param skipped submissions that were judged again otherwise meanwhile and keep that judgement
 * @param report what changes, or null until all results are in, and in lists
 */
public record Rejudging(
    UUID id,
    String slug,
    int version,
    @Nullable UUID submission,
    boolean apply,
    RejudgingState state,
    Progress progress,
    int skipped,
    Instant requestedAt,
    @Nullable Instant reportedAt,
    @Nullable Instant appliedAt,
    @JsonUnwrapped @Nullable RejudgingReport report) {
  /** How many results are in. */
  public record Progress(int done, int total) {}
}
