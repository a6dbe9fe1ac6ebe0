package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.player.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission as it is read, with all that is shown of it to anybody. What there is none of is
 * null.
 *
 * @param puzzle its slug
 * @param player the player's name
 * @param authorId the puzzle's author
 * @param storedState {@link SubmissionState#ACCEPTED} or {@link SubmissionState#JUDGED}
 * @param unsent whether its job waits in the outbox
 * @param limits as JSON, like the judgement
 * @param repeats whose result the judgement is, if not that of a run of its own
 * @param unlocked the stations that the judgement opened
 */
record SubmissionRow(
    UUID id,
    String kind,
    @Nullable String puzzle,
    @Nullable Integer version,
    @Nullable String player,
    UUID playerId,
    @Nullable UUID authorId,
    String storedState,
    int attempt,
    boolean unsent,
    @Nullable String limits,
    @Nullable String judgement,
    @Nullable Integer points,
    @Nullable UUID repeats,
    String @Nullable [] unlocked,
    @Nullable String verdict,
    Instant submittedAt,
    @Nullable Instant judgedAt,
    String source,
    @Nullable String stdin) {

  /** Whether it is an attempt that gave a wrong answer: one that may have a counter-example. */
  boolean isWrong() {
    return Verdict.WRONG_ANSWER.name().equals(verdict)
        && SubmissionKind.valueOf(kind) == SubmissionKind.SUBMISSION;
  }

  /**
   * As a viewer may see it.
   *
   * @param counterexample as JSON, or null
   */
  SubmissionView view(
      Viewer viewer, SubmissionState state, boolean withSource, @Nullable String counterexample) {
    SubmissionView full = full(state, withSource, counterexample);
    boolean author = viewer.player().filter(id -> id.equals(authorId)).isPresent();
    if (author || viewer.admin()) {
      return full;
    }
    boolean owner = viewer.player().filter(playerId::equals).isPresent();
    return owner ? full.forPlayer() : full.forOthers();
  }

  /** All of it. */
  SubmissionView full(SubmissionState state, boolean withSource, @Nullable String counterexample) {
    @Nullable Judgement made =
        judgement == null ? null : Codec.fromJson(judgement, Judgement.class);
    return new SubmissionView(
        id,
        SubmissionKind.valueOf(kind),
        puzzle,
        version,
        player,
        state,
        made == null ? null : made.verdict(),
        made == null ? null : made.verdict().blame(),
        made == null ? null : made.message(),
        made == null
            ? null
            : new SubmissionView.Cases(made.passed(), made.total(), made.categories()),
        made == null ? null : made.failure(),
        made == null ? null : made.output(),
        made == null ? null : made.usage(),
        limits == null ? Limits.DEFAULT : Codec.fromJson(limits, Limits.class),
        points == null ? 0 : points,
        submittedAt,
        judgedAt,
        attempt,
        repeats != null,
        withSource ? source : null,
        counterexample,
        made == null ? null : made.authorTraceback(),
        unlocked == null ? List.of() : List.of(unlocked));
  }
}
