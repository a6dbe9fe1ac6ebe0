package io.arbiter.server.rejudging;

import io.arbiter.core.judging.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a submission of a rejudging that simple queries read. */
@Entity
@Table(name = "rejudging_item")
@IdClass(RejudgingItemEntity.Key.class)
@SuppressWarnings("NullAway.Init")
class RejudgingItemEntity {
  record Key(UUID rejudging, UUID submission) {}

  @Id
  @Column(name = "rejudging_id")
  UUID rejudging;

  @Id
  @Column(name = "submission_id")
  UUID submission;

  @Column(name = "player_id")
  UUID player;

  /** The verdict that the result is compared with. */
  @Enumerated(EnumType.STRING)
  Verdict before;

  /** The result; null while it is missing. */
  @Enumerated(EnumType.STRING)
  @Nullable Verdict verdict;

  /** Whether applying the result gives the submission a new judgement. */
  @Nullable Boolean changes;

  /** UNCHANGED, APPLIED, or SKIPPED if the submission has a newer judgement; null until then. */
  @Nullable String outcome;
}
