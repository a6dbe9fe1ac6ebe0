package io.arbiter.server.submission.view;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.StoredKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the catalogue's query: everything that anybody may see of a submission. Values that a
 * submission lacks are null.
 *
 * @param puzzle the puzzle's slug
 * @param player the player's name; null after the deletion of the account
 * @param playerId null for the run of a visitor
 * @param authorId the puzzle's author
 * @param storedState {@link SubmissionState#ACCEPTED} or {@link SubmissionState#JUDGED}
 * @param unsent whether the job waits in the outbox
 * @param limits as JSON, like the judgement
 * @param unlocked the stations that the judgement opened
 * @param contest that it was sent for; null for an ordinary submission
 * @param organiser the owner of the contest
 * @param draft whether this is a run of a version that was never published
 */
record SubmissionRow(
    UUID id,
    String kind,
    @Nullable String puzzle,
    @Nullable Integer version,
    @Nullable String player,
    @Nullable UUID playerId,
    @Nullable UUID authorId,
    String storedState,
    int attempt,
    boolean unsent,
    @Nullable String limits,
    @Nullable String judgement,
    @Nullable Integer points,
    String @Nullable [] unlocked,
    @Nullable String verdict,
    Instant submittedAt,
    @Nullable Instant judgedAt,
    String source,
    @Nullable String stdin,
    @Nullable UUID contest,
    @Nullable UUID organiser,
    boolean draft) {

  /** Whether this is a submission with a wrong answer, which may have a counter-example. */
  boolean isWrong() {
    return Verdict.WRONG_ANSWER.name().equals(verdict)
        && StoredKind.of(kind) == SubmissionKind.SUBMISSION;
  }

  /**
   * Whether a viewer must not know of the submission: it is of a contest that is not over and
   * unfrozen, or it is a contest's run, or a run of a version that was never published.
   */
  boolean isHiddenFrom(Viewer viewer) {
    boolean held = contest != null && !SubmissionKind.SUBMISSION.name().equals(kind);
    boolean hidden = held && !isBy(organiser, viewer) || draft && !isBy(authorId, viewer);
    return hidden && !viewer.admin() && !isOwnedBy(viewer);
  }

  private static boolean isBy(@Nullable UUID player, Viewer viewer) {
    return viewer.player().filter(id -> id.equals(player)).isPresent();
  }

  /**
   * The parts that a viewer may see.
   *
   * @param counterexample as JSON, or null
   */
  SubmissionView view(
      Viewer viewer, SubmissionState state, boolean withSource, @Nullable String counterexample) {
    SubmissionView full = full(state, withSource, counterexample);
    if (isBy(authorId, viewer) || viewer.admin()) {
      return full;
    }
    return isOwnedBy(viewer) ? full.forPlayer() : full.forOthers();
  }

  /** Whoever knows the id of a visitor's run counts as its owner, since nobody can guess it. */
  private boolean isOwnedBy(Viewer viewer) {
    return playerId == null || viewer.player().equals(Optional.of(playerId));
  }

  /** The submission with everything, as the puzzle's author and admins see it. */
  SubmissionView full(SubmissionState state, boolean withSource, @Nullable String counterexample) {
    @Nullable Judgement made =
        judgement == null ? null : Codec.fromJson(judgement, Judgement.class);
    return new SubmissionView(
        id,
        StoredKind.of(kind),
        puzzle,
        version,
        player,
        state,
        null,
        made == null ? null : made.verdict(),
        made == null ? null : made.verdict().blame(),
        made == null ? null : made.message(),
        made == null
            ? null
            : new SubmissionView.Cases(made.passed(), made.total(), made.categories()),
        made == null ? null : made.failure(),
        made == null ? null : made.printed(),
        made == null ? null : made.usage(),
        limits == null ? Limits.DEFAULT : Codec.fromJson(limits, Limits.class),
        points(made),
        submittedAt,
        judgedAt,
        attempt,
        withSource ? source : null,
        Codec.hash(source.getBytes(StandardCharsets.UTF_8)),
        counterexample,
        made == null ? null : made.authorTraceback(),
        unlocked == null ? List.of() : List.of(unlocked),
        made == null
            ? List.of()
            : made.results().stream().map(SubmissionView.OwnResult::of).toList(),
        contest);
  }

  /** What the author's code gave; if it gave nothing, what the judgement added to the standings. */
  private int points(@Nullable Judgement made) {
    if (made != null && made.points() != null) {
      return made.points();
    }
    return points == null ? 0 : points;
  }
}
