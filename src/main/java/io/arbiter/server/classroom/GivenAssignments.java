package io.arbiter.server.classroom;

import io.arbiter.server.puzzle.catalog.GivenPuzzles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** Members may solve what they are assigned, although its station is not open to them. */
@ApplicationScoped
class GivenAssignments implements GivenPuzzles {
  private final AssignmentStatements statements;

  GivenAssignments(AssignmentStatements statements) {
    this.statements = statements;
  }

  @Override
  @Transactional
  public Set<String> givenTo(UUID player) {
    return Set.copyOf(statements.given(player));
  }
}
