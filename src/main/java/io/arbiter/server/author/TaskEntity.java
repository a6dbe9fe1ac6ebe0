package io.arbiter.server.author;

import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.author.DeskTask.Stage;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.database.TimeOrderedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A task, and what it works on until it ends. */
@Entity
@DynamicUpdate
@Table(name = "author_task")
class TaskEntity extends TaskRow {
  /** A {@link TaskPayload} as JSON; null after the end. */
  private byte @Nullable [] payload;

  TaskEntity() {}

  /** A task that has not begun. */
  TaskEntity(
      DeskTask.Kind kind, @Nullable UUID player, @Nullable String slug, TaskPayload payload) {
    this.id = TimeOrderedId.next();
    this.kind = kind;
    this.player = player;
    this.slug = slug;
    this.started = StoredTime.now();
    this.stage = payload.stage();
    keep(payload);
  }

  TaskPayload payload() {
    byte[] json = Objects.requireNonNull(payload);
    return Codec.fromJson(new String(json, StandardCharsets.UTF_8), TaskPayload.class);
  }

  void keep(TaskPayload next) {
    payload = Codec.encode(next);
  }

  void advance(Stage next, int nowDone, int nowTotal) {
    stage = next;
    done = nowDone;
    total = nowTotal;
  }

  void end(@Nullable String said) {
    message = said;
    done = total;
    close();
  }

  void fail(ProblemException problem) {
    code = problem.code();
    message = problem.detail();
    faults = problem.violations().isEmpty() ? null : Codec.toJson(problem.violations());
    result = null;
    close();
  }

  private void close() {
    stage = Stage.ENDED;
    ended = StoredTime.now();
    payload = null;
  }
}
