package io.arbiter.server.similarity;

import io.arbiter.core.report.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stores the fingerprints of accepted solutions. Thread-safe. */
@ApplicationScoped
public class Fingerprints {
  private final FingerprintStatements statements;

  Fingerprints(FingerprintStatements statements) {
    this.statements = statements;
  }

  /**
   * Stores the fingerprints of submissions. Ignores submissions that do not wait for fingerprints,
   * so an answer may come twice.
   */
  @Transactional
  public void found(Map<UUID, List<Fingerprint>> found) {
    List<UUID> awaited = statements.deleteAwaited(found.keySet());
    // A solution that was rejected and then accepted again has fingerprints already.
    statements.delete(awaited);
    statements.insert(awaited, found);
  }
}
