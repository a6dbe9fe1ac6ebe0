package io.arbiter.server.contest;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the contests. {@link Contests#lock} guards it against other changes. */
@Entity
@Table(name = "contest")
@SuppressWarnings("NullAway.Init")
class ContestEntity {
  @ApplicationScoped
  static class Repository implements PanacheRepositoryBase<ContestEntity, UUID> {}

  @Id UUID id;

  @Column(name = "owner_id")
  UUID owner;

  Instant createdAt;

  /** The state that was announced last, as {@link ContestQueries#stateByClock} names it. */
  String told;

  @Nullable Instant unfrozenAt;

  @Nullable Instant closedAt;

  Contest.Text text;
  Contest.Period period;
  Contest.Terms terms;

  /** The players who are invited. */
  @ElementCollection
  @CollectionTable(name = "contest_invitation", joinColumns = @JoinColumn(name = "contest_id"))
  @Column(name = "player_id")
  Set<UUID> invited = new HashSet<>();

  ContestEntity() {}

  ContestEntity(UUID id, UUID owner, Instant createdAt, ContestForm form) {
    this.id = id;
    this.owner = owner;
    this.createdAt = createdAt;
    this.told = Contest.State.UPCOMING.name();
    take(form);
  }

  void take(ContestForm form) {
    text = form.text();
    period = form.period();
    terms = form.terms();
  }
}
