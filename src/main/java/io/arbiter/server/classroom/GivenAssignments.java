package io.arbiter.server.classroom;

import io.arbiter.server.puzzle.catalog.GivenPuzzles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Members may solve what they are assigned, although its station is not open to them. */
@ApplicationScoped
class GivenAssignments implements GivenPuzzles {
  private final AssignmentQueries queries;

  GivenAssignments(AssignmentQueries queries) {
    this.queries = queries;
  }

  @Override
  @Transactional
  public Set<String> givenTo(UUID player) {
    return queries.given(player).stream()
        .map(AssignmentQueries.Slug::value)
        .collect(Collectors.toUnmodifiableSet());
  }
}
