package io.arbiter.delivery.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.FoundCounterExample;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.ValidationReport;
import java.io.IOException;
import java.util.UUID;

/** What happened to an {@link AuthorTask}: a record of {@link Topics#REPORTS}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskEvent.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = TaskEvent.Prepared.class, name = "prepared"),
  @JsonSubTypes.Type(value = TaskEvent.Checked.class, name = "checked"),
  @JsonSubTypes.Type(value = TaskEvent.Validated.class, name = "validated"),
  @JsonSubTypes.Type(value = TaskEvent.Searched.class, name = "searched"),
  @JsonSubTypes.Type(value = TaskEvent.Imported.class, name = "imported"),
  @JsonSubTypes.Type(value = TaskEvent.GivenUp.class, name = "given-up")
})
public sealed interface TaskEvent extends Message {
  UUID id();

  /** Written into each record, so that a reader refuses a record of another format. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  default int format() {
    return Format.NUMBER;
  }

  /**
   * Reads a record of {@link Topics#REPORTS}.
   *
   * @throws IOException when the bytes are not such a record, or its format is not known
   */
  static TaskEvent read(byte[] value) throws IOException {
    return Format.readNumbered(value, TaskEvent.class);
  }

  /** How much of the task is done. A lost progress record is not sent again. */
  record Progress(UUID id, int done, int total) implements TaskEvent {}

  /** The end of a task. The same answer may come twice. */
  sealed interface Answer extends TaskEvent {}

  record Prepared(UUID id, PreparedBundle bundle) implements Answer {}

  record Checked(UUID id, CheckedPython python) implements Answer {}

  record Validated(UUID id, ValidationReport report) implements Answer {}

  /** Answers an {@link AuthorTask.FindCounterExample}. */
  record Searched(UUID id, UUID submission, FoundCounterExample found) implements Answer {}

  /** Answers an {@link AuthorTask.ImportCheckio}. */
  record Imported(UUID id, ImportedMission mission) implements Answer {}

  /** The workers failed on the task as often as a task may be tried. */
  record GivenUp(UUID id) implements Answer {}
}
