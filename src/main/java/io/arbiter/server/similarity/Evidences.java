package io.arbiter.server.similarity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows what two solutions have in common. Thread-safe. */
@ApplicationScoped
public class Evidences {
  private final SimilarityQueries queries;

  Evidences(SimilarityQueries queries) {
    this.queries = queries;
  }

  /** Empty unless both are submissions to the same puzzle by different players. */
  @Transactional
  public Optional<Evidence> of(UUID left, UUID right) {
    List<Evidence.Side> sides = queries.sides(left, right);
    return sides.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                sides.getFirst(), sides.getLast(), Match.merged(queries.matches(left, right))));
  }
}
