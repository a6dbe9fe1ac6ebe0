package io.arbiter.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.judging.Delay;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads submissions, without transactions, whose ends would cost round trips. Thread-safe. */
@ApplicationScoped
@ActivateRequestContext
@Transactional(TxType.SUPPORTS)
public class SubmissionCatalog {
  private static final Viewer SEES_ALL = new Viewer(Optional.empty(), true);

  /** Which submissions to list; null means all. */
  public record Filter(
      @Nullable String puzzle, @Nullable String player, @Nullable Verdict verdict) {}

  private final ViewQueries queries;
  private final SubmissionRepository submissions;
  private final Attempts attempts;

  SubmissionCatalog(ViewQueries queries, SubmissionRepository submissions, Attempts attempts) {
    this.queries = queries;
    this.submissions = submissions;
    this.attempts = attempts;
  }

  /** The parts of a submission that the viewer may see. */
  public Optional<SubmissionView> find(UUID id, Viewer viewer) {
    return row(id, viewer).map(row -> row.view(viewer, progress(row), true));
  }

  /**
   * Like {@link #find}.
   *
   * @throws ProblemException NOT_FOUND if there is no such submission, or the viewer must not know
   *     of it
   */
  public SubmissionView require(UUID id, Viewer viewer) {
    return find(id, viewer).orElseThrow(() -> ProblemReason.NO_SUBMISSION.problem(id));
  }

  /**
   * The steps of a run.
   *
   * @throws ProblemException NOT_FOUND like {@link #require}, and if no steps were recorded
   */
  public TraceView trace(UUID id, Viewer viewer) {
    return row(id, viewer)
        .flatMap(row -> row.trace(viewer))
        .orElseThrow(
            () -> new ProblemException(ErrorCode.NOT_FOUND, "there are no steps of a run " + id));
  }

  /** Like {@link #find}, but without the source. */
  public Optional<SubmissionView> findWithoutSource(UUID id, Viewer viewer) {
    return row(id, viewer).map(row -> row.view(viewer, progress(row), false));
  }

  /**
   * The submission as its player sees it, with the source. For callers who have decided that the
   * viewer may see this.
   */
  public Optional<SubmissionView> findAsItsPlayer(UUID id) {
    return row(id, SEES_ALL).map(row -> row.viewOfPlayer(progress(row)));
  }

  private Optional<ViewQueries.Row> row(UUID id, Viewer viewer) {
    return queries.find(id, viewer.player().orElse(null), viewer.admin());
  }

  /**
   * The number of unjudged submissions that were enqueued before this one. For a submission in the
   * interactive lane, the batch lane does not count.
   */
  public long ahead(UUID id) {
    return queries.countAhead(id).value();
  }

  /** The number of submissions without a verdict. */
  public long open() {
    return submissions.countOpen();
  }

  /** A page of submissions, newest first, without their sources. */
  public Page<SubmissionView> list(Filter filter, PageRequest page, Viewer viewer) {
    return page(queries.list(filter, before(page), viewer, page.limit() + 1), page, viewer);
  }

  /**
   * A page of the submissions of a contest, newest first, without their sources.
   *
   * @param player only those of the player with this name; null for all
   * @param managed whether the viewer is the owner of the contest or an admin, and sees the
   *     submissions of all players; other viewers see only their own
   */
  public Page<SubmissionView> ofContest(
      UUID contest, @Nullable String player, PageRequest page, Viewer viewer, boolean managed) {
    UUID own = managed ? null : viewer.requireId();
    return page(
        queries.ofContest(contest, player, own, before(page), page.limit() + 1), page, viewer);
  }

  /** The first page is before the last of all ids. */
  private static UUID before(PageRequest page) {
    return Cursor.id(page.after).orElse(new UUID(-1, -1));
  }

  private Page<SubmissionView> page(List<ViewQueries.Row> rows, PageRequest page, Viewer viewer) {
    return Page.of(rows, page.limit(), row -> List.of(row.id()))
        .map(row -> row.view(viewer, progress(row), false));
  }

  /**
   * A submission, run or script as its player sees it.
   *
   * @param stdin the standard input of a script, or a run's own inputs as JSON, or null
   */
  public record Sent(
      @JsonUnwrapped SubmissionView submission,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stdin) {}

  /** A player's submissions, runs and scripts after this id, oldest first. */
  public List<Sent> sent(UUID player, UUID after, int limit) {
    return queries.sent(player, after, limit).stream()
        .map(row -> new Sent(row.viewOfPlayer(progress(row)), row.stdin()))
        .toList();
  }

  private SubmissionView.Progress progress(ViewQueries.Row row) {
    SubmissionState state = state(row);
    String reason =
        state.isTerminal() || state == SubmissionState.RUNNING
            ? null
            : attempts.delay(row.id(), row.attempt()).map(Delay::reason).orElse(null);
    return new SubmissionView.Progress(state, reason, row.attempt(), row.judgedAt());
  }

  private SubmissionState state(ViewQueries.Row row) {
    if (row.verdict() != null) {
      return SubmissionState.JUDGED;
    }
    SubmissionState accepted = SubmissionState.ACCEPTED;
    if (attempts.isRunning(row.id(), row.attempt())) {
      return accepted.change(SubmissionState.RUNNING);
    }
    return row.unsent() ? accepted : accepted.change(SubmissionState.QUEUED);
  }
}
