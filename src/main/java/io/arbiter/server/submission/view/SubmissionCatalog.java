package io.arbiter.server.submission.view;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.SubmissionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads submissions. Thread-safe. */
@ApplicationScoped
@Transactional
public class SubmissionCatalog {
  /** Which submissions to list; null means all. */
  public record Filter(
      @Nullable String puzzle, @Nullable String player, @Nullable Verdict verdict) {}

  private final ViewQueries queries;
  private final SubmissionRepository submissions;
  private final Attempts attempts;
  private final CounterExampleSource examples;

  SubmissionCatalog(
      ViewQueries queries,
      SubmissionRepository submissions,
      Attempts attempts,
      CounterExampleSource examples) {
    this.queries = queries;
    this.submissions = submissions;
    this.attempts = attempts;
    this.examples = examples;
  }

  /** The parts of a submission that the viewer may see. */
  public Optional<SubmissionView> find(UUID id, Viewer viewer) {
    return find(id, viewer, true);
  }

  /** Like {@link #find}, but without the source. */
  public Optional<SubmissionView> findWithoutSource(UUID id, Viewer viewer) {
    return find(id, viewer, false);
  }

  /**
   * The submission as its player sees it, with the source. For callers who have decided that the
   * viewer may see this.
   */
  public Optional<SubmissionView> findAsItsPlayer(UUID id) {
    return queries
        .find(id)
        .map(row -> row.full(state(row), true, examples(List.of(row)).get(id)).forPlayer());
  }

  private Optional<SubmissionView> find(UUID id, Viewer viewer, boolean withSource) {
    return queries
        .find(id)
        .filter(row -> !row.isHiddenFrom(viewer))
        .map(row -> view(row, viewer, withSource, examples(List.of(row)).get(id)));
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
    List<SubmissionRow> rows =
        queries.ofContest(contest, player, own, before(page), page.limit() + 1);
    return page(rows, page, viewer);
  }

  /** The first page is before the last of all ids. */
  private static UUID before(PageRequest page) {
    return Cursor.decode(page.after, key -> UUID.fromString(key.getFirst()))
        .orElse(new UUID(-1, -1));
  }

  private Page<SubmissionView> page(List<SubmissionRow> rows, PageRequest page, Viewer viewer) {
    Map<UUID, String> found = examples(rows);
    List<SubmissionView> views =
        rows.stream().map(row -> view(row, viewer, false, found.get(row.id()))).toList();
    return Page.of(views, page.limit(), view -> List.of(view.id()));
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
    List<SubmissionRow> rows = queries.sent(player, after, limit);
    Map<UUID, String> found = examples(rows);
    return rows.stream()
        .map(
            row ->
                new Sent(row.full(state(row), true, found.get(row.id())).forPlayer(), row.stdin()))
        .toList();
  }

  /** The counter-examples of the wrong submissions among these, by submission. */
  private Map<UUID, String> examples(List<SubmissionRow> rows) {
    Set<UUID> wrong =
        rows.stream().filter(SubmissionRow::isWrong).map(SubmissionRow::id).collect(toSet());
    return wrong.isEmpty() ? Map.of() : examples.find(wrong);
  }

  private SubmissionView view(
      SubmissionRow row, Viewer viewer, boolean withSource, @Nullable String counterexample) {
    SubmissionState state = state(row);
    SubmissionView view = row.view(viewer, state, withSource, counterexample);
    return state.isTerminal() || state == SubmissionState.RUNNING
        ? view
        : attempts
            .delay(row.id(), row.attempt())
            .map(delay -> view.delayed(delay.reason()))
            .orElse(view);
  }

  private SubmissionState state(SubmissionRow row) {
    SubmissionState stored = SubmissionState.valueOf(row.storedState());
    if (stored.isTerminal()) {
      return stored;
    }
    SubmissionState accepted = SubmissionState.ACCEPTED;
    if (attempts.isRunning(row.id(), row.attempt())) {
      return accepted.change(SubmissionState.RUNNING);
    }
    return row.unsent() ? accepted : accepted.change(SubmissionState.QUEUED);
  }
}
