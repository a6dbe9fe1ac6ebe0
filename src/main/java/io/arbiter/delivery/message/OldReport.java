package io.arbiter.delivery.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.FoundCounterExample;
import io.arbiter.core.report.FoundFingerprints;
import io.arbiter.core.report.ImportedMission;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.ValidationReport;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link TaskEvent} in {@link FormatOne}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OldReport.OldProgress.class, name = "progress"),
  @JsonSubTypes.Type(value = OldReport.OldDone.class, name = "done")
})
sealed interface OldReport {
  /**
   * The same event in today's format.
   *
   * @throws RuntimeException when a part of the event is missing
   */
  TaskEvent event();

  record OldProgress(UUID id, int done, int total) implements OldReport {
    @Override
    public TaskEvent event() {
      return new TaskEvent.Progress(id, done, total);
    }
  }

  record OldDone(UUID id, FormatOne.Kind kind, @Nullable UUID submission, @Nullable String result)
      implements OldReport {
    @Override
    public TaskEvent event() {
      if (result == null) {
        return new TaskEvent.GivenUp(id);
      }
      return switch (kind) {
        case PREPARE -> new TaskEvent.Prepared(id, Codec.fromJson(result, PreparedBundle.class));
        case VALIDATE ->
            new TaskEvent.Validated(id, Codec.fromJson(result, ValidationReport.class));
        case COUNTEREXAMPLE ->
            new TaskEvent.Searched(
                id, requireNonNull(submission), Codec.fromJson(result, FoundCounterExample.class));
        case IMPORT_CHECKIO ->
            new TaskEvent.Imported(id, Codec.fromJson(result, ImportedMission.class));
        case FINGERPRINTS ->
            new TaskEvent.Fingerprinted(id, Codec.fromJson(result, FoundFingerprints.class));
      };
    }
  }
}
