package io.arbiter.server.rejudging;

import io.arbiter.server.database.Snapshot;
import io.arbiter.server.rejudging.RejudgingReportStatements.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Says what a rejudging changes, once all its results are in. One snapshot: rank everybody as it
 * is, and as it would be. Two sorts of all standings, so it is made once and kept. Thread-safe.
 */
@ApplicationScoped
class RejudgingReporter {
  private final Snapshot snapshot;
  private final RejudgingReportStatements statements;

  RejudgingReporter(Snapshot snapshot, RejudgingReportStatements statements) {
    this.snapshot = snapshot;
    this.statements = statements;
  }

  /**
   * Reports, if all results are in and nobody else is at it; with that the rejudging leaves
   * JUDGING.
   */
  @Transactional
  boolean report(UUID rejudging) {
    snapshot.take();
    Optional<Subject> subject = statements.take(rejudging);
    subject.ifPresent(taken -> statements.store(taken, compare(taken)));
    return subject.isPresent();
  }

  private StoredReport compare(Subject subject) {
    return new StoredReport(
        statements.countChanged(subject),
        statements.changes(subject, RejudgingReport.LISTED),
        statements.countPlayersChanged(subject),
        statements.players(subject, RejudgingReport.LISTED),
        statements.countOthersMoved(subject),
        statements.compared(subject));
  }
}
