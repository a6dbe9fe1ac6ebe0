package io.arbiter.server.submission;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Simple look-ups of submissions. PostgreSQL uses the indexes of open and of judged submissions
 * only if the state is a literal.
 */
@ApplicationScoped
class SubmissionRepository implements PanacheRepositoryBase<SubmissionEntity, UUID> {
  /** The submission for which the player used this key. */
  Optional<UUID> findByKey(UUID player, String idempotencyKey) {
    return find("player = ?1 and idempotencyKey = ?2", player, idempotencyKey)
        .singleResultOptional()
        .map(submission -> submission.id);
  }

  /** The number of submissions, runs and scripts without a verdict. */
  long countOpen() {
    return count("state <> JUDGED");
  }

  long countOpen(UUID contest) {
    return count("contest = ?1 and state <> JUDGED", contest);
  }

  long countJudged(UUID puzzle, List<String> uncounted) {
    return count(
        "puzzle = ?1 and kind = 'SUBMISSION' and state = JUDGED and verdict not in ?2",
        puzzle,
        uncounted);
  }
}
