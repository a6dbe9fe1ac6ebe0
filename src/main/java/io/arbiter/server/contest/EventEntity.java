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

/** A stored {@link ContestEvent}. */
@Entity
@Table(name = "contest_event")
@SuppressWarnings("NullAway.Init")
class EventEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "contest_id")
  UUID contest;

  @Enumerated(EnumType.STRING)
  ContestEvent.Kind kind;

  @Nullable UUID subject;
  @Nullable Integer step;

  EventEntity() {}

  EventEntity(
      UUID contest, ContestEvent.Kind kind, @Nullable UUID subject, @Nullable Integer step) {
    this.contest = contest;
    this.kind = kind;
    this.subject = subject;
    this.step = step;
  }
}
