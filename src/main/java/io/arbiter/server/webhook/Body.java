package io.arbiter.server.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.server.submission.SubmissionView;
import io.arbiter.server.webhook.WebhookQueue.Due;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a delivery.
 *
 * @param id of the delivery, which stays the same when the delivery is repeated
 * @param at when it happened
 * @param submission as its player sees it, without the source; for {@code submission.judged}
 * @param puzzle for {@code puzzle.published}
 * @param contest for {@code contest.ended}, like {@code endedAt}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Body(
    UUID id,
    String event,
    Instant at,
    @Nullable SubmissionView submission,
    @Nullable PublishedPuzzle puzzle,
    @Nullable EndedContest contest,
    @Nullable Instant endedAt) {
  /** A version of a puzzle. */
  record PublishedPuzzle(String slug, int version, String title) {}

  /** A contest that is over. */
  record EndedContest(UUID id, String title) {}

  static Body of(Due due, @Nullable SubmissionView submission) {
    PublishedPuzzle puzzle =
        due.puzzle() == null || due.version() == null || due.title() == null
            ? null
            : new PublishedPuzzle(due.puzzle(), due.version(), due.title());
    EndedContest contest =
        due.contest() == null || due.contestTitle() == null
            ? null
            : new EndedContest(due.contest(), due.contestTitle());
    return new Body(
        due.id(), due.event(), due.createdAt(), submission, puzzle, contest, due.endedAt());
  }
}
