package io.arbiter.server.submission.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a submission waits: what the event {@code queued} says.
 *
 * @param position in the queue, from 1
 * @param etaMillis an estimate of the time to the verdict: the position times the mean time of a
 *     judgement
 * @param reason why the submission waits, if a fault of Arbiter is the cause
 */
record QueuePlace(
    long position,
    long etaMillis,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

  /** Counts the submissions before this one; reads the database. */
  static QueuePlace of(SubmissionView waiting, SubmissionCatalog submissions, LiveFeed feed) {
    long position = 1 + submissions.ahead(waiting.id());
    return new QueuePlace(position, Math.round(position * feed.meanMillis()), waiting.reason());
  }
}
