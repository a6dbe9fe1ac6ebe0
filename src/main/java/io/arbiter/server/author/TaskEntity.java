package io.arbiter.server.author;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.author.DeskTask.Stage;
import io.arbiter.server.database.StoredTime;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A task, and what it needs until it ends. */
@Entity
@DynamicUpdate
@Table(name = "author_task")
class TaskEntity extends TaskRow {
  /** Whether the puzzle may be another author's. */
  boolean admin;

  /** The zip that the author sent. */
  byte @Nullable [] archive;

  @Enumerated(EnumType.STRING)
  MissionForm.@Nullable Format format;

  /** What the author says about an import, as JSON. */
  @Nullable String details;

  /** The version whose pictures the checked statement shows. */
  @Nullable Integer pictures;

  /** The files of the bundle as JSON; null before the conversion of an import. */
  byte @Nullable [] bundle;

  /** What was not converted, as JSON. */
  @Nullable String notes;

  TaskEntity() {}

  TaskEntity(DeskTask.Kind kind, @Nullable UUID player, @Nullable String slug, Stage stage) {
    this.id = Generators.timeBasedEpochGenerator().generate();
    this.kind = kind;
    this.player = player;
    this.slug = slug;
    this.stage = stage;
    this.started = StoredTime.now();
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
    archive = null;
    details = null;
    bundle = null;
    notes = null;
  }
}
