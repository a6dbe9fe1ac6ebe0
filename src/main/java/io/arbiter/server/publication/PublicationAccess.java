package io.arbiter.server.publication;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.score.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * Decides who may see publications: admins, and players who have solved the puzzle. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PublicationAccess {
  private final PlayerStore players;
  private final PuzzleStore puzzles;
  private final Standings standings;
  private final PublicationQueries queries;

  PublicationAccess(
      PlayerStore players, PuzzleStore puzzles, Standings standings, PublicationQueries queries) {
    this.players = players;
    this.puzzles = puzzles;
    this.standings = standings;
    this.queries = queries;
  }

  /**
   * The id of a puzzle whose publications the viewer may see.
   *
   * @throws ProblemException NOT_FOUND if there is no such puzzle, FORBIDDEN if the viewer has not
   *     solved it
   */
  UUID requireSolved(String slug, Viewer viewer) {
    UUID puzzle =
        puzzles
            .findShown(slug)
            .map(PuzzleStore.Puzzle::id)
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
    requireSolved(puzzle, viewer);
    return puzzle;
  }

  private void requireSolved(UUID puzzle, Viewer viewer) {
    if (!viewer.admin() && !standings.hasSolved(viewer.requireId(), puzzle)) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "solve the puzzle first");
    }
  }

  /**
   * Locks a publication that the viewer may see.
   *
   * @return the player who published it
   * @throws ProblemException NOT_FOUND if there is no such publication or it is hidden, FORBIDDEN
   *     if the viewer has not solved the puzzle
   */
  UUID lock(UUID publication, Viewer viewer) {
    players.requirePresent(viewer.requireId());
    PublicationQueries.Origin origin =
        queries
            .lock(publication, viewer.requireId(), viewer.admin())
            .orElseThrow(() -> noPublication(publication));
    requireSolved(origin.puzzle(), viewer);
    return origin.player();
  }

  /**
   * Checks that the viewer may see a publication, and does not lock it.
   *
   * @throws ProblemException as {@link #lock} does
   */
  void requireVisible(UUID publication, Viewer viewer) {
    PublicationQueries.Origin origin =
        queries
            .find(publication, viewer.requireId(), viewer.admin())
            .orElseThrow(() -> noPublication(publication));
    requireSolved(origin.puzzle(), viewer);
  }

  private static ProblemException noPublication(UUID publication) {
    return new ProblemException(ErrorCode.NOT_FOUND, "no publication " + publication);
  }
}
