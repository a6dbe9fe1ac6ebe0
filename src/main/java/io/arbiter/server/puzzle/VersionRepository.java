package io.arbiter.server.puzzle;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Locks versions, and retires published versions. */
@ApplicationScoped
class VersionRepository implements PanacheRepositoryBase<VersionEntity, VersionEntity.Key> {
  /** Locks a version of a locked puzzle; NOT_FOUND if there is no such version. */
  VersionEntity lock(PuzzleEntity puzzle, int number) {
    return findByIdOptional(
            new VersionEntity.Key(puzzle.id, number), LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND, puzzle.slug + " has no version " + number));
  }

  /** Locks a version that may be in validation. */
  Optional<VersionEntity> lockDraft(String slug, int number) {
    return find("slug = ?1 and number = ?2 and state = DRAFT", slug, number)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  void retirePublished(UUID puzzle) {
    update("state = RETIRED where puzzleId = ?1 and state = PUBLISHED", puzzle);
  }
}
