package io.arbiter.server.author;

import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.author.DeskTask.Stage;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.database.TimeOrderedId;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
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
  /** A {@link TaskPayload} as JSON; null after the end. Progress does not need it. */
  @Basic(fetch = FetchType.LAZY)
  private byte @Nullable [] payload;

  @Transient private @Nullable TaskPayload decoded;

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
    if (decoded == null) {
      byte[] json = Objects.requireNonNull(payload);
      decoded = Codec.fromJson(new String(json, StandardCharsets.UTF_8), TaskPayload.class);
    }
    return decoded;
  }

  void keep(TaskPayload next) {
    payload = Codec.encode(next);
    decoded = next;
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
