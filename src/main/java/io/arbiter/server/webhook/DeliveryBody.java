package io.arbiter.server.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.server.submission.view.SubmissionView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery says.
 *
 * @param id of the delivery, which stays the same when the delivery is repeated
 * @param at when it happened
 * @param submission as its player sees it, without the source; for {@code submission.judged}
 * @param puzzle for {@code puzzle.published}
 * @param contest for {@code contest.ended}, like {@code endedAt}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryBody(
    UUID id,
    String event,
    Instant at,
    @Nullable SubmissionView submission,
    @Nullable PublishedPuzzle puzzle,
    @Nullable EndedContest contest,
    @Nullable Instant endedAt) {
  record PublishedPuzzle(String slug, int version, String title) {}

  record EndedContest(UUID id, String title) {}

  DeliveryBody with(SubmissionView judged) {
    return new DeliveryBody(id, event, at, judged, puzzle, contest, endedAt);
  }
}
