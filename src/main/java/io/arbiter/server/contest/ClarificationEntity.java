package io.arbiter.server.contest;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "contest_clarification")
@SuppressWarnings("NullAway.Init")
class ClarificationEntity {
  @ApplicationScoped
  static class Repository implements PanacheRepositoryBase<ClarificationEntity, UUID> {}

  /** Sorted by the time of asking. */
  @Id UUID id;

  @Column(name = "contest_id")
  UUID contest;

  @Column(name = "puzzle_id")
  @Nullable UUID puzzle;

  @Column(name = "player_id")
  UUID player;

  /** Who alone gets the announcement; null if everybody does, and for a question. */
  @Column(name = "recipient_id")
  @Nullable UUID recipient;

  boolean announcement;
  String question;
  @Nullable String answer;

  boolean isPublic;

  Instant askedAt;

  @Nullable Instant answeredAt;
}
