package io.arbiter.server.author;

import io.arbiter.core.problem.ErrorCode;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a task that its author sees. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
abstract class TaskRow {
  @Id UUID id;

  @Enumerated(EnumType.STRING)
  DeskTask.Kind kind;

  /** Null for a puzzle that ships with Arbiter. */
  @Column(name = "player_id")
  @Nullable UUID player;

  @Nullable String slug;
  @Nullable Integer version;

  @Enumerated(EnumType.STRING)
  DeskTask.Stage stage;

  int done;
  int total;

  @Enumerated(EnumType.STRING)
  @Nullable ErrorCode code;

  @Nullable String message;
  @Nullable String faults;
  @Nullable String result;
  boolean created;

  @Column(name = "started_at")
  Instant started;

  @Column(name = "ended_at")
  @Nullable Instant ended;
}
