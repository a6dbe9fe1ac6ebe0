package io.arbiter.server.contest;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registration, also of a player who was removed. */
@Entity
@Table(name = "contest_registration")
@IdClass(RegistrationEntity.Key.class)
@SuppressWarnings("NullAway.Init")
class RegistrationEntity {
  @ApplicationScoped
  static class Repository implements PanacheRepositoryBase<RegistrationEntity, Key> {}

  record Key(UUID contest, UUID player) {}

  @Id
  @Column(name = "contest_id")
  UUID contest;

  @Id
  @Column(name = "player_id")
  UUID player;

  Instant registeredAt;

  @Nullable Ruling ruling;

  /** Null for a player with an own row in the standings. */
  @Column(name = "team_id")
  @Nullable UUID team;
}
