package io.arbiter.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.judging.SubmissionState;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads submissions. Thread-safe. */
@ApplicationScoped
@Transactional
public class SubmissionCatalog {
  /** Which submissions to list; null means all. */
  record Filter(@Nullable String puzzle, @Nullable String player, @Nullable Verdict verdict) {}

  private final CatalogStatements statements;
  private final SubmissionRepository submissions;
  private final BegunAttempts begun;

  SubmissionCatalog(
      CatalogStatements statements, SubmissionRepository submissions, BegunAttempts begun) {
    this.statements = statements;
    this.submissions = submissions;
    this.begun = begun;
  }

  /** A submission, as much of it as the viewer may see. */
  public Optional<SubmissionView> find(UUID id, Viewer viewer) {
    return statements.find(id).map(row -> row.view(viewer, state(row), true));
  }

  /**
   * How many submissions were enqueued before this one and are not judged yet; those of the batch
   * lane are before none of the interactive one.
   */
  public long ahead(UUID id) {
    return statements.countAhead(id);
  }

  /** How many submissions have no verdict yet. */
  public long open() {
    return submissions.countOpen();
  }

  /** A page of submissions, newest first, without their sources. */
  Page<SubmissionView> list(Filter filter, PageRequest page, Viewer viewer) {
    Optional<UUID> after = Cursor.decode(page.after, key -> UUID.fromString(key.getFirst()));
    List<SubmissionView> views =
        statements.list(filter, after, viewer, page.limit() + 1).stream()
            .map(row -> row.view(viewer, state(row), false))
            .toList();
    return Page.of(views, page.limit(), view -> List.of(view.id()));
  }

  /**
   * What a player has sent, as the player sees it.
   *
   * @param stdin what a script was given to read, else null
   */
  public record Sent(
      @JsonUnwrapped SubmissionView submission,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stdin) {}

  /** A player's submissions, runs and scripts after this one, oldest first. */
  public List<Sent> sent(UUID player, UUID after, int limit) {
    return statements.sent(player, after, limit).stream()
        .map(row -> new Sent(row.full(state(row), true).forPlayer(), row.stdin()))
        .toList();
  }

  private SubmissionState state(SubmissionRow row) {
    SubmissionState stored = SubmissionState.valueOf(row.storedState());
    if (stored.isTerminal()) {
      return stored;
    }
    if (begun.contains(row.id(), row.attempt())) {
      return stored.change(SubmissionState.RUNNING);
    }
    return row.unsent() ? stored : stored.change(SubmissionState.QUEUED);
  }
}
