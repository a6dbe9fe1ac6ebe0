package io.arbiter.server.similarity;

import com.fasterxml.uuid.Generators;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Asks workers for the fingerprints of accepted solutions, in the batch lane, while no player
 * waits. Thread-safe.
 */
@ApplicationScoped
class FingerprintRequests {
  /**
   * Solutions in one task. To load the parser costs a worker as much as about twenty small
   * submissions; each solution adds little. Even with the largest sources and the most
   * fingerprints, task and answer stay below the broker's largest record.
   */
  static final int TASK = 50;

  /** The most solutions that workers have in hand: four full tasks. */
  static final int MOST = 4 * TASK;

  private final SimilarityQueries queries;
  private final Outbox outbox;

  FingerprintRequests(SimilarityQueries queries, Outbox outbox) {
    this.queries = queries;
    this.outbox = outbox;
  }

  /**
   * Sends at most one task; sends none while the judge is busy or the workers have {@link #MOST}
   * solutions.
   *
   * @return whether there may be more solutions to ask for
   */
  boolean request() {
    boolean more = QuarkusTransaction.joiningExisting().call(this::requestDue);
    outbox.nudge();
    return more;
  }

  private boolean requestDue() {
    SimilarityQueries.Load load = queries.load();
    if (load.inFlight() + TASK > MOST || load.busy()) {
      return true;
    }
    Map<UUID, String> sources =
        queries.request(TASK).stream()
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
