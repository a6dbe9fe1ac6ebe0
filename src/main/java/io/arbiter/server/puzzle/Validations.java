package io.arbiter.server.puzzle;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.outbox.ResultSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has workers validate versions of puzzles, and stores their answers. Thread-safe. */
@ApplicationScoped
public class Validations {
  private final PuzzleQueries queries;
  private final PuzzleStore puzzles;
  private final VersionRepository versions;
  private final Outbox outbox;
  private final Duration patience;

  Validations(
      PuzzleQueries queries,
      PuzzleStore puzzles,
      VersionRepository versions,
      Outbox outbox,
      ResultSettings settings) {
    this.queries = queries;
    this.puzzles = puzzles;
    this.versions = versions;
    this.outbox = outbox;
    this.patience = settings.stuckAfter();
  }

  /**
   * Has a worker validate a version; the answer comes to {@link #end}. A validation that was
   * requested too long ago counts as lost and begins again.
   *
   * @param begun is told the task, in the same transaction, if the validation begins now
   * @return the task that validates the version, which may have begun before
   * @throws ProblemException CONFLICT if the version is or was published
   */
  public UUID begin(String slug, int number, Consumer<UUID> begun) {
    UUID task =
        QuarkusTransaction.joiningExisting().call(() -> enqueueUnlessUnderWay(slug, number, begun));
    outbox.nudge();
    return task;
  }

  private UUID enqueueUnlessUnderWay(String slug, int number, Consumer<UUID> begun) {
    VersionEntity version = versions.lock(puzzles.lock(slug), number);
    if (version.state.mayBeValidated() || version.isLost(patience)) {
      UUID task = Generators.timeBasedEpochGenerator().generate();
      enqueue(task, version.beginValidation(task));
      begun.accept(task);
      return task;
    }
    if (version.state != VersionState.VALIDATING) {
      throw new ProblemException(ErrorCode.CONFLICT, "version " + number + " is " + version.state);
    }
    return version.validation;
  }

  /** Sends the tasks of all open validations again, after the broker has lost its topics. */
  public void enqueueOpen() {
    QuarkusTransaction.joiningExisting()
        .run(() -> queries.lockSentValidations().forEach(one -> enqueue(one.task(), one.bundle())));
    outbox.nudge();
  }

  private void enqueue(UUID task, byte[] bundle) {
    AuthorTask validate = new AuthorTask.Validate(task, StoredBundle.files(bundle));
    outbox.append(Topics.JOBS_BATCH, task.toString(), validate);
  }

  /**
   * Stores a validation's answer. An answer that comes twice or too late changes nothing.
   *
   * @param report as JSON, or null
   * @param strength of the tests, from 0 to 1; null if it was not measured
   */
  @Transactional
  public void end(
      UUID task, VersionState state, @Nullable String report, @Nullable Double strength) {
    versions
        .lockInValidation(task)
        .ifPresent(version -> version.endValidation(state, report, strength));
  }
}
