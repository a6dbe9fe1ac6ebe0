package io.arbiter.app.pipeline;

import io.arbiter.delivery.Log;
import io.arbiter.delivery.LogLoop;
import io.arbiter.server.author.ShippedPreparation;
import io.arbiter.server.author.TaskDesk;
import io.arbiter.server.author.TaskResults;
import io.arbiter.server.puzzle.ShippedPuzzles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * The path of a bundle from PUT to publication, in role api.
 *
 * <ol>
 *   <li>{@link io.arbiter.server.author.AuthorResource} gets the PUT. {@link TaskDesk} sends a task
 *       to the topic of interactive jobs and waits for the answer. A worker reads the bundle and
 *       runs its Python code.
 *   <li>A worker answers on the topic of reports: {@link JudgingPipeline}. {@link #receiveAnswers}
 *       gives the answer to the request that waits.
 *   <li>{@link io.arbiter.server.puzzle.Drafts} stores the bundle as a DRAFT and sends its test set
 *       to the topic of test sets.
 *   <li>For a request for validation, {@link io.arbiter.server.puzzle.Validations} writes a task
 *       for the batch lane into the outbox. The version is VALIDATING.
 *   <li>A worker validates the version. {@link #storeResults} stores the report. The version is
 *       VALIDATED or REJECTED.
 *   <li>When the author publishes the version, {@link io.arbiter.server.puzzle.VersionPublication}
 *       makes it the version that players get. The version is PUBLISHED.
 * </ol>
 *
 * <p>The puzzles that ship with Arbiter are published when it starts. {@link #publishShipped}
 * publishes those that need no worker, before the first request. {@link #prepareShipped} publishes
 * the others when there is a worker.
 */
@ApplicationScoped
class AuthoringPipeline {
  private final Loops loops;
  private final ShippedPuzzles shipped;

  /** Shipped bundles that wait for a worker. */
  private volatile Map<String, Map<String, byte[]>> unprepared = Map.of();

  AuthoringPipeline(Loops loops, ShippedPuzzles shipped) {
    this.loops = loops;
    this.shipped = shipped;
  }

  /** Publishes the shipped bundles that need no worker. */
  void publishShipped() {
    unprepared = shipped.publish();
  }

  /**
   * Reads the topic of reports. Every api process reads all records, since any process may wait for
   * the answer.
   */
  void receiveAnswers(@Observes Loops.ApiStart start, TaskDesk desk) {
    var _ =
        loops
            .follow("task-desk", Log.REPORTS, LogLoop.Handler.ofEach(desk::take))
            .thenRun(desk::open);
  }

  /**
   * Reads the topic of reports and stores the answers that no request waits for: reports of
   * validations and their progress, the steps of imports, counter-examples and fingerprints. Each
   * record goes to one api process.
   */
  void storeResults(@Observes Loops.ApiStart start, TaskResults results) {
    loops.shareLog(
        "task-results", Log.REPORTS, "arbiter-task-results", LogLoop.Handler.ofEach(results::take));
  }

  /** Does the same as an author's PUT for the shipped bundles that only a worker can read. */
  void prepareShipped(@Observes Loops.ApiStart start, ShippedPreparation preparation) {
    preparation.start(unprepared);
    loops.stopAtTheEnd(preparation);
  }
}
