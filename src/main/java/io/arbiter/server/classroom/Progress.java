package io.arbiter.server.classroom;

import io.arbiter.server.classroom.roll.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the progress of classes. Thread-safe. */
@ApplicationScoped
class Progress {
  private final ProgressStatements statements;

  Progress(ProgressStatements statements) {
    this.statements = statements;
  }

  /**
   * The rows that may be seen from a seat. One statement, however large the class is.
   *
   * @param assignment empty for all
   */
  @Transactional
  List<ProgressRow> of(Seat seat, Optional<UUID> assignment) {
    return statements.progress(seat, assignment);
  }
}
