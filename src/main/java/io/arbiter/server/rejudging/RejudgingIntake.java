package io.arbiter.server.rejudging;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.player.audit.AuditLog;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.VersionState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Begins rejudgings, and has dry runs applied. Thread-safe. */
@ApplicationScoped
public class RejudgingIntake {
  /**
   * The states of versions that passed their validation. A dry run may use any version; results are
   * applied only of these.
   */
  private static final Set<VersionState> APPLICABLE =
      Set.of(VersionState.VALIDATED, VersionState.PUBLISHED, VersionState.RETIRED);

  /** PostgreSQL's code for a violated unique index. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final Rejudgings rejudgings;
  private final RejudgingQueries queries;
  private final AuthoredPuzzles puzzles;
  private final PuzzleStore owners;
  private final AuditLog audit;

  RejudgingIntake(
      Rejudgings rejudgings,
      RejudgingQueries queries,
      AuthoredPuzzles puzzles,
      PuzzleStore owners,
      AuditLog audit) {
    this.rejudgings = rejudgings;
    this.queries = queries;
    this.puzzles = puzzles;
    this.owners = owners;
    this.audit = audit;
  }

  /**
   * Begins to judge all judged submissions of a puzzle against one of its versions.
   *
   * @throws ProblemException NOT_FOUND if there is no such version; CONFLICT if the version may not
   *     be applied, or while another rejudging of the puzzle is being applied
   */
  UUID begin(PuzzleStore.Puzzle puzzle, int version, boolean apply, UUID requester) {
    UUID id = TimeOrderedId.next();
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              requireVersion(puzzle.slug(), version, apply);
              // A comparison with verdicts that are about to change would be useless.
              if (rejudgings.isOneApplying(puzzle.id())) {
                throw beingApplied();
              }
              begin(id, puzzle.id(), version, null, apply, requester);
              AdminAction begun = new AdminAction.PuzzleRejudged(puzzle.slug(), version, apply, id);
              note(puzzle, requester, begun);
            });
    rejudgings.nudge();
    return id;
  }

  private void begin(
      UUID id, UUID puzzle, int version, @Nullable UUID submission, boolean apply, UUID requester) {
    if (queries.begin(id, puzzle, version, submission, apply, requester).value() == 0) {
      throw beingApplied();
    }
  }

  /**
   * The version must exist. If the results are to be applied, the version must have passed its
   * validation.
   */
  private void requireVersion(String slug, int version, boolean apply) {
    VersionState state =
        puzzles
            .find(slug, version)
            .map(AuthoredPuzzles.Version::state)
            .orElseThrow(
                () ->
                    new ProblemException(ErrorCode.NOT_FOUND, slug + " has no version " + version));
    if (apply && !APPLICABLE.contains(state)) {
      throw ProblemReason.NOT_APPLICABLE.problem(version, state);
    }
  }

  private static ProblemException beingApplied() {
    return ProblemReason.REJUDGING_RUNS.problem();
  }

  /** Who is no author of the puzzle acts as an admin. */
  private void note(PuzzleStore.Puzzle puzzle, UUID requester, AdminAction action) {
    if (!owners.isBy(puzzle.slug(), requester)) {
      audit.add(requester, action);
    }
  }

  /** A rejudging of one submission. */
  public record Begun(UUID id, PuzzleStore.Puzzle puzzle) {}

  /**
   * Begins to judge one submission again, against the same version as last time. The result is
   * applied.
   *
   * @throws ProblemException NOT_FOUND if there is no such submission; INVALID if it is a run;
   *     CONFLICT if it is not judged yet, or is already being judged again
   */
  public Begun begin(UUID submission, UUID requester) {
    UUID id = TimeOrderedId.next();
    Begun begun =
        QuarkusTransaction.joiningExisting()
            .call(
                () -> {
                  RejudgingQueries.Submitted submitted = require(submission);
                  begin(id, submitted.puzzle(), submitted.version(), submission, true, requester);
                  audit.add(requester, new AdminAction.SubmissionRejudged(submission, id));
                  String slug = String.valueOf(submitted.slug());
                  return new Begun(id, new PuzzleStore.Puzzle(submitted.puzzle(), slug, null));
                });
    rejudgings.nudge();
    return begun;
  }

  /** The submission; it must be judged, and not be a run. */
  private RejudgingQueries.Submitted require(UUID id) {
    RejudgingQueries.Submitted submitted =
        queries.submission(id).orElseThrow(() -> ProblemReason.NO_SUBMISSION.problem(id));
    if (submitted.held()) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "the submission belongs to a contest; it can be judged again when the contest is closed");
    }
    if (submitted.slug() == null) {
      throw new ProblemException(
          ErrorCode.INVALID, "a run has no score that could change; run it again");
    }
    if (!submitted.judged()) {
      throw new ProblemException(ErrorCode.CONFLICT, "the submission is not judged yet");
    }
    return submitted;
  }

  /**
   * Has a dry run's results applied, without judging again. Changes nothing if they are applied or
   * being applied already.
   *
   * @throws ProblemException NOT_FOUND if the puzzle has no such rejudging; CONFLICT if not all
   *     results are in, the version may not be applied, or another rejudging of the puzzle is being
   *     applied
   */
  void apply(PuzzleStore.Puzzle puzzle, UUID id, UUID requester) {
    int version = rejudgings.require(puzzle, id).subject().version();
    try {
      QuarkusTransaction.joiningExisting()
          .run(
              () -> {
                requireVersion(puzzle.slug(), version, true);
                if (!rejudgings.apply(id)) {
                  throw ProblemReason.NOT_REPORTED.problem();
                }
                note(puzzle, requester, new AdminAction.RejudgingApplied(puzzle.slug(), id));
              });
    } catch (ConstraintViolationException e) {
      throw UNIQUE_VIOLATION.equals(e.getSQLState()) ? beingApplied() : e;
    }
    rejudgings.nudge();
  }
}
