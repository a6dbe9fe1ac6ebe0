package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.server.rejudging.RejudgingReportQueries.Subject;
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
class RejudgingReporter {
  private final RejudgingReportQueries queries;

  RejudgingReporter(RejudgingReportQueries queries) {
    this.queries = queries;
  }

  /**
   * Stores the report, and the rejudging leaves the state JUDGING. Does nothing if results are
   * missing or another transaction is reporting.
   *
   * @return whether the report was stored
   */
  @Transactional
  boolean report(UUID rejudging) {
    queries.readSnapshot();
    Optional<Subject> subject = queries.lock(rejudging);
    subject.ifPresent(locked -> queries.store(locked.id(), Codec.toJson(compare(locked))));
    return subject.isPresent();
  }

  private RejudgingReport compare(Subject subject) {
    UUID id = subject.id();
    RejudgingReportQueries.Counts counts = queries.count(id, subject.puzzle(), subject.version());
    return new RejudgingReport(
        counts.changed(),
        queries.changes(id, RejudgingReport.LISTED).stream()
            .map(RejudgingReportQueries.Change::reported)
            .toList(),
        counts.playersChanged(),
        queries.players(id, subject.puzzle(), subject.version(), RejudgingReport.LISTED),
        counts.othersMoved(),
        queries.compared(id));
  }
}
