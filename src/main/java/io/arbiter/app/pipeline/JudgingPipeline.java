package io.arbiter.app.pipeline;

import io.arbiter.delivery.Log;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.worker.JobIsolation;
import io.arbiter.worker.JudgeWorker;
import io.arbiter.worker.Slots;
import io.arbiter.worker.StatusReport;
import io.arbiter.worker.StoppedRuns;
import io.arbiter.worker.TestSetCache;
import io.arbiter.worker.judging.Lane;
import io.arbiter.worker.judging.Lanes;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.AuthorWorker;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/**
 * The path of a job through a worker, in role worker.
 *
 * <ol>
 *   <li>{@link #readTestSets} reads all test sets, and {@link #readStops} which runs players have
 *       stopped.
 *   <li>When the test sets are read and the sandbox has passed its self-test, {@link #judge} starts
 *       a loop for each slot of the sandbox. A {@link ShareLoop} takes one job and renews its lock
 *       until the job is done.
 *   <li>{@link JudgeWorker} judges the source of a {@link Job} and publishes the result on the
 *       topic of events. {@link AuthorWorker} does an {@link AuthorTask} and publishes the answer
 *       on the topic of reports. Both return when the broker has confirmed the record.
 *   <li>Meanwhile {@link #report} tells operators which slots are busy and what the children do.
 *   <li>Then the loop acknowledges the job. If a worker dies before that, another worker gets the
 *       job.
 * </ol>
 */
@ApplicationScoped
public class JudgingPipeline {
  private final RunningLoops loops;
  private final Sandboxes sandboxes;
  private final TestSetCache testSets;
  private final JudgeWorker judge;
  private final AuthorWorker authors;
  private final Lanes lanes;
  private final StoppedRuns stopped;
  private final Slots slots;
  private final StatusReport report;
  private final JobIsolation isolation = new JobIsolation();

  JudgingPipeline(
      RunningLoops loops,
      Sandboxes sandboxes,
      TestSetCache testSets,
      JudgeWorker judge,
      AuthorWorker authors,
      StoppedRuns stopped,
      Slots slots,
      StatusReport report) {
    this.loops = loops;
    this.sandboxes = sandboxes;
    this.testSets = testSets;
    this.judge = judge;
    this.authors = authors;
    this.stopped = stopped;
    this.slots = slots;
    this.report = report;
    this.lanes = new Lanes(sandboxes.slots());
  }

  /** Starts the worker. The worker takes no job before it is ready. */
  public void start() {
    loops.stopAtTheEnd(sandboxes);
    report();
    CompletableFuture<Void> complete = CompletableFuture.allOf(readTestSets(), readStops());
    var _ =
        sandboxes
            .confinement()
            .thenCombine(complete, (confined, all) -> true)
            .thenRun(() -> loops.unlessStopping(this::judge));
  }

  /** Tells operators what this worker does. */
  private void report() {
    loops.restingTurns("worker-status", _ -> report.turn());
    loops.stopAtTheEnd(report::stop);
  }

  /** Reads the topic of test sets. Every worker reads all records. */
  private CompletableFuture<Void> readTestSets() {
    return loops.readAll(
        "test-sets",
        Log.TEST_SETS,
        batch -> batch.forEach(record -> testSets.add(record.key(), record.value())));
  }

  /** Reads which runs were stopped lately. Every worker reads all records. */
  private CompletableFuture<Void> readStops() {
    return loops.followRecent(
        "stops",
        Log.STOPS,
        StoppedRuns.KEPT,
        batch -> batch.forEach(record -> stopped.stop(record.value().submission())));
  }

  /**
   * Takes jobs from the topics of jobs while children start here. Each job goes to one worker.
   * {@link Lanes} decides when a batch job may run, and {@link JobIsolation} which job runs alone.
   */
  private void judge() {
    ShareLoop.Handler interactive = lanes.interactive(handler(Lane.INTERACTIVE));
    for (int slot = 0; slot < sandboxes.slots(); slot++) {
      loops.takeJobs(
          "judge-" + slot,
          Topics.JOBS_INTERACTIVE,
          sandboxes::ready,
          slots.watch(false, interactive));
    }
    for (int slot = 0; slot < sandboxes.batchSlots(); slot++) {
      loops.takeJobs(
          "judge-batch-" + slot,
          Topics.JOBS_BATCH,
          sandboxes::ready,
          slots.watch(true, lanes.batch(handler(Lane.BATCH))));
    }
  }

  private ShareLoop.Handler handler(Lane lane) {
    ShareLoop.Handler alone =
        isolation.isolate(
            (work, delivery) ->
                switch (work) {
                  case Job job -> judge.handle(job, delivery, lane);
                  case AuthorTask task -> authors.handle(task, delivery);
                });
    return (work, delivery) -> {
      if (work instanceof Job job) {
        judge.receive(job, delivery);
      }
      return alone.handle(work, delivery);
    };
  }
}
