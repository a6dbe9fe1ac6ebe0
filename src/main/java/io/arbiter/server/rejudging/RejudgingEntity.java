package io.arbiter.server.rejudging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** The columns of a rejudging that other rejudgings and the sweep read. */
@Entity
@Table(name = "rejudging")
@DynamicUpdate
class RejudgingEntity {
  @Id UUID id;

  @Column(name = "puzzle_id")
  UUID puzzleId;

  /** The only submission, or null for all of the puzzle. */
  @Column(name = "submission_id")
  @Nullable UUID submissionId;

  boolean apply;

  @Enumerated(EnumType.STRING)
  RejudgingState state;

  int total;

  void apply() {
    apply = true;
    if (state == RejudgingState.REPORTED) {
      state = RejudgingState.APPLYING;
    }
  }
}
