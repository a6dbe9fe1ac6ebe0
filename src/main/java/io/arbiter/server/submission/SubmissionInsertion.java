package io.arbiter.server.submission;

import io.arbiter.delivery.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission to add: to a puzzle, unless it is a scratch.
 *
 * @param sourceHash names the source; null when it is not to be answered from earlier judgements
 */
record SubmissionInsertion(
    Job job,
    UUID player,
    @Nullable UUID puzzle,
    @Nullable String idempotencyKey,
    @Nullable String sourceHash) {}
