package io.arbiter.server.author.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the tasks. */
@Entity
@Table(name = "author_task")
@SuppressWarnings("NullAway.Init")
class TaskEntity {
  @Id UUID id;

  @Enumerated(EnumType.STRING)
  TaskKind kind;

  @Column(name = "player_id")
  UUID player;

  String slug;
  @Nullable Integer version;

  @Enumerated(EnumType.STRING)
  TaskStage stage;

  int done;
  int total;
  boolean failed;
  @Nullable String message;
  @Nullable String result;
  @Nullable String faults;

  @Column(name = "started_at")
  Instant started;

  @Column(name = "ended_at")
  @Nullable Instant ended;
}
