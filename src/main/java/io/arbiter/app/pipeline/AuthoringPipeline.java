package io.arbiter.app.pipeline;

import io.arbiter.delivery.Log;
import io.arbiter.delivery.LogLoop;
import io.arbiter.server.author.ShippedPreparation;
import io.arbiter.server.author.TaskDesk;
import io.arbiter.server.author.TaskResults;
import io.arbiter.server.puzzle.ShippedPuzzles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * The way of a bundle from PUT to publication, in role api.
 *
 * <ol>
 *   <li>The PUT comes to {@link io.arbiter.server.author.AuthorResource}. {@link TaskDesk} sends a
 *       task to the topic of interactive jobs and waits: a worker reads the bundle with its Python.
 *   <li>A worker answers on the topic of reports: {@link JudgingPipeline}. {@link #hear} gives the
 *       answer to the request that waits.
 *   <li>{@link io.arbiter.server.puzzle.Drafts} stores the bundle as a DRAFT and sends its test set
 *       to the topic of test sets.
 *   <li>A request for validation comes to {@link io.arbiter.server.puzzle.Validations}, which
 *       writes a task into the outbox, for the batch lane. The version is VALIDATING.
 *   <li>A worker validates it. {@link #keep} stores the report; the version is VALIDATED or
 *       REJECTED.
 *   <li>{@link io.arbiter.server.puzzle.VersionPublication} makes the version the one that players
 *       get, when its author asks for it. It is PUBLISHED.
 * </ol>
 *
 * <p>The puzzles that ship with Arbiter are published when it starts. {@link #publishShipped} does
 * that before the first request; {@link #prepareShipped} does the rest once there is a worker.
 */
@ApplicationScoped
public class AuthoringPipeline {
  private final RunningLoops loops;
  private final TaskDesk desk;
  private final TaskResults results;
  private final ShippedPuzzles shipped;
  private final ShippedPreparation preparation;

  /** Shipped bundles that wait for a worker. */
  private volatile Map<String, Map<String, byte[]>> unprepared = Map.of();

  AuthoringPipeline(
      RunningLoops loops,
      TaskDesk desk,
      TaskResults results,
      ShippedPuzzles shipped,
      ShippedPreparation preparation) {
    this.loops = loops;
    this.desk = desk;
    this.results = results;
    this.shipped = shipped;
    this.preparation = preparation;
  }

  /** Publishes those shipped bundles that need no worker. */
  public void publishShipped() {
    unprepared = shipped.publish();
  }

  void start() {
    hear();
    keep();
    prepareShipped();
  }

  /** From the topic of reports, every api process: any of them may wait for the answer. */
  private void hear() {
    var _ =
        loops
            .follow("task-desk", Log.REPORTS, LogLoop.Handler.ofEach(desk::take))
            .thenRun(desk::open);
  }

  /**
   * From the topic of reports, one api process each: what nobody waits for is stored. That is the
   * reports of validations, the counter-examples and the fingerprints.
   */
  private void keep() {
    loops.shareLog(
        "task-results", Log.REPORTS, "arbiter-task-results", LogLoop.Handler.ofEach(results::take));
  }

  /** As an author's PUT, for the shipped bundles that only a worker can read. */
  private void prepareShipped() {
    preparation.start(unprepared);
    loops.stopAtTheEnd(preparation);
  }
}
