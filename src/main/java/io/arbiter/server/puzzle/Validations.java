package io.arbiter.server.puzzle;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.outbox.ResultSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has workers validate versions of puzzles, and stores their answers. Thread-safe. */
@ApplicationScoped
public class Validations {
  private final VersionStatements statements;
  private final VersionRepository versions;
  private final Outbox outbox;
  private final Duration patience;

  public Validations(
      VersionStatements statements,
      VersionRepository versions,
      Outbox outbox,
      ResultSettings settings) {
    this.statements = statements;
    this.versions = versions;
    this.outbox = outbox;
    this.patience = settings.stuckAfter();
  }

  /**
   * Has a worker validate a version; the answer comes to {@link #end}. A validation that was
   * requested too long ago counts as lost and begins again.
   *
   * @throws ProblemException CONFLICT if the version is or was published
   */
  public void begin(String slug, int number) {
    QuarkusTransaction.joiningExisting().run(() -> enqueueUnlessUnderWay(slug, number));
    outbox.nudge();
  }

  private void enqueueUnlessUnderWay(String slug, int number) {
    UUID puzzle = statements.lock(slug).id();
    VersionEntity version = versions.require(puzzle, slug, number);
    if (version.state.mayBeValidated() || version.isLost(patience)) {
      enqueue(new VersionStatements.Numbered(puzzle, number));
    } else if (version.state != VersionState.VALIDATING) {
      throw new ProblemException(ErrorCode.CONFLICT, "version " + number + " is " + version.state);
    }
  }

  /** Requests all open validations again, after the broker has lost its topics. */
  public void enqueueOpen() {
    QuarkusTransaction.joiningExisting()
        .run(() -> statements.lockSentValidations().forEach(this::enqueue));
    outbox.nudge();
  }

  private void enqueue(VersionStatements.Numbered version) {
    UUID task = Generators.timeBasedEpochGenerator().generate();
    byte[] content = statements.beginValidation(version, task);
    AuthorTask validate = new AuthorTask.Validate(task, StoredBundle.files(content));
    outbox.append(Topics.JOBS_BATCH, task.toString(), validate);
  }

  /** Stores a validation's answer. An answer that comes twice or too late changes nothing. */
  @Transactional
  public void end(UUID task, VersionState state, @Nullable String report) {
    statements.endValidation(task, state, report);
  }
}
