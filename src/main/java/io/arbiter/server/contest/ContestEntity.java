package io.arbiter.server.contest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What an organiser has decided about a contest. Statements note what the clock does. */
@Entity
@Table(name = "contest")
@SuppressWarnings("NullAway.Init")
class ContestEntity {
  @Id UUID id;

  @Column(name = "owner_id")
  UUID owner;

  @Column(name = "created_at")
  Instant createdAt;

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
