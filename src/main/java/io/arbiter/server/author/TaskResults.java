package io.arbiter.server.author;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.CheckedPython;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.server.database.DatabaseFailure;
import io.arbiter.server.puzzle.Validations;
import io.arbiter.server.puzzle.VersionState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stores the answers to tasks, and the progress of validations. Each answer may come twice. */
@ApplicationScoped
public class TaskResults {
  private static final Logger LOG = Logger.getLogger(TaskResults.class);
  static final String FAILED = "the workers failed on the validation; try again";

  private final Validations validations;
  private final CounterExamples examples;
  private final BundleTasks bundles;
  private final DeskTasks tasks;

  TaskResults(
      Validations validations, CounterExamples examples, BundleTasks bundles, DeskTasks tasks) {
    this.validations = validations;
    this.examples = examples;
    this.bundles = bundles;
    this.tasks = tasks;
  }

  /**
   * Takes an event of a worker. If it cannot be stored although the database works, its task ends
   * as one that the workers have given up. Otherwise the same event would come for ever, and no
   * other.
   */
  public void take(TaskEvent event) {
    try {
      store(event);
    } catch (RuntimeException e) {
      if (DatabaseFailure.isCauseOf(e)) {
        throw e;
      }
      LOG.errorf(e, "the answer to the task %s cannot be stored", event.id());
      giveUp(event.id());
    }
  }

  private void store(TaskEvent event) {
    switch (event) {
      case TaskEvent.Validated(UUID task, ValidationReport report) ->
          end(task, report.valid() ? VersionState.VALIDATED : VersionState.REJECTED, report);
      case TaskEvent.Searched searched ->
          examples.found(searched.submission(), searched.found().example());
      // The judge's fault: if the task is a validation, its version becomes a draft again.
      case TaskEvent.GivenUp(UUID task) -> giveUp(task);
      case TaskEvent.Imported(UUID task, ImportedMission mission) ->
          bundles.imported(task, mission);
      case TaskEvent.Prepared(UUID task, PreparedBundle bundle) -> bundles.prepared(task, bundle);
      case TaskEvent.Checked(UUID task, CheckedPython python) -> bundles.checked(task, python);
      case TaskEvent.Progress(UUID task, int done, int total) ->
          tasks.validationProgress(task, done, total);
    }
  }

  private void end(UUID task, VersionState state, ValidationReport report) {
    @Nullable StrengthReport strength = report.strength();
    validations.end(task, state, Codec.toJson(report), strength == null ? null : strength.score());
    tasks.endValidation(task, state.name());
  }

  private void giveUp(UUID task) {
    Finding failed = new Finding(Finding.Severity.ERROR, "", 0, FAILED);
    validations.end(
        task,
        VersionState.DRAFT,
        Codec.toJson(new ValidationReport(false, List.of(), List.of(failed), null, null, 0)),
        null);
    bundles.givenUp(task);
  }
}
