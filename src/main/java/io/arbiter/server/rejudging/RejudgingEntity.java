package io.arbiter.server.rejudging;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A rejudging. {@link RejudgingQueries} change all columns but apply and state. */
@Entity
@Table(name = "rejudging")
@DynamicUpdate
@SuppressWarnings("NullAway.Init")
class RejudgingEntity {
  @Id UUID id;

  UUID puzzleId;

  int version;

  /** The only submission, or null for all of the puzzle. */
  @Nullable UUID submissionId;

  boolean apply;

  @Enumerated(EnumType.STRING)
  Rejudging.State state;

  int total;
  int skipped;

  /** The number of submissions without a result. */
  @Formula(
      "(select count(*) from rejudging_item i where i.rejudging_id = id and i.verdict is null)")
  int open;

  /** A {@link RejudgingReport} as JSON, with the players' ids. */
  @Basic(fetch = FetchType.LAZY)
  @Column(columnDefinition = "json")
  @Nullable String report;

  Instant requestedAt;

  @Nullable Instant reportedAt;

  @Nullable Instant appliedAt;

  void apply() {
    apply = true;
    if (state == Rejudging.State.REPORTED) {
      state = Rejudging.State.APPLYING;
    }
  }

  Rejudging shown(String slug, @Nullable RejudgingReport shownReport) {
    return new Rejudging(
        id,
        new Rejudging.Subject(slug, version, submissionId, apply),
        state,
        new Rejudging.Progress(total - open, total),
        skipped,
        new Rejudging.Times(requestedAt, reportedAt, appliedAt),
        shownReport);
  }
}
