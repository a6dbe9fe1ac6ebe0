package io.arbiter.server.publication;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes solutions, lists published solutions, and counts votes for them. Thread-safe. */
@ApplicationScoped
@Transactional
class Publications {
  /** A solution to review is drawn from this many of the newest. */
  private static final int RECENT = 100;

  /** A solution of any puzzle is drawn from this many of the newest of each puzzle. */
  private static final int RECENT_OF_EACH = 20;

  /** The last publication of the previous page. */
  private record Key(int votes, UUID id) {}

  private final PlayerStore players;
  private final PublicationAccess access;
  private final SubmissionStore submissions;
  private final PublicationQueries queries;

  Publications(
      PlayerStore players,
      PublicationAccess access,
      SubmissionStore submissions,
      PublicationQueries queries) {
    this.players = players;
    this.access = access;
    this.submissions = submissions;
    this.queries = queries;
  }

  /** Publishes an accepted solution of the viewer, or changes its category. */
  UUID publish(UUID submission, Category category, Viewer viewer) {
    players.requirePresent(viewer.requireId());
    UUID puzzle = requireOwnAccepted(submission, viewer);
    UUID id = TimeOrderedId.next();
    return queries.publish(id, submission, puzzle, viewer.requireId(), category.label()).value();
  }

  private UUID requireOwnAccepted(UUID submission, Viewer viewer) {
    SubmissionStore.Sent candidate =
        submissions
            .lockVerdict(submission)
            .filter(sent -> viewer.is(sent.player()))
            .orElseThrow(() -> ProblemReason.NO_SUBMISSION.problem(submission));
    @Nullable UUID puzzle = candidate.puzzle();
    if (puzzle == null
        || !candidate.kind().equals("SUBMISSION")
        || !Verdict.ACCEPTED.name().equals(candidate.verdict())) {
      throw ProblemReason.NOT_ACCEPTED.problem();
    }
    return puzzle;
  }

  /** A page of a puzzle's publications: most votes first, or newest first. */
  Page<Publication> page(
      String slug,
      @Nullable Category category,
      boolean byVotes,
      PageRequest request,
      Viewer viewer) {
    Optional<Key> after =
        Cursor.decode(
            request.after,
            key -> new Key(Integer.parseInt(key.get(0)), UUID.fromString(key.get(1))));
    UUID puzzle = access.requireSolved(slug, viewer);
    int limit = request.limit() + 1;
    UUID id = after.map(Key::id).orElse(null);
    String label = category == null ? null : category.label();
    List<Publication> rows =
        byVotes
            ? queries.byVotes(
                puzzle,
                label,
                after.map(Key::votes).orElse(0),
                id,
                limit,
                viewer.requireId(),
                viewer.admin())
            : queries.byTime(puzzle, label, id, limit, viewer.requireId(), viewer.admin());
    return Page.of(
        rows, request.limit(), row -> List.of(row.publication().votes(), row.publication().id()));
  }

  Page<Publication.Own> own(PageRequest request, Viewer viewer) {
    Optional<UUID> before = Cursor.id(request.after);
    List<Publication.Own> rows =
        queries.newestOf(viewer.requireId(), before.orElse(null), request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.id()));
  }

  Optional<Publication> toReview(String slug, Viewer viewer) {
    return queries.anyToReview(
        access.requireSolved(slug, viewer), RECENT, viewer.requireId(), viewer.admin());
  }

  Optional<Publication> toReview(Viewer viewer) {
    players.requirePresent(viewer.requireId());
    return queries.anyUnvoted(RECENT_OF_EACH, viewer.requireId(), viewer.admin());
  }

  /** Votes, or takes the vote back; a repetition changes nothing. Returns the number of votes. */
  int vote(UUID id, boolean on, Viewer viewer) {
    UUID player = viewer.requireId();
    PublicationEntity publication = access.lock(id, viewer);
    if (publication.player.equals(player)) {
      throw ProblemReason.OWN_SOLUTION.problem();
    }
    publication.votes += on ? queries.addVote(id, player) : -queries.removeVote(id, player);
    return publication.votes;
  }
}
