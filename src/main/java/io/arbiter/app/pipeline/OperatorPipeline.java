package io.arbiter.app.pipeline;

import io.arbiter.delivery.Log;
import io.arbiter.delivery.LogLoop;
import io.arbiter.server.admin.Workers;
import io.arbiter.server.outbox.UndeliverableRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * What operators see of the workers and of lost records, in role api.
 *
 * <ol>
 *   <li>Each worker tells its state every two seconds: {@link JudgingPipeline}. {@link
 *       #readWorkers} keeps the states in memory.
 *   <li>A reader that cannot read a record sends it to the topic of undeliverable records. {@link
 *       #keepUndeliverable} stores it, so that an admin can have it sent again.
 * </ol>
 */
@ApplicationScoped
class OperatorPipeline {
  /** A new process shows the workers at once. */
  private static final Duration RECENT = Duration.ofSeconds(5);

  private final RunningLoops loops;
  private final Workers workers;
  private final UndeliverableRecords undeliverable;

  OperatorPipeline(RunningLoops loops, Workers workers, UndeliverableRecords undeliverable) {
    this.loops = loops;
    this.workers = workers;
    this.undeliverable = undeliverable;
  }

  void start() {
    readWorkers();
    keepUndeliverable();
  }

  /** Reads the topic of workers. Every api process reads all records. */
  private void readWorkers() {
    var _ =
        loops.followRecent("workers", Log.WORKERS, RECENT, LogLoop.Handler.ofEach(workers::take));
  }

  /** Reads the topic of undeliverable records. Each record goes to one api process. */
  private void keepUndeliverable() {
    loops.shareLog(
        "undeliverable",
        Log.UNDELIVERABLE,
        "arbiter-undeliverable",
        batch -> undeliverable.add(batch.stream().map(LogLoop.Entry::value).toList()));
  }
}
