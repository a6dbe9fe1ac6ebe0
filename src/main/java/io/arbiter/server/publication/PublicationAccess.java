package io.arbiter.server.publication;

import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.score.Standings;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * Decides who may see publications: admins, and players who have solved the puzzle. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PublicationAccess implements PanacheRepositoryBase<PublicationEntity, UUID> {
  private final PlayerStore players;
  private final PuzzleStore puzzles;
  private final Standings standings;

  PublicationAccess(PlayerStore players, PuzzleStore puzzles, Standings standings) {
    this.players = players;
    this.puzzles = puzzles;
    this.standings = standings;
  }

  /** The id of a puzzle whose publications the viewer may see. */
  UUID requireSolved(String slug, Viewer viewer) {
    UUID puzzle =
        puzzles
            .findShown(slug)
            .map(PuzzleStore.Puzzle::id)
            .orElseThrow(() -> ProblemReason.NO_PUZZLE.problem(slug));
    requireSolved(puzzle, viewer);
    return puzzle;
  }

  private void requireSolved(UUID puzzle, Viewer viewer) {
    if (!viewer.admin() && !standings.hasSolved(viewer.requireId(), puzzle)) {
      throw ProblemReason.NOT_SOLVED.problem();
    }
  }

  /** Locks a publication that the viewer may see; FORBIDDEN if the puzzle is not solved. */
  PublicationEntity lock(UUID publication, Viewer viewer) {
    players.requirePresent(viewer.requireId());
    return find(publication, LockModeType.PESSIMISTIC_WRITE, viewer);
  }

  /** Checks the same as {@link #lock} without a lock. */
  void requireVisible(UUID publication, Viewer viewer) {
    find(publication, LockModeType.NONE, viewer);
  }

  private PublicationEntity find(UUID id, LockModeType lock, Viewer viewer) {
    UUID player = viewer.requireId();
    PublicationEntity found =
        findByIdOptional(id, lock)
            .filter(one -> one.hidden == null || viewer.admin() || one.player.equals(player))
            .orElseThrow(() -> ProblemReason.NOT_THERE.problem("publication", id));
    requireSolved(found.puzzle, viewer);
    return found;
  }
}
