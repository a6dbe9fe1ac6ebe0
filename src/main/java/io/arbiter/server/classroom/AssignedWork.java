package io.arbiter.server.classroom;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.similarity.SimilarSolutions;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What members have sent for assignments, and their progress. Thread-safe. */
@ApplicationScoped
@Transactional
class AssignedWork {
  /** A submission for an assignment, in a list; {@code verdict} is null before it is judged. */
  record Sent(
      UUID id, String puzzle, @Nullable String verdict, Instant submittedAt, boolean late) {}

  /**
   * Two members with similar solutions, the earlier solution on the left.
   *
   * @param similarity the share of the smaller solution that is also in the other, up to 1
   */
  record SimilarPair(double similarity, Side left, Side right) {
    public record Side(String player, UUID submission, Instant submittedAt) {}

    static SimilarPair of(SimilarSolutions.Pair pair, Map<UUID, Side> sides) {
      Side left = side(pair.left(), sides);
      Side right = side(pair.right(), sides);
      return left.submittedAt().isAfter(right.submittedAt())
          ? new SimilarPair(pair.similarity(), right, left)
          : new SimilarPair(pair.similarity(), left, right);
    }

    private static Side side(UUID submission, Map<UUID, Side> sides) {
      Side side = sides.get(submission);
      if (side == null) {
        throw new IllegalStateException(submission + " was not to be compared");
      }
      return side;
    }
  }

  private final AssignmentQueries queries;
  private final Members members;
  private final SubmissionCatalog submissions;
  private final SimilarSolutions similar;

  AssignedWork(
      AssignmentQueries queries,
      Members members,
      SubmissionCatalog submissions,
      SimilarSolutions similar) {
    this.queries = queries;
    this.members = members;
    this.submissions = submissions;
    this.similar = similar;
  }

  /**
   * What may be seen from a seat: all members' results for the teacher, for a member the own
   * results of open assignments. One statement, however large the class is.
   */
  List<ClassProgress.Result> progress(Seat seat, UUID player, Optional<UUID> assignment) {
    return queries.progress(
        seat.id(),
        player,
        seat.teaches(),
        assignment.orElse(null),
        Verdict.UNCOUNTED.toArray(String[]::new));
  }

  /** A page of what a member has sent for an assignment, the newest first. */
  Page<Sent> page(Seat seat, String member, Assignment assignment, PageRequest request) {
    UUID after = Cursor.id(request.after).orElse(null);
    UUID player = members.require(seat.id(), member);
    List<Sent> rows = queries.sent(seat.id(), player, assignment.id(), after, request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.id()));
  }

  /** A submission of a member for an assignment, as the member sees it, with its source. */
  SubmissionView find(Seat seat, String member, UUID submission) {
    return queries
        .author(seat.id(), submission)
        .filter(name -> name.value().equalsIgnoreCase(member))
        .flatMap(_ -> submissions.findAsItsPlayer(submission))
        .orElseThrow(() -> unknown(submission));
  }

  /** The similar pairs of members' latest accepted solutions, the most similar first. */
  List<SimilarPair> similar(Seat seat, UUID assignment, String puzzle, double threshold) {
    Map<UUID, SimilarPair.Side> latest =
        queries.solutions(seat.id(), assignment, puzzle).stream()
            .collect(Collectors.toMap(SimilarPair.Side::submission, Function.identity()));
    return similar.among(latest.keySet(), threshold).stream()
        .map(pair -> SimilarPair.of(pair, latest))
        .toList();
  }

  /** Two members' submissions side by side; both must belong to assignments of the class. */
  SimilarSolutions.Evidence compare(Seat seat, UUID left, UUID right) {
    for (UUID submission : List.of(left, right)) {
      if (queries.author(seat.id(), submission).isEmpty()) {
        throw unknown(submission);
      }
    }
    return similar
        .compare(left, right)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND, "these are not of two members and the same puzzle"));
  }

  private static ProblemException unknown(UUID submission) {
    return ProblemReason.NO_SUBMISSION.problem(submission);
  }
}
