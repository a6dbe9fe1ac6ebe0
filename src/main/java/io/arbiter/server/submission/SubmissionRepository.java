package io.arbiter.server.submission;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Looks submissions up. */
@ApplicationScoped
class SubmissionRepository implements PanacheRepositoryBase<SubmissionEntity, UUID> {
  /** The submission for which the player used that key. */
  Optional<UUID> findByKey(UUID player, String idempotencyKey) {
    return find("playerId = ?1 and idempotencyKey = ?2", player, idempotencyKey)
        .singleResultOptional()
        .map(submission -> submission.id);
  }

  /** How many submissions have no verdict yet. */
  long countOpen() {
    // A literal, without which PostgreSQL could not use the index of the open ones.
    return count("state <> JUDGED");
  }
}
