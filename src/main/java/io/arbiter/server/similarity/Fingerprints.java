package io.arbiter.server.similarity;

import io.arbiter.core.report.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps the fingerprints of accepted solutions. Thread-safe. */
@ApplicationScoped
public class Fingerprints {
  private final FingerprintStatements statements;

  Fingerprints(FingerprintStatements statements) {
    this.statements = statements;
  }

  /**
   * Keeps what was found in some submissions; of those that do not wait for it nothing changes, so
   * that an answer may come again.
   */
  @Transactional
  public void found(Map<UUID, List<Fingerprint>> found) {
    List<UUID> awaited = statements.takeAwaited(found.keySet());
    // A solution that was rejected and accepted again has some.
    statements.delete(awaited);
    statements.insert(awaited, found);
  }
}
