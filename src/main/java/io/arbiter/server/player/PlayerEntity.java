package io.arbiter.server.player;

import io.arbiter.server.database.StoredTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A row of the players; a deleted account has no name, no password and no roles. A change writes
 * only the columns that it changes, since others may be changed by their own statements.
 */
@Entity
@Table(name = "player")
@DynamicUpdate
@SuppressWarnings("NullAway.Init")
class PlayerEntity {
  @Id UUID id;
  @Nullable String name;
  @Nullable String passwordHash;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  List<String> roles;

  /** The database sets it. */
  @Column(insertable = false, updatable = false)
  Instant createdAt;

  @Nullable String zone;

  /** Null until the player has chosen one. */
  @Nullable Short avatar;

  /** Null unless the player is or was suspended. */
  @Nullable String suspendedReason;

  @Nullable Instant suspendedUntil;

  @Enumerated(EnumType.STRING)
  @Column(name = "profile_visibility")
  Visibility profile;

  @Enumerated(EnumType.STRING)
  @Column(name = "activity_visibility")
  Visibility activity;

  @Nullable Instant deletedAt;

  /** The player of an account that is not deleted. */
  Player shown() {
    return new Player(id, Objects.requireNonNull(name), roles);
  }

  /** Sets a suspension, or lifts it if it is null. */
  void suspend(@Nullable Suspension suspension) {
    suspendedReason = suspension == null ? null : suspension.reason();
    suspendedUntil = suspension == null ? null : suspension.until();
  }

  /** Removes whatever says whose account it was. */
  void anonymize() {
    name = null;
    passwordHash = null;
    roles = List.of();
    zone = null;
    avatar = null;
    suspend(null);
    profile = Visibility.HIDDEN;
    activity = Visibility.HIDDEN;
    deletedAt = StoredTime.now();
  }
}
