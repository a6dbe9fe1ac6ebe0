package io.arbiter.server.rejudging;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.player.audit.AuditLog;
import io.arbiter.server.puzzle.PuzzleStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Begins rejudgings, and has dry runs applied. Thread-safe. */
@ApplicationScoped
public class RejudgingIntake {
  private final RejudgingRules rules;
  private final RejudgingRepository repository;
  private final RejudgingQueries queries;
  private final RejudgingItemQueries items;
  private final Rejudgings rejudgings;
  private final AuditLog audit;

  RejudgingIntake(
      RejudgingRules rules,
      RejudgingRepository repository,
      RejudgingQueries queries,
      RejudgingItemQueries items,
      Rejudgings rejudgings,
      AuditLog audit) {
    this.rules = rules;
    this.repository = repository;
    this.queries = queries;
    this.items = items;
    this.rejudgings = rejudgings;
    this.audit = audit;
  }

  /** The parts of a rejudging's address. */
  public record Receipt(String slug, UUID id) {}

  /**
   * Begins to judge all judged submissions of a puzzle against one of its versions.
   *
   * @throws ProblemException NOT_FOUND if there is no such version; CONFLICT if the version may not
   *     be applied, or while another rejudging of the puzzle is being applied
   */
  Receipt begin(PuzzleStore.Puzzle puzzle, int version, boolean apply, UUID requester) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              rules.requireVersion(puzzle.slug(), version, apply);
              rules.requireNoneApplying(puzzle.id());
              requireBegun(queries.begin(id, puzzle.id(), version, null, apply, requester));
              repository.setTotal(id, items.add(id, puzzle.id(), null));
              note(
                  puzzle,
                  requester,
                  new AdminAction.PuzzleRejudged(puzzle.slug(), version, apply, id));
            });
    rejudgings.nudge();
    return new Receipt(puzzle.slug(), id);
  }

  /** Who is not the author of the puzzle acts as an admin. */
  private void note(PuzzleStore.Puzzle puzzle, UUID requester, AdminAction action) {
    if (!requester.equals(puzzle.author())) {
      audit.add(requester, action);
    }
  }

  /**
   * Begins to judge one submission again, against the same version as last time. The result is
   * applied.
   *
   * @throws ProblemException NOT_FOUND if there is no such submission; INVALID if it is a run;
   *     CONFLICT if it is not judged yet, or is already being judged again
   */
  public Receipt begin(UUID submission, UUID requester) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    String slug =
        QuarkusTransaction.joiningExisting()
            .call(
                () -> {
                  RejudgingRules.Single single = rules.single(submission);
                  requireBegun(
                      queries.begin(
                          id, single.puzzle(), single.version(), submission, true, requester));
                  repository.setTotal(id, items.add(id, single.puzzle(), submission));
                  audit.add(requester, new AdminAction.SubmissionRejudged(submission, id));
                  return single.slug();
                });
    rejudgings.nudge();
    return new Receipt(slug, id);
  }

  private static void requireBegun(int begun) {
    if (begun == 0) {
      throw RejudgingRules.beingApplied();
    }
  }

  /**
   * Has a dry run's results applied, without judging again. Changes nothing if they are applied or
   * being applied already.
   *
   * @throws ProblemException CONFLICT if not all results are in, the version may not be applied, or
   *     another rejudging of the puzzle is being applied
   */
  void apply(PuzzleStore.Puzzle puzzle, Rejudging rejudging, UUID requester) {
    try {
      QuarkusTransaction.joiningExisting()
          .run(
              () -> {
                rules.requireVersion(puzzle.slug(), rejudging.version(), true);
                if (!repository.apply(rejudging.id())) {
                  throw new ProblemException(
                      ErrorCode.CONFLICT, "not all results are in; apply it when it is REPORTED");
                }
                note(
                    puzzle,
                    requester,
                    new AdminAction.RejudgingApplied(puzzle.slug(), rejudging.id()));
              });
    } catch (ConstraintViolationException e) {
      throw RejudgingRules.isConflict(e) ? RejudgingRules.beingApplied() : e;
    }
    rejudgings.nudge();
  }
}
