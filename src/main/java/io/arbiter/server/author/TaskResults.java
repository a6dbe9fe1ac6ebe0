package io.arbiter.server.author;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.FoundCounterExample;
import io.arbiter.core.report.FoundFingerprints;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.TaskEvent;
import io.arbiter.server.puzzle.Validations;
import io.arbiter.server.puzzle.VersionState;
import io.arbiter.server.similarity.Fingerprints;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what workers found out for nobody who waits; each answer may come again. */
@ApplicationScoped
public class TaskResults {
  private static final Logger LOG = Logger.getLogger(TaskResults.class);

  private final Validations validations;
  private final CounterExamples examples;
  private final Fingerprints fingerprints;

  public TaskResults(Validations validations, CounterExamples examples, Fingerprints fingerprints) {
    this.validations = validations;
    this.examples = examples;
    this.fingerprints = fingerprints;
  }

  /** Takes a batch of the topic. */
  public void take(List<LogLoop.Entry> batch) {
    for (LogLoop.Entry entry : batch) {
      try {
        if (Codec.decode(entry.value(), TaskEvent.class) instanceof TaskEvent.Done done) {
          take(done);
        }
      } catch (IOException e) {
        LOG.errorf(e, "an answer to %s cannot be read and is dropped", entry.key());
      }
    }
  }

  private void take(TaskEvent.Done done) {
    switch (done.kind()) {
      case VALIDATE -> validated(done);
      case COUNTEREXAMPLE -> {
        @Nullable String result = done.result();
        if (result != null && done.submission() != null) {
          examples.found(
              done.submission(), Codec.fromJson(result, FoundCounterExample.class).example());
        }
      }
      case FINGERPRINTS -> {
        @Nullable String result = done.result();
        if (result != null) {
          fingerprints.found(Codec.fromJson(result, FoundFingerprints.class).found());
        }
      }
      case PREPARE, IMPORT_CHECKIO -> {}
    }
  }

  private void validated(TaskEvent.Done done) {
    @Nullable String result = done.result();
    if (result == null) {
      // Our fault: it is a draft as before, to be validated again.
      validations.end(done.id(), VersionState.DRAFT, Codec.toJson(failed()));
      return;
    }
    boolean valid = Codec.fromJson(result, ValidationReport.class).valid();
    validations.end(done.id(), valid ? VersionState.VALIDATED : VersionState.REJECTED, result);
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
