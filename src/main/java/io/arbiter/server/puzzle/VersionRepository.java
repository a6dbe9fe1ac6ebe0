package io.arbiter.server.puzzle;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads versions, and retires published versions. */
@ApplicationScoped
class VersionRepository implements PanacheRepositoryBase<VersionEntity, VersionEntity.Key> {
  /**
   * A version of a puzzle.
   *
   * @throws ProblemException NOT_FOUND if there is no such version
   */
  VersionEntity require(UUID puzzle, String slug, int number) {
    return findByIdOptional(new VersionEntity.Key(puzzle, number))
        .orElseThrow(
            () -> new ProblemException(ErrorCode.NOT_FOUND, slug + " has no version " + number));
  }

  void retirePublished(UUID puzzle) {
    update("state = RETIRED where puzzleId = ?1 and state = PUBLISHED", puzzle);
  }
}
