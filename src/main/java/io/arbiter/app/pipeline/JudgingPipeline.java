package io.arbiter.app.pipeline;

import io.arbiter.app.process.ClassArchive;
import io.arbiter.app.process.Roles;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.worker.JobIsolation;
import io.arbiter.worker.JudgeWorker;
import io.arbiter.worker.Slots;
import io.arbiter.worker.StatusReport;
import io.arbiter.worker.StoppedRuns;
import io.arbiter.worker.TestSetCache;
import io.arbiter.worker.Warming;
import io.arbiter.worker.judging.Lane;
import io.arbiter.worker.judging.Lanes;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.AuthorWorker;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The path of a job through a worker, in role worker.
 *
 * <ol>
 *   <li>{@link #start} reads all test sets, and which runs players have stopped.
 *   <li>When the test sets are read and the sandbox has passed its self-test, {@link #judge} starts
 *       a loop for each slot of the sandbox. A {@link ShareLoop} takes one job and renews its lock
 *       until the job is done.
 *   <li>{@link JudgeWorker} judges the source of a {@link Job} and publishes the result on the
 *       topic of events. {@link AuthorWorker} does an {@link AuthorTask} and publishes the answer
 *       on the topic of reports. Both return when the broker has confirmed the record.
 *   <li>Meanwhile {@link #report} shows operators which slots are busy and what the children do.
 *   <li>Then the loop acknowledges the job. If a worker dies before that, another worker gets the
 *       job.
 * </ol>
 */
@ApplicationScoped
class JudgingPipeline {
  private static final Logger LOG = Logger.getLogger(JudgingPipeline.class);

  private final Loops loops;
  private final Sandboxes sandboxes;
  private final JudgeWorker judge;
  private final AuthorWorker authors;
  private final Slots slots;
  private final Lanes lanes;
  private final Warming warming;
  private final JobIsolation isolation = new JobIsolation();

  JudgingPipeline(
      Loops loops,
      Sandboxes sandboxes,
      JudgeWorker judge,
      AuthorWorker authors,
      Slots slots,
      Warming warming) {
    this.loops = loops;
    this.sandboxes = sandboxes;
    this.judge = judge;
    this.authors = authors;
    this.slots = slots;
    this.warming = warming;
    lanes = new Lanes(sandboxes.slots());
  }

  /**
   * Logs the result of the sandbox's self-test when the test ends. Returns at once. A worker must
   * not run without a working sandbox, so the process ends when the test fails.
   */
  void guard(@Observes StartupEvent event) {
    if (Roles.configured().worker()) {
      var _ =
          sandboxes
              .confinement()
              // A process that stops ends its children during the test. That is no failure.
              .whenComplete(
                  (held, failure) -> loops.unlessStopping(() -> logResult(held, failure)));
    }
  }

  private static void logResult(@Nullable Confinement held, @Nullable Throwable failure) {
    if (held == null) {
      LOG.errorf("no worker here: %s", reason(failure));
      Quarkus.asyncExit(1);
    } else if (held.missing().isEmpty()) {
      LOG.infof(
          "the sandbox has passed its self-test: no_new_privs, Landlock ABI %d, seccomp, resource"
              + " limits",
          held.landlock());
    } else {
      LOG.warnf("the sandbox runs without %s", String.join(", ", held.missing()));
    }
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure instanceof CompletionException e && e.getCause() != null) {
      return reason(e.getCause());
    }
    return failure == null ? "" : String.valueOf(failure.getMessage());
  }

  /** Tells operators what this worker does. */
  void report(@Observes Loops.WorkerStart start, StatusReport report) {
    loops.restingTurns("worker-status", _ -> report.turn());
    loops.stopAtTheEnd(report::stop);
  }

  /**
   * Reads all test sets, and which runs were stopped in the last hour. Every worker reads all
   * records. The worker takes no job before it has read them and the sandbox has passed its
   * self-test.
   */
  void start(@Observes Loops.WorkerStart start, TestSetCache testSets, StoppedRuns stopped) {
    loops.stopAtTheEnd(sandboxes);
    CompletableFuture<Void> complete =
        CompletableFuture.allOf(
            loops.readAll(
                "test-sets",
                Log.TEST_SETS,
                batch -> batch.forEach(record -> testSets.add(record.key(), record.value()))),
            loops.followRecent(
                "stops",
                Log.STOPS,
                StoppedRuns.KEPT,
                batch -> batch.forEach(record -> stopped.stop(record.value().submission()))));
    var _ =
        sandboxes
            .confinement()
            .thenCombine(complete, (confined, all) -> true)
            .thenRun(() -> loops.unlessStopping(this::judge));
  }

  /**
   * Takes jobs from the topics of jobs while children start here. Each job goes to one worker.
   * {@link Lanes} decides when a batch job may run, and {@link JobIsolation} which job runs alone.
   * While no job is there, {@link Warming} makes children quick.
   */
  private void judge() {
    loops.restingTurns("warming", _ -> warming.turn(ClassArchive::writeOnce));
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
