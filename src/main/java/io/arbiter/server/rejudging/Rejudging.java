package io.arbiter.server.rejudging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rejudging as the API shows it.
 *
 * @param slug of the puzzle
 * @param version of the puzzle, against which the submissions are judged
 * @param submission the only submission that is judged again, or null for all of the puzzle
 * @param apply whether the results become the judgements
 * @param skipped submissions that got a newer judgement in the meantime; they keep the newer
 *     judgement
 * @param report what changes; null in lists, and until all results are in
 */
record Rejudging(
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
