package io.arbiter.server.contest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened in a contest, for its event streams. */
@Entity
@Table(name = "contest_event")
@SuppressWarnings("NullAway.Init")
class ContestEvent {
  /** Names are stored. */
  enum Kind {
    CONTEST,
    CLARIFICATION,
    UNFREEZING
  }

  /** Grows from event to event of one contest, and is the same on every process. */
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "contest_id")
  UUID contest;

  @Enumerated(EnumType.STRING)
  Kind kind;

  /** The clarification; null for other kinds. */
  @Nullable UUID subject;

  /** The step of the unfreezing; null for other kinds. */
  @Nullable Integer step;

  ContestEvent() {}

  ContestEvent(UUID contest, Kind kind, @Nullable UUID subject, @Nullable Integer step) {
    this.contest = contest;
    this.kind = kind;
    this.subject = subject;
    this.step = step;
  }
}
