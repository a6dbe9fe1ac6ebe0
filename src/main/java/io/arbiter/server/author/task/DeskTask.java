package io.arbiter.server.author.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.bundle.BundleProblem;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An author's long work as the API shows it.
 *
 * @param version null while an import has not stored one
 * @param link the address of the result; null if there is none
 * @param outcome what an import has stored or found wrong
 * @param player who began it
 */
public record DeskTask(
    UUID id,
    TaskKind kind,
    String puzzle,
    @Nullable Integer version,
    TaskState state,
    @JsonUnwrapped Progress progress,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String link,
    @JsonUnwrapped Outcome outcome,
    @JsonIgnore UUID player) {
  /** A row of the database. */
  DeskTask(
      UUID id,
      String kind,
      String puzzle,
      @Nullable Integer version,
      UUID player,
      String stage,
      boolean failed,
      int done,
      int total,
      @Nullable String message,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String result,
      @Nullable String faults) {
    this(
        id,
        TaskKind.valueOf(kind),
        puzzle,
        version,
        endedAt == null ? TaskState.RUNNING : failed ? TaskState.FAILED : TaskState.DONE,
        new Progress(TaskStage.valueOf(stage), done, total, message),
        startedAt,
        endedAt,
        link(id, TaskKind.valueOf(kind), puzzle, version),
        new Outcome(result, faults),
        player);
  }

  private static @Nullable String link(
      UUID id, TaskKind kind, String puzzle, @Nullable Integer version) {
    String address = "/api/author/puzzles/" + puzzle;
    if (kind == TaskKind.REJUDGING) {
      return address + "/rejudging/" + id;
    }
    return version == null ? null : address + "/versions/" + version;
  }

  /**
   * How far the work is.
   *
   * @param total 0 while it is unknown
   * @param message for people, or null
   */
  public record Progress(TaskStage stage, int done, int total, @Nullable String message) {
    /** Grows from change to change: the id of an event. */
    long place() {
      return ((long) stage.ordinal() << Integer.SIZE) + done;
    }
  }

  /**
   * The outcome of an import, as JSON.
   *
   * @param result the stored version; null unless the import is done
   * @param faults of the mission or its bundle; null unless the import failed on them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Outcome(
      @Schema(implementation = Object.class) @JsonRawValue @Nullable String result,
      @Schema(type = SchemaType.ARRAY, implementation = BundleProblem.class) @JsonRawValue
          @Nullable String faults) {
    static final Outcome NONE = new Outcome(null, null);
  }
}
