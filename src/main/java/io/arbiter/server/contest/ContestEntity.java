package io.arbiter.server.contest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the contests, which {@link ContestQueries#lock} guards against other changes. */
@Entity
@Table(name = "contest")
@SuppressWarnings("NullAway.Init")
class ContestEntity {
  @Id UUID id;

  @Column(name = "owner_id")
  UUID owner;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "unfrozen_at")
  @Nullable Instant unfrozenAt;

  @Column(name = "closed_at")
  @Nullable Instant closedAt;

  Contest.Text text;
  Contest.Period period;
  Contest.Terms terms;

  ContestEntity() {}

  ContestEntity(UUID id, UUID owner, Instant createdAt, ContestForm form) {
    this.id = id;
    this.owner = owner;
    this.createdAt = createdAt;
    take(form);
  }

  void take(ContestForm form) {
    text = form.text();
    period = form.period();
    terms = form.terms();
  }
}
