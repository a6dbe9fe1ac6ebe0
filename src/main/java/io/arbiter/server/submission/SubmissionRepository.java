package io.arbiter.server.submission;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Simple look-ups of submissions. */
@ApplicationScoped
public class SubmissionRepository
    implements PanacheRepositoryBase<SubmissionEntity, UUID>, OpenSubmissions {
  /** The submission for which the player used this key. */
  public Optional<UUID> findByKey(UUID player, String idempotencyKey) {
    return find("player = ?1 and idempotencyKey = ?2", player, idempotencyKey)
        .singleResultOptional()
        .map(submission -> submission.id);
  }

  @Override
  public long countOpen() {
    // PostgreSQL uses the index of open submissions only if the state is a literal.
    return count("state <> JUDGED");
  }
}
