package io.arbiter.server.author;

import io.arbiter.core.bundle.Slug;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.player.audit.AuditLog;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decides which puzzles the caller may write. Thread-safe. */
@ApplicationScoped
public class PuzzleAccess {
  private final PuzzleStore puzzles;
  private final Caller caller;
  private final AuditLog audit;
  private final Reviews reviews;

  PuzzleAccess(PuzzleStore puzzles, Caller caller, AuditLog audit, Reviews reviews) {
    this.puzzles = puzzles;
    this.caller = caller;
    this.audit = audit;
    this.reviews = reviews;
  }

  /**
   * Requires that the caller may write a puzzle, which may be new.
   *
   * @throws ProblemException MALFORMED if the slug is invalid; as {@link #find} if the puzzle is
   *     another author's
   */
  void requireWritable(String slug) {
    if (!Slug.isValid(slug)) {
      throw new ProblemException(ErrorCode.MALFORMED, "slug: " + Slug.RULE);
    }
    puzzles
        .find(slug)
        .ifPresent(puzzle -> requireOwn(puzzle, "; the name cannot be used, choose another one"));
  }

  /**
   * The puzzle with this slug, which belongs to the caller. A puzzle belongs to the author who sent
   * it first and to the co-authors whom that author has named; shipped puzzles belong to the
   * admins.
   *
   * @throws ProblemException NOT_FOUND if there is no such puzzle or another author's that players
   *     must not know of, FORBIDDEN if it is another author's that players know
   */
  public PuzzleStore.Puzzle find(String slug) {
    PuzzleStore.Puzzle puzzle =
        puzzles.find(slug).orElseThrow(() -> ProblemReason.NO_PUZZLE.problem(slug));
    requireOwn(puzzle, "");
    return puzzle;
  }

  /**
   * Requires that the caller may read a version, and returns the caller: {@link #find}, or its
   * review is asked for, and then every author may read it.
   */
  UUID requireReadable(String slug, int version) {
    if (!reviews.isAsked(slug, version)) {
      find(slug);
    }
    return caller.requireId();
  }

  /** Requires the same as {@link #find}, and returns the caller. */
  UUID requireOwn(String slug) {
    find(slug);
    return caller.requireId();
  }

  private void requireOwn(PuzzleStore.Puzzle puzzle, String more) {
    if (!caller.is(Role.ADMIN) && !puzzles.isBy(puzzle.slug(), caller.requireId())) {
      if (puzzles.findShown(puzzle.slug()).isPresent()) {
        throw ProblemReason.OTHERS_PUZZLE.problem(puzzle.slug(), more);
      }
      throw more.isEmpty()
          ? ProblemReason.NO_PUZZLE.problem(puzzle.slug())
          : new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + puzzle.slug() + more);
    }
  }

  /**
   * The puzzle with this slug, whose author is the caller.
   *
   * @throws ProblemException as {@link #find}, and FORBIDDEN for a co-author
   */
  PuzzleStore.Puzzle findAsAuthor(String slug) {
    PuzzleStore.Puzzle puzzle = find(slug);
    if (!caller.is(Role.ADMIN) && !caller.requireId().equals(puzzle.author())) {
      throw ProblemReason.ONLY_OTHERS.problem("the author");
    }
    return puzzle;
  }

  /**
   * Requires that the caller may see a task: who began it, admins, and the authors of a puzzle
   * whose validation somebody else began.
   *
   * @throws ProblemException NOT_FOUND for anybody else
   */
  void requireVisible(DeskTask task) {
    UUID id = caller.requireId();
    boolean begun = id.equals(task.subject().player());
    boolean own =
        task.kind() == DeskTask.Kind.VALIDATION
            && puzzles.isBy(String.valueOf(task.subject().puzzle()), id);
    if (!begun && !own && !caller.is(Role.ADMIN)) {
      throw DeskTasks.noTask(task.id());
    }
  }

  /**
   * Adds the action to the log of admins if the puzzle is another author's. Needs the transaction
   * of the action.
   */
  void note(AdminAction.VersionChanged action) {
    UUID actor = caller.requireId();
    if (!puzzles.isBy(action.puzzle(), actor)) {
      audit.add(actor, action);
    }
  }
}
