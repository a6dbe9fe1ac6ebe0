package io.arbiter.server.rejudging;

import io.arbiter.server.database.Snapshot;
import io.arbiter.server.rejudging.RejudgingReportStatements.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Reports what a rejudging changes, once all its results are in. Within one snapshot, it ranks all
 * players by the current and by the new judgements. That sorts all standings twice, so the report
 * is computed once and stored. Thread-safe.
 */
@ApplicationScoped
public class RejudgingReporter {
  private final Snapshot snapshot;
  private final RejudgingReportStatements statements;

  RejudgingReporter(Snapshot snapshot, RejudgingReportStatements statements) {
    this.snapshot = snapshot;
    this.statements = statements;
  }

  /**
   * Stores the report, and the rejudging leaves the state JUDGING. Does nothing if results are
   * missing or another transaction is reporting.
   *
   * @return whether the report was stored
   */
  @Transactional
  public boolean report(UUID rejudging) {
    snapshot.take();
    Optional<Subject> subject = statements.lock(rejudging);
    subject.ifPresent(locked -> statements.store(locked, compare(locked)));
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
