package io.arbiter.app.pipeline;

import io.arbiter.delivery.Log;
import io.arbiter.delivery.LogLoop;
import io.arbiter.server.author.TaskEngine;
import io.arbiter.server.puzzle.ShippedPuzzles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The path of a bundle from PUT to publication, in role api.
 *
 * <ol>
 *   <li>{@link io.arbiter.server.author.BundleResource} gets the PUT. {@link TaskEngine} stores a
 *       task, and writes a record for the lane of interactive jobs into the outbox. A worker reads
 *       the bundle and runs its Python code.
 *   <li>The worker answers on the topic of reports: {@link JudgingPipeline}. {@link #storeResults}
 *       gives the answer to {@link TaskEngine}. {@link io.arbiter.server.puzzle.Drafts} stores the
 *       bundle as a DRAFT and sends its test set to the topic of test sets.
 *   <li>For a request for validation, {@link TaskEngine} stores a task, and writes a record for the
 *       batch lane into the outbox. The version is VALIDATING as long as the task is open.
 *   <li>A worker validates the version. {@link #storeResults} stores the report. The version is
 *       VALIDATED or REJECTED.
 *   <li>When the author publishes the version, {@link io.arbiter.server.puzzle.VersionPublication}
 *       makes it the version that players get. The version is PUBLISHED.
 * </ol>
 *
 * <p>A client that waits for a task looks at the stored task: {@link
 * io.arbiter.server.author.LongWork}.
 *
 * <p>The puzzles that ship with Arbiter are published when it starts. {@link #publishShipped}
 * publishes those that need no worker, before the first request. The others are tasks in the batch
 * lane.
 */
@ApplicationScoped
class AuthoringPipeline {
  private final Loops loops;
  private final TaskEngine engine;
  private final ShippedPuzzles shipped;

  AuthoringPipeline(Loops loops, TaskEngine engine, ShippedPuzzles shipped) {
    this.loops = loops;
    this.engine = engine;
    this.shipped = shipped;
  }

  /** Publishes the shipped bundles, except for those that only a worker can prepare. */
  void publishShipped() {
    engine.prepareShipped(shipped.publish());
  }

  /** Reads the topic of reports. Each record goes to one api process. */
  void storeResults(@Observes Loops.ApiStart start) {
    loops.shareLog(
        "task-results", Log.REPORTS, "arbiter-task-results", LogLoop.Handler.ofEach(engine::take));
  }
}
