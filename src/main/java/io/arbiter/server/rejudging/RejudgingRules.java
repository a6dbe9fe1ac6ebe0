package io.arbiter.server.rejudging;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import io.arbiter.server.puzzle.VersionState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Which rejudgings are allowed, and which may run at the same time; each refusal is a {@link
 * ProblemException}.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class RejudgingRules {
  /**
   * The states of versions that passed their validation. A dry run may use any version; results are
   * applied only of these.
   */
  private static final Set<VersionState> APPLICABLE =
      Set.of(VersionState.VALIDATED, VersionState.PUBLISHED, VersionState.RETIRED);

  /** PostgreSQL's code for a violated unique index. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final RejudgingRepository repository;
  private final RejudgingQueries queries;
  private final AuthoredPuzzles puzzles;

  RejudgingRules(
      RejudgingRepository repository, RejudgingQueries queries, AuthoredPuzzles puzzles) {
    this.repository = repository;
    this.queries = queries;
    this.puzzles = puzzles;
  }

  /**
   * The version must exist. If the results are to be applied, the version must have passed its
   * validation.
   */
  void requireVersion(String slug, int version, boolean apply) {
    VersionState state =
        puzzles
            .find(slug, version)
            .map(AuthoredPuzzles.Version::state)
            .orElseThrow(
                () ->
                    new ProblemException(ErrorCode.NOT_FOUND, slug + " has no version " + version));
    if (apply && !APPLICABLE.contains(state)) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "version %d is %s: only one that passed its validation can be applied"
              .formatted(version, state));
    }
  }

  /** A comparison with verdicts that are about to change would be useless. */
  void requireNoneApplying(UUID puzzle) {
    if (repository.isOneApplying(puzzle)) {
      throw beingApplied();
    }
  }

  static ProblemException beingApplied() {
    return new ProblemException(
        ErrorCode.CONFLICT, "another rejudging of this is not finished; it will be applied first");
  }

  /** Whether a unique index refused a second rejudging at the same time. */
  static boolean isConflict(ConstraintViolationException e) {
    return UNIQUE_VIOLATION.equals(e.getSQLState());
  }

  /**
   * A submission to judge again.
   *
   * @param version that the submission was judged against last
   */
  record Single(UUID puzzle, String slug, int version) {}

  /** The submission; it must be judged, and not be a run. */
  Single single(UUID submission) {
    RejudgingQueries.Submitted submitted =
        queries
            .submission(submission)
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, "no submission " + submission));
    if (submitted.held()) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "the submission belongs to a contest; it can be judged again when the contest is closed");
    }
    @Nullable String slug = submitted.slug();
    if (slug == null) {
      throw new ProblemException(
          ErrorCode.INVALID, "a run has no score that could change; run it again");
    }
    if (!submitted.judged()) {
      throw new ProblemException(ErrorCode.CONFLICT, "the submission is not judged yet");
    }
    return new Single(submitted.puzzle(), slug, submitted.version());
  }
}
