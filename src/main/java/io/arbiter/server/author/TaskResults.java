package io.arbiter.server.author;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.delivery.TaskEvent;
import io.arbiter.server.puzzle.Validations;
import io.arbiter.server.puzzle.VersionState;
import io.arbiter.server.similarity.Fingerprints;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Stores the answers to tasks for which no request waits. Each answer may come twice. */
@ApplicationScoped
public class TaskResults {
  private final Validations validations;
  private final CounterExamples examples;
  private final Fingerprints fingerprints;

  public TaskResults(Validations validations, CounterExamples examples, Fingerprints fingerprints) {
    this.validations = validations;
    this.examples = examples;
    this.fingerprints = fingerprints;
  }

  /** Takes an event of a worker. */
  public void take(TaskEvent event) {
    switch (event) {
      case TaskEvent.Validated(UUID task, ValidationReport report) ->
          validations.end(
              task,
              report.valid() ? VersionState.VALIDATED : VersionState.REJECTED,
              Codec.toJson(report));
      case TaskEvent.Searched searched ->
          examples.found(searched.submission(), searched.found().example());
      case TaskEvent.Fingerprinted fingerprinted ->
          fingerprints.found(fingerprinted.found().found());
      // The judge's fault: if the task is a validation, its version becomes a draft again.
      case TaskEvent.GivenUp(UUID task) ->
          validations.end(task, VersionState.DRAFT, Codec.toJson(failed()));
      case TaskEvent.Prepared _, TaskEvent.Imported _, TaskEvent.Progress _ -> {}
    }
  }

  private static ValidationReport failed() {
    return new ValidationReport(
        false,
        List.of(),
        List.of(
            new Finding(
                Finding.Severity.ERROR, "", 0, "the workers failed on the validation; try again")),
        null,
        null,
        0);
  }
}
