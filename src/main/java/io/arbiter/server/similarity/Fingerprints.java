package io.arbiter.server.similarity;

import io.arbiter.core.report.Fingerprint;
import io.arbiter.delivery.message.TaskEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stores the fingerprints of accepted solutions. Thread-safe. */
@ApplicationScoped
public class Fingerprints {
  private final SimilarityQueries queries;

  Fingerprints(SimilarityQueries queries) {
    this.queries = queries;
  }

  @Transactional
  void take(@Observes TaskEvent.Fingerprinted event) {
    found(event.found().found());
  }

  /**
   * Stores the fingerprints of submissions. Ignores submissions that do not wait for fingerprints,
   * so an answer may come twice.
   */
  @Transactional
  public void found(Map<UUID, List<Fingerprint>> found) {
    List<UUID> ids = new ArrayList<>();
    List<Fingerprint> all = new ArrayList<>();
    found.forEach((submission, some) -> some.forEach(_ -> ids.add(submission)));
    found.values().forEach(all::addAll);
    queries.store(
        found.keySet().toArray(UUID[]::new),
        ids.toArray(UUID[]::new),
        all.stream().map(Fingerprint::hash).toArray(Long[]::new),
        all.stream().map(Fingerprint::first).toArray(Integer[]::new),
        all.stream().map(Fingerprint::last).toArray(Integer[]::new));
  }
}
