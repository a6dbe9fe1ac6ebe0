package io.arbiter.server.admin;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.outbox.UndeliverableRecord;
import io.arbiter.server.outbox.UndeliverableRecords;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.player.audit.AuditLog;
import io.arbiter.server.rejudging.RejudgingIntake;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists failures, and has them tried again. Thread-safe. */
@ApplicationScoped
class Failures {
  private final AdminQueries queries;
  private final UndeliverableRecords records;
  private final RejudgingIntake rejudgings;
  private final AuditLog audit;

  Failures(
      AdminQueries queries,
      UndeliverableRecords records,
      RejudgingIntake rejudgings,
      AuditLog audit) {
    this.queries = queries;
    this.records = records;
    this.rejudgings = rejudgings;
    this.audit = audit;
  }

  /** The last failure of the previous page; nulls for the first page. */
  private record Key(@Nullable Instant at, @Nullable UUID id) {}

  /** A page of failures, newest first; without a kind, all of them. */
  @Transactional
  Page<Failure> list(Failure.@Nullable Kind kind, PageRequest page) {
    Key after =
        Cursor.decode(
                page.after,
                key -> new Key(Cursor.instant(key.getFirst()), UUID.fromString(key.get(1))))
            .orElse(new Key(null, null));
    List<Failure> found =
        queries.failures(
            kind == null ? null : kind.name(), after.at(), after.id(), page.limit() + 1);
    return Page.of(found, page.limit(), failure -> List.of(failure.at(), failure.id()));
  }

  /** Judges the submission again, or sends the record again. */
  void retry(UUID id, UUID admin) {
    if (QuarkusTransaction.joiningExisting().call(() -> queries.judgeError(id)).isPresent()) {
      var _ = rejudgings.begin(id, admin);
      return;
    }
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              UndeliverableRecord record = records.retry(id);
              audit.add(admin, new AdminAction.RecordRetried(id, record.topic(), record.key()));
            });
    records.nudge();
  }
}
