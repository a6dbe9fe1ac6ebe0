package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What workers do for an author, as the API shows it. */
public record DeskTask(
    UUID id,
    Kind kind,
    State state,
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped Progress progress,
    @JsonUnwrapped Times times,
    @JsonUnwrapped Outcome outcome) {

  public enum Kind {
    /** A bundle becomes a version of a puzzle. */
    BUNDLE,
    /** A bundle that is being written is read. */
    CHECK,
    /** A mission or a package of another judge becomes a version of a puzzle. */
    IMPORT,
    /** The solutions of a version are judged. */
    VALIDATION,
    /** Stored submissions are judged again. */
    REJUDGING
  }

  /** A task goes through its stages in this order. */
  public enum Stage {
    /** No worker has reported progress. */
    WAITING,
    /** A worker converts the mission or the package. */
    IMPORTING,
    /** A worker reads the bundle. */
    PREPARING,
    /** A worker judges the solutions and their mutants. */
    VALIDATING,
    /** Workers judge the stored submissions. */
    JUDGING,
    /** The results of a rejudging replace the judgements. */
    APPLYING,
    /** There is nothing left to do. */
    ENDED
  }

  public enum State {
    RUNNING,
    DONE,
    /** The task ended without a result; the message or the faults say why. */
    FAILED
  }

  /**
   * What the task works on.
   *
   * @param puzzle its slug; null if the checked files are those of no puzzle
   * @param version null until a bundle or an import has stored one
   * @param link the address of the result, or null
   * @param player who began the task; null for a puzzle that ships with Arbiter
   */
  public record Subject(
      @Nullable String puzzle,
      @Nullable Integer version,
      @Nullable String link,
      @JsonIgnore @Nullable UUID player) {}

  /**
   * How far the work is.
   *
   * @param total 0 while it is unknown
   * @param message for people, or null
   */
  public record Progress(Stage stage, int done, int total, @Nullable String message) {
    /** Grows from change to change: the id of an event. */
    long place() {
      return ((long) stage.ordinal() << Integer.SIZE) + done;
    }
  }

  public record Times(Instant startedAt, @Nullable Instant endedAt) {}

  /**
   * What came of the task, as JSON.
   *
   * @param result the stored version, or what the reader says of checked files
   * @param faults of the mission or the bundle; null unless the task failed on them
   * @param code why the task failed, or null
   * @param created whether the stored version is a new one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Outcome(
      @Schema(implementation = Object.class) @JsonRawValue @Nullable String result,
      @Schema(type = SchemaType.ARRAY, implementation = Violation.class) @JsonRawValue
          @Nullable String faults,
      @JsonIgnore @Nullable ErrorCode code,
      @JsonIgnore boolean created) {}

  static DeskTask of(TaskRow row) {
    State state = row.code == null ? State.DONE : State.FAILED;
    return new DeskTask(
        row.id,
        row.kind,
        row.ended == null ? State.RUNNING : state,
        new Subject(row.slug, row.version, link(row), row.player),
        new Progress(row.stage, row.done, row.total, row.message),
        new Times(row.started, row.ended),
        new Outcome(row.result, row.faults, row.code, row.created));
  }

  private static @Nullable String link(TaskRow row) {
    String puzzle = "/api/author/puzzles/" + row.slug;
    if (row.kind == Kind.REJUDGING) {
      return puzzle + "/rejudging/" + row.id;
    }
    return row.version == null ? null : puzzle + "/versions/" + row.version;
  }

  /**
   * Requires that the task did not fail.
   *
   * @throws ProblemException with the reason of the failure
   */
  void requireSuccess() {
    if (outcome.code() != null) {
      throw new ProblemException(
          outcome.code(),
          String.valueOf(progress.message()),
          outcome.faults() == null
              ? List.of()
              : List.of(Codec.fromJson(outcome.faults(), Violation[].class)));
    }
  }
}
