package io.arbiter.server.similarity;

import com.fasterxml.uuid.Generators;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Asks workers for the fingerprints of accepted solutions, in the batch lane and while players are
 * quiet. Thread-safe.
 */
@ApplicationScoped
class FingerprintRequests {
  /**
   * Solutions of one task: a context with the parser costs a worker as much as some twenty small
   * submissions, and each solution little beside it. With the largest sources, and with the most
   * fingerprints that there can be, task and answer are records that the broker takes.
   */
  static final int TASK = 50;

  /** Solutions that workers have been asked for at a time, by tasks that are full. */
  static final int MOST = 4 * TASK;

  private final FingerprintStatements statements;
  private final Outbox outbox;

  FingerprintRequests(FingerprintStatements statements, Outbox outbox) {
    this.statements = statements;
    this.outbox = outbox;
  }

  /**
   * Sends one task at most, and none while the judge is busy or workers have enough of them.
   *
   * @return whether there may be more to ask for than that
   */
  boolean request() {
    boolean more = QuarkusTransaction.joiningExisting().call(this::requestDue);
    outbox.nudge();
    return more;
  }

  private boolean requestDue() {
    if (statements.countInFlight() + TASK > MOST || statements.isBusy()) {
      return true;
    }
    Map<UUID, String> sources =
        statements.request(TASK).stream()
            .collect(Collectors.toMap(one -> one.submission(), one -> one.source()));
    if (!sources.isEmpty()) {
      send(sources);
    }
    return sources.size() == TASK;
  }

  private void send(Map<UUID, String> sources) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    outbox.append(Topics.JOBS_BATCH, id.toString(), new AuthorTask.TakeFingerprints(id, sources));
  }
}
