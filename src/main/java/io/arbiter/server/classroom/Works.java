package io.arbiter.server.classroom;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.classroom.roll.Members;
import io.arbiter.server.classroom.roll.Seat;
import io.arbiter.server.similarity.Clusters;
import io.arbiter.server.similarity.Evidence;
import io.arbiter.server.similarity.Evidences;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What members have sent for assignments, and their progress. Thread-safe. */
@ApplicationScoped
@Transactional
class Works {
  private final AssignmentQueries queries;
  private final Members members;
  private final SubmissionCatalog submissions;
  private final Clusters clusters;
  private final Evidences evidences;

  Works(
      AssignmentQueries queries,
      Members members,
      SubmissionCatalog submissions,
      Clusters clusters,
      Evidences evidences) {
    this.queries = queries;
    this.members = members;
    this.submissions = submissions;
    this.clusters = clusters;
    this.evidences = evidences;
  }

  /**
   * The rows that may be seen from a seat: all members' for the teacher, for a member the own rows
   * of open assignments. One statement, however large the class is.
   *
   * @param assignment empty for all
   */
  List<ProgressRow> progress(Seat seat, Optional<UUID> assignment) {
    return queries.progress(
        seat.id(),
        seat.player(),
        seat.teaches(),
        assignment.orElse(null),
        Verdict.UNCOUNTED.toArray(String[]::new));
  }

  /**
   * A page of what a member has sent for an assignment, the newest first.
   *
   * @throws ProblemException NOT_FOUND if the class has no such member
   */
  Page<Work> page(Seat seat, String member, Assignment assignment, PageRequest request) {
    UUID after = Cursor.decode(request.after, key -> UUID.fromString(key.getFirst())).orElse(null);
    UUID player = members.require(seat.id(), member);
    List<Work> rows = queries.work(seat.id(), player, assignment.id(), after, request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.id()));
  }

  /**
   * A submission of a member, as the member sees it, with its source.
   *
   * @throws ProblemException NOT_FOUND if it belongs to no assignment, or is another member's
   */
  SubmissionView find(Seat seat, String member, UUID submission) {
    return queries
        .author(seat.id(), submission)
        .filter(name -> name.value().equalsIgnoreCase(member))
        .flatMap(_ -> submissions.findAsItsPlayer(submission))
        .orElseThrow(() -> unknown(submission));
  }

  /**
   * The pairs of members whose solutions of a puzzle are similar, the most similar first. Each
   * member's latest accepted solution counts.
   */
  List<SimilarPair> similar(Seat seat, UUID assignment, String puzzle, double threshold) {
    Map<UUID, SimilarPair.Side> latest =
        queries.solutions(seat.id(), assignment, puzzle).stream()
            .collect(Collectors.toMap(SimilarPair.Side::submission, Function.identity()));
    return clusters.among(latest.keySet(), threshold).stream()
        .map(pair -> SimilarPair.of(pair, latest))
        .toList();
  }

  /**
   * Two members' submissions side by side.
   *
   * @throws ProblemException NOT_FOUND unless both belong to assignments of the class, and are of
   *     two members and of the same puzzle
   */
  Evidence compare(Seat seat, UUID left, UUID right) {
    for (UUID submission : List.of(left, right)) {
      if (queries.author(seat.id(), submission).isEmpty()) {
        throw unknown(submission);
      }
    }
    return evidences
        .of(left, right)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND, "these are not of two members and the same puzzle"));
  }

  private static ProblemException unknown(UUID submission) {
    return new ProblemException(ErrorCode.NOT_FOUND, "no submission " + submission);
  }
}
