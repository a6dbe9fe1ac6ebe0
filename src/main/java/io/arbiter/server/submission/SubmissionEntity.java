package io.arbiter.server.submission;

import io.arbiter.core.judging.SubmissionState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a submission that simple look-ups read. Queries write submissions. */
@Entity
@Table(name = "submission")
@SuppressWarnings("NullAway.Init")
class SubmissionEntity {
  @Id UUID id;

  /** Null for the run of a visitor. */
  @Column(name = "player_id")
  @Nullable UUID player;

  /** Null for a script. */
  @Column(name = "puzzle_id")
  @Nullable UUID puzzle;

  @Column(name = "contest_id")
  @Nullable UUID contest;

  /** The kind, as {@link StoredKind} reads it. */
  String kind;

  @Nullable String idempotencyKey;

  @Enumerated(EnumType.STRING)
  SubmissionState state;

  @Nullable String verdict;
}
